import CheckCircleOutlined from "@ant-design/icons/es/icons/CheckCircleOutlined";
import MinusCircleOutlined from "@ant-design/icons/es/icons/MinusCircleOutlined";
import WarningFilled from "@ant-design/icons/es/icons/WarningFilled";
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { PermissionSetsOfKindQuery } from "../graphql/generated/graphql.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { Tag } from "../ui/tag.tsx";
import { Moment } from "../ui/time.tsx";
import { stopsWithout } from "./authorizer-profile.ts";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import css from "./authorizer-page.module.css";

const setsQuery = graphql(`
  query PermissionSetsOfKind($kind: AuthorizerKind) {
    permissionSets(kind: $kind) {
      id
      name
      exclusive
      description
    }
  }
`);

interface SetRow {
  set: PermissionSetsOfKindQuery["permissionSets"][number];
  grantedAt: string | null;
  isMissing: boolean;
}

const keyOf = ({ set }: SetRow): string => String(set.id);
const labelOf = ({ set }: SetRow): string => `${set.id} ${set.name}`;

/** What the merchant granted, what is missing, and what stops without it. */
export function PermissionsTab({ authorizer }: { authorizer: AuthorizerOnPage }) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const kind = authorizer.kind === "OTHER" ? null : authorizer.kind === "MINI_SHOP" ? "MINI_PROGRAM" : authorizer.kind;
  const [{ data, error, fetching }, read] = useQuery({ query: setsQuery, variables: { kind } });
  const { permissionSets: granted, missingPermissionSets: missing, changes } = authorizer;

  const rows = useMemo(() => {
    const grants = new Map(granted.map(({ permissionSet, grantedAt }) => [permissionSet.id, grantedAt]));
    const needed = new Set(missing.map(({ id }) => id));
    const known = data?.permissionSets ?? [];
    const newer = granted.map(({ permissionSet }) => permissionSet).filter(({ id }) => !known.some((k) => k.id === id));
    const all = [...known, ...newer].map((set) => ({
      set,
      grantedAt: grants.get(set.id) ?? null,
      isMissing: needed.has(set.id),
    }));
    const order = ({ isMissing, grantedAt }: SetRow): number => (isMissing ? 0 : grantedAt ? 1 : 2);
    return all.sort((a, b) => order(a) - order(b) || a.set.id - b.set.id);
  }, [data, granted, missing]);

  const columns = useMemo<Column<SetRow>[]>(
    () => [
      {
        id: "set",
        title: texts.set,
        rowHeader: true,
        cell: ({ set }) => (
          <>
            {set.id} {set.name} {set.exclusive && <Tag hue="slate">{texts.exclusive}</Tag>}
          </>
        ),
      },
      {
        id: "state",
        title: texts.state,
        cell: ({ grantedAt, isMissing }) =>
          grantedAt ? (
            <Tag hue="green" icon={<CheckCircleOutlined aria-hidden />}>
              {texts.granted}
            </Tag>
          ) : isMissing ? (
            <Tag hue="amber" icon={<WarningFilled aria-hidden />}>
              {texts.missing}
            </Tag>
          ) : (
            <Tag hue="slate" icon={<MinusCircleOutlined aria-hidden />}>
              {texts.notGranted}
            </Tag>
          ),
      },
      { id: "since", title: texts.since, cell: ({ grantedAt }) => grantedAt && <Moment at={grantedAt} /> },
      {
        id: "covers",
        title: texts.covers,
        cell: ({ set }) => <span className={css["covers"]}>{set.description}</span>,
      },
      {
        id: "stops",
        title: texts.stops,
        cell: ({ set }) => <span className={css["covers"]}>{stopsWithout[set.id]?.[language]}</span>,
      },
    ],
    [texts, language],
  );

  const last = changes.nodes.find((change) => change.granted.length > 0 || change.withdrawn.length > 0);
  const names = (sets: readonly { id: number; name: string }[]): string =>
    sets.map(({ id, name }) => `${id} ${name}`).join(texts.and);
  return (
    <>
      {error && <QueryError what={texts.sets} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />}
      {last && (
        <p className={css["note"]}>
          {texts.last} <Moment at={last.at} />
          {last.granted.length > 0 && ` · ${texts.came(names(last.granted))}`}
          {last.withdrawn.length > 0 && ` · ${texts.went(names(last.withdrawn))}`}
        </p>
      )}
      <DataTable
        name="permission-sets"
        label={texts.sets}
        columns={columns}
        rows={data ? rows : undefined}
        rowKey={keyOf}
        rowLabel={labelOf}
        fetching={fetching}
        empty={<EmptyState>{texts.none}</EmptyState>}
      />
      <p className={css["note"]}>{texts.exclusiveNote}</p>
    </>
  );
}

const catalogue = messages({
  zh: {
    sets: "权限集",
    set: "权限集",
    state: "状态",
    since: "授予时间",
    covers: "包含",
    stops: "缺少时",
    granted: "已授予",
    missing: "缺少",
    notGranted: "未授予",
    exclusive: "互斥",
    and: "、",
    last: "最近一次变化 ·",
    came: (sets: string) => `新增 ${sets}`,
    went: (sets: string) => `失去 ${sets}`,
    none: "没有已知的权限集。",
    exclusiveNote: "互斥：同一时间只能授予一个平台；商家把它授予别的平台，这里就失去它。",
  },
  en: {
    sets: "Permission sets",
    set: "Set",
    state: "State",
    since: "Granted",
    covers: "Covers",
    stops: "Without it",
    granted: "Granted",
    missing: "Missing",
    notGranted: "Not granted",
    exclusive: "exclusive",
    and: ", ",
    last: "Last change ·",
    came: (sets) => `came: ${sets}`,
    went: (sets) => `went: ${sets}`,
    none: "No permission set is known.",
    exclusiveNote: "Exclusive: only one platform can hold it; when the merchant grants it to another, it is gone here.",
  },
});
