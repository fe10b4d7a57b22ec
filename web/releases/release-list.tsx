import { getRouteApi, Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useMemo } from "react";
import { useQuery } from "urql";
import type { DeploymentPartsFragment, DeploymentReleaseRowFragment } from "../graphql/generated/graphql.ts";
import { releaseStateValues } from "../graphql/generated/schema-facts.ts";
import { useLanguage } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import { ColumnPicker } from "../ui/data-table/column-picker.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Facet } from "../ui/facet.tsx";
import { FilterBar, FilterChips } from "../ui/filter-bar.tsx";
import { IdText } from "../ui/id-text.tsx";
import { useKept } from "../ui/kept.ts";
import { pageArguments, Pager, pageSteps } from "../ui/pager.tsx";
import type { PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { releaseStates } from "../ui/states.tsx";
import { Moment } from "../ui/time.tsx";
import { catalogue } from "./deployment-messages.ts";
import { deploymentReleasesQuery, useLiveReleases } from "./live-releases.ts";
import { ReleaseStanding, ReleaseWhy } from "./release-standing.tsx";
import css from "./releases.module.css";

const route = getRouteApi("/shell/deployments/$id");

/** The releases of a deployment as they change, narrowed by state and errcode. */
export function ReleaseList({ deployment }: { deployment: DeploymentPartsFragment }) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { id, counts } = deployment;
  const columns = useColumns();

  const filterBy = (change: Pick<typeof search, "state" | "errcode">): void =>
    void navigate({ search: (old) => ({ ...old, ...change, after: undefined, before: undefined }), replace: true });
  const go = (to: PageSearch): void => void navigate({ search: (old) => ({ ...old, ...to }) });
  const clear = (): void => filterBy({ state: undefined, errcode: undefined });

  const filter = {
    deploymentId: id,
    ...(search.state && { states: search.state }),
    ...(search.errcode !== undefined && { errcode: search.errcode }),
  };
  const [{ data, error, fetching }, read] = useQuery({
    query: deploymentReleasesQuery,
    variables: { filter, ...pageArguments(search) },
    requestPolicy: "cache-and-network",
  });
  useLiveReleases(id, counts, () => read({ requestPolicy: "network-only" }));
  const list = useKept(data?.releases, id);
  const { previous, next } = pageSteps(list?.pageInfo);
  // Live rows that left the filter stay where they are until the list is read again.
  const fadedKeys = useMemo(
    () => new Set(list?.nodes.filter(({ state }) => search.state && !search.state.includes(state)).map(keyOf)),
    [list, search.state],
  );

  const errcodes = deployment.problems.flatMap(({ wechat }) => (wechat ? [wechat] : []));
  const chips = [
    ...(search.state ?? []).map((state) => ({
      key: state,
      label: texts.stateIs(releaseStates[state][language]),
      onRemove: () => {
        const rest = search.state?.filter((other) => other !== state) ?? [];
        filterBy({ state: rest.length > 0 ? rest : undefined });
      },
    })),
    ...(search.errcode === undefined
      ? []
      : [
          {
            key: "errcode",
            label: texts.errcodeIs(search.errcode),
            onRemove: () => filterBy({ errcode: undefined }),
          },
        ]),
  ];
  return (
    <>
      <FilterBar>
        <Facet
          label={texts.state}
          options={releaseStateValues.map((value) => ({ value, label: releaseStates[value][language] }))}
          chosen={search.state}
          onChange={(state) => filterBy({ state })}
        />
        {errcodes.length > 0 && (
          <select
            className={css["select"]}
            aria-label={texts.errcode}
            value={search.errcode ?? ""}
            onChange={(event) =>
              filterBy({ errcode: event.target.value === "" ? undefined : Number(event.target.value) })
            }
          >
            <option value="">{texts.allErrcodes}</option>
            {errcodes.map(({ errcode, meaning }) => (
              <option key={errcode} value={errcode}>
                {errcode} {meaning}
              </option>
            ))}
          </select>
        )}
        <ColumnPicker name="deployment-releases" columns={columns} />
      </FilterBar>
      {chips.length > 0 && <FilterChips chips={chips} onClear={clear} totalCount={list?.totalCount} />}
      {error && (
        <QueryError what={texts.releases} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
      )}
      <DataTable
        name="deployment-releases"
        label={texts.releases}
        columns={columns}
        rows={list?.nodes}
        rowKey={keyOf}
        rowLabel={labelOf}
        fetching={fetching}
        fadedKeys={fadedKeys}
        onOpen={(row) => void navigate({ to: "/releases/$id", params: { id: row.id } })}
        onPage={{ previous: previous && (() => go(previous)), next: next && (() => go(next)) }}
        empty={<EmptyState acts={<Button onClick={clear}>{texts.clearFilters}</Button>}>{texts.noMatch}</EmptyState>}
      />
      <Pager search={search} pageInfo={list?.pageInfo} onGo={go} />
    </>
  );
}

function useColumns(): Column<DeploymentReleaseRowFragment>[] {
  const texts = useMessages(catalogue);
  return useMemo(
    () => [
      {
        id: "account",
        title: texts.account,
        rowHeader: true,
        cell: (row) => (
          <Link to="/releases/$id" params={{ id: row.id }}>
            <bdi>{row.authorizer.nickName || row.authorizer.appId}</bdi>
          </Link>
        ),
      },
      { id: "appid", title: "AppID", cell: (row) => <IdText id={row.authorizer.appId} what="AppID" cut /> },
      { id: "state", title: texts.state, cell: (row) => <ReleaseStanding release={row} /> },
      { id: "why", title: texts.why, width: "36%", cell: (row) => <ReleaseWhy release={row} /> },
      {
        id: "changed",
        title: texts.changed,
        cell: (row) => (
          <span className={css["nowrap"]}>
            <Moment at={row.changedAt} />
          </span>
        ),
      },
      {
        id: "audit",
        title: texts.auditId,
        hidden: true,
        cell: (row) => (row.auditId ? <IdText id={row.auditId} what={texts.auditId} /> : "–"),
      },
    ],
    [texts],
  );
}

const keyOf = (row: DeploymentReleaseRowFragment): string => row.id;
const labelOf = (row: DeploymentReleaseRowFragment): string => row.authorizer.nickName || row.authorizer.appId;
