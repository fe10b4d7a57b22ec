import CloudUploadOutlined from "@ant-design/icons/es/icons/CloudUploadOutlined";
import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import Button from "antd/es/button";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { TemplateRowFragment } from "../graphql/generated/graphql.ts";
import type { TemplateKind } from "../graphql/generated/schema-facts.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useKept } from "../ui/kept.ts";
import { pageArguments, Pager, pageSteps } from "../ui/pager.tsx";
import type { PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton, useRefusal } from "../ui/role.tsx";
import { Moment } from "../ui/time.tsx";
import { catalogue } from "./messages.ts";
import type { TemplateTab } from "./routes.ts";
import { Description, Source } from "./source.tsx";
import css from "./templates.module.css";

graphql(`
  fragment TemplateRow on Template {
    id
    templateId
    userVersion
    userDesc
    sourceAppId
    sourceName
    developer
    createdAt
    accountsOnline
    deployments
  }
`);

const listQuery = graphql(`
  query TemplateList($kind: TemplateKind, $search: String, $first: Int, $after: String, $last: Int, $before: String) {
    templates(kind: $kind, search: $search, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        ...TemplateRow
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

interface LibraryListProps {
  kind: TemplateKind;
  search: PageSearch & { q?: string | undefined; seen?: string | undefined };
  /** What stands above the list, with how many there are. */
  bar: (count: number | undefined) => ReactNode;
  onGo: (to: PageSearch) => void;
  onTab: (tab: TemplateTab) => void;
  onRemove: (id: string) => void;
  onClear: () => void;
}

/** One kind of the template library. */
export function LibraryList({ kind, search, bar, onGo, onTab, onRemove, onClear }: LibraryListProps) {
  const texts = useMessages(catalogue);
  const columns = useColumns(onRemove);
  const variables = { kind, search: search.q ?? null, ...pageArguments(search) };
  const [{ data, error, fetching }, read] = useQuery({
    query: listQuery,
    variables,
    requestPolicy: "cache-and-network",
  });
  const list = useKept(data?.templates);
  const { previous, next } = pageSteps(list?.pageInfo);
  const empty = search.q ? (
    <EmptyState acts={<Button onClick={onClear}>{texts.clearSearch}</Button>}>{texts.noMatch}</EmptyState>
  ) : kind === "NORMAL" ? (
    <EmptyState
      acts={
        <Button type="primary" onClick={() => onTab("drafts")}>
          {texts.openDrafts}
        </Button>
      }
    >
      {texts.emptyNormal}
    </EmptyState>
  ) : (
    <EmptyState acts={<Button onClick={() => onTab("normal")}>{texts.openNormal}</Button>}>
      {texts.emptyStandard}
    </EmptyState>
  );
  return (
    <>
      {bar(list?.totalCount)}
      {error && (
        <QueryError what={texts.readTemplates} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />
      )}
      <DataTable
        name="templates"
        label={kind === "NORMAL" ? texts.normal : texts.standard}
        columns={columns}
        rows={list?.nodes}
        rowKey={keyOf}
        rowLabel={labelOf}
        fetching={fetching}
        seenKey={search.seen}
        onPage={{ previous: previous && (() => onGo(previous)), next: next && (() => onGo(next)) }}
        empty={empty}
      />
      <Pager search={search} pageInfo={list?.pageInfo} onGo={onGo} />
    </>
  );
}

function useColumns(onRemove: (id: string) => void): Column<TemplateRowFragment>[] {
  const texts = useMessages(catalogue);
  return useMemo(
    () => [
      {
        id: "version",
        title: texts.version,
        rowHeader: true,
        cell: (template) => (
          <span className={css["name"]}>
            <bdi>{template.userVersion}</bdi>
            <small>{texts.templateId(template.templateId)}</small>
          </span>
        ),
      },
      {
        id: "description",
        title: texts.description,
        width: "28%",
        cell: (template) => <Description text={template.userDesc} />,
      },
      {
        id: "source",
        title: texts.source,
        cell: (template) => <Source name={template.sourceName} appId={template.sourceAppId} />,
      },
      { id: "developer", title: texts.developer, cell: (template) => <bdi>{template.developer ?? "–"}</bdi> },
      {
        id: "uploaded",
        title: texts.uploaded,
        cell: (template) => (
          <span className={css["nowrap"]}>
            <Moment at={template.createdAt} />
          </span>
        ),
      },
      {
        id: "online",
        title: texts.online,
        align: "end",
        cell: (template) =>
          template.accountsOnline > 0 ? (
            texts.onAccounts(template.accountsOnline)
          ) : (
            <span className={css["quiet"]}>{texts.onAccounts(0)}</span>
          ),
      },
      {
        id: "deployments",
        title: texts.deployments,
        align: "end",
        cell: (template) =>
          template.deployments > 0 ? (
            <PathLink path={`/deployments?template=${template.id}`}>{texts.times(template.deployments)}</PathLink>
          ) : (
            <span className={css["quiet"]}>–</span>
          ),
      },
      {
        id: "acts",
        title: texts.acts,
        cell: (template) => (
          <span className={css["acts"]}>
            <DeployLink template={template} />
            <GatedButton
              needs="RELEASER"
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={texts.removeTemplate(template.userVersion, template.templateId)}
              onClick={() => onRemove(template.id)}
            >
              {texts.remove}
            </GatedButton>
          </span>
        ),
      },
    ],
    [texts, onRemove],
  );
}

function DeployLink({ template }: { template: TemplateRowFragment }) {
  const texts = useMessages(catalogue);
  const refusal = useRefusal("RELEASER");
  const name = texts.deployTemplate(template.userVersion, template.templateId);
  if (refusal) {
    return (
      <GatedButton needs="RELEASER" size="small" icon={<CloudUploadOutlined aria-hidden />} aria-label={name}>
        {texts.deploy}
      </GatedButton>
    );
  }
  return (
    <PathLink path={`/deployments?dialog=deploy&deployTemplate=${template.id}`} className={css["deploy"]} title={name}>
      <CloudUploadOutlined aria-hidden /> {texts.deploy}
      <span className="visually-hidden">{name}</span>
    </PathLink>
  );
}

const keyOf = (template: TemplateRowFragment): string => template.id;
const labelOf = (template: TemplateRowFragment): string => template.userVersion;
