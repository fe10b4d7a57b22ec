import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { lazy, Suspense, useCallback, useEffect, useMemo } from "react";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { DeploymentRowFragment } from "../graphql/generated/graphql.ts";
import { deploymentStateValues } from "../graphql/generated/schema-facts.ts";
import { formatNumber } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { ColumnPicker } from "../ui/data-table/column-picker.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Facet } from "../ui/facet.tsx";
import { FilterBar, FilterChips } from "../ui/filter-bar.tsx";
import { useKept } from "../ui/kept.ts";
import { NewsPill } from "../ui/news-pill.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { pageArguments, Pager, pageSteps } from "../ui/pager.tsx";
import type { PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { GatedButton } from "../ui/role.tsx";
import { deploymentStates } from "../ui/states.tsx";
import { Duration, Moment } from "../ui/time.tsx";
import { mostAccounts } from "./deploy/most-accounts.ts";
import { DeploymentProgress } from "./deployment-progress.tsx";
import { DeploymentStateTag } from "./deployment-state-tag.tsx";
import { catalogue } from "./deployments-messages.ts";
import { useLiveDeployments } from "./live-deployments.ts";
import css from "./releases.module.css";
import { TemplateFilter } from "./template-filter.tsx";

const DeployDialog = lazy(() => import("./deploy/deploy-dialog.tsx").then((part) => ({ default: part.DeployDialog })));
const route = getRouteApi("/shell/deployments");

graphql(`
  fragment DeploymentRow on Deployment {
    id
    number
    version
    description
    createdAt
    endedAt
    startedBy
    template {
      id
      templateId
      userVersion
      userDesc
    }
    ...DeploymentStateParts
    ...DeploymentProgress
  }
`);

const listQuery = graphql(`
  query Deployments($filter: DeploymentFilter, $first: Int, $after: String, $last: Int, $before: String) {
    deployments(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        ...DeploymentRow
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    platform {
      counts {
        templates
      }
    }
  }
`);

/** Every deployment, newest first; those that run are live. */
export function DeploymentsPage() {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const templateName = useTemplateName(search.template);
  const filter = {
    ...(search.state && { states: search.state }),
    ...(search.template && { templateId: search.template }),
  };
  const [{ data, error, fetching }, read] = useQuery({
    query: listQuery,
    variables: { filter, ...pageArguments(search) },
    requestPolicy: "cache-and-network",
  });
  const kept = useKept(data);
  const list = kept?.deployments;
  const waiting = useLiveDeployments(list, filter);
  const readAgain = useCallback((): void => read({ requestPolicy: "network-only" }), [read]);
  // Nobody looks at a row of an empty list.
  useEffect(() => {
    if (list?.nodes.length === 0 && waiting > 0) readAgain();
  }, [list, waiting, readAgain]);
  const { previous, next } = pageSteps(list?.pageInfo);
  // Live rows that left the filter stay where they are until the list is read again.
  const fadedKeys = useMemo(
    () => new Set(list?.nodes.filter(({ state }) => search.state && !search.state.includes(state)).map(keyOf)),
    [list, search.state],
  );

  const filterBy = (change: Pick<typeof search, "state" | "template">): void =>
    void navigate({ search: (old) => ({ ...old, ...change, after: undefined, before: undefined }), replace: true });
  const go = (to: PageSearch): void => void navigate({ search: (old) => ({ ...old, ...to }) });
  const clear = (): void => filterBy({ state: undefined, template: undefined });
  const openDialog = (): void => void navigate({ search: (old) => ({ ...old, dialog: "deploy" }) });

  const chips = [
    ...(search.state ?? []).map((state) => ({
      key: state,
      label: `${texts.state}${texts.colon}${deploymentStates[state][language]}`,
      onRemove: () => {
        const rest = search.state?.filter((other) => other !== state) ?? [];
        filterBy({ state: rest.length > 0 ? rest : undefined });
      },
    })),
    ...(search.template
      ? [
          {
            key: "template",
            label: templateName,
            onRemove: () => filterBy({ template: undefined }),
          },
        ]
      : []),
  ];
  const accounts = search.accounts ?? [];
  const hasTemplates = (kept?.platform.counts.templates ?? 0) > 0;

  return (
    <>
      <PageHeader
        title={texts.title}
        count={list?.totalCount}
        acts={
          <>
            <Link to="/versions">{texts.whoRunsWhat}</Link>
            <GatedButton needs="RELEASER" onClick={() => void navigate({ to: "/deployments/new" })}>
              {texts.wizard}
            </GatedButton>
            <GatedButton needs="RELEASER" type="primary" icon={<PlusOutlined aria-hidden />} onClick={openDialog}>
              {texts.deploy}
            </GatedButton>
          </>
        }
      />
      <FilterBar>
        <Facet
          label={texts.state}
          options={deploymentStateValues.map((value) => ({ value, label: deploymentStates[value][language] }))}
          chosen={search.state}
          onChange={(state) => filterBy({ state })}
        />
        <TemplateFilter chosen={search.template} onChange={(template) => filterBy({ template })} />
        <ColumnPicker name="deployments" columns={columns} />
      </FilterBar>
      <FilterChips chips={chips} onClear={clear} totalCount={list?.totalCount} />
      {error && <QueryError what={texts.deployments} error={error} onRetry={readAgain} />}
      {waiting > 0 && <NewsPill onShow={readAgain}>{texts.waiting(waiting)}</NewsPill>}
      <DataTable
        name="deployments"
        label={texts.title}
        columns={columns}
        rows={list?.nodes}
        rowKey={keyOf}
        rowLabel={labelOf}
        fetching={fetching}
        fadedKeys={fadedKeys}
        onOpen={({ id }) => void navigate({ to: "/deployments/$id", params: { id } })}
        onPage={{ previous: previous && (() => go(previous)), next: next && (() => go(next)) }}
        empty={
          chips.length > 0 ? (
            <EmptyState acts={<Button onClick={clear}>{texts.clearFilters}</Button>}>{texts.noMatch}</EmptyState>
          ) : hasTemplates ? (
            <EmptyState
              acts={
                <GatedButton needs="RELEASER" type="primary" onClick={openDialog}>
                  {texts.deployFirst}
                </GatedButton>
              }
            >
              {texts.empty}
            </EmptyState>
          ) : (
            <EmptyState acts={<PathLink path="/templates?tab=drafts">{texts.addTemplate}</PathLink>}>
              {texts.emptyWithoutTemplate}
            </EmptyState>
          )
        }
      />
      <Pager search={search} pageInfo={list?.pageInfo} onGo={go} />
      {search.dialog === "deploy" && accounts.length > mostAccounts && (
        <Navigate to="/deployments/new" search={{ accounts, template: search.deployTemplate }} replace />
      )}
      {search.dialog === "deploy" && accounts.length <= mostAccounts && (
        <Suspense>
          <DeployDialog
            templateId={search.deployTemplate}
            appIds={accounts}
            onClose={() =>
              void navigate({
                search: (old) => ({ ...old, dialog: undefined, accounts: undefined, deployTemplate: undefined }),
                replace: true,
              })
            }
            onStarted={(id) => void navigate({ to: "/deployments/$id", params: { id } })}
            onMore={(draft) => void navigate({ to: "/deployments/new", search: { draft } })}
          />
        </Suspense>
      )}
    </>
  );
}

const chosenTemplateQuery = graphql(`
  query TemplateOfFilter($id: ID!) {
    template(id: $id) {
      id
      templateId
      userVersion
    }
  }
`);

function useTemplateName(id: string | undefined): string {
  const texts = useMessages(catalogue);
  const [{ data }] = useQuery({ query: chosenTemplateQuery, variables: { id: id ?? "" }, pause: !id });
  const template = data?.template;
  return template ? texts.templateOf(template.templateId, template.userVersion) : texts.template;
}

function useColumns(): Column<DeploymentRowFragment>[] {
  const texts = useMessages(catalogue);
  return useMemo(
    () => [
      {
        id: "number",
        title: texts.deployment,
        rowHeader: true,
        cell: (row) => (
          <span className={css["name"]}>
            <Link to="/deployments/$id" params={{ id: row.id }}>
              #{row.number} <bdi>{row.version}</bdi>
            </Link>
            <small className={css["oneLine"]} title={row.description}>
              <bdi>{row.description}</bdi>
            </small>
          </span>
        ),
      },
      {
        id: "template",
        title: texts.template,
        cell: (row) => (
          <span className={css["name"]}>
            <span>{texts.templateOf(row.template.templateId, row.template.userVersion)}</span>
            <small className={css["oneLine"]} title={row.template.userDesc}>
              <bdi>{row.template.userDesc}</bdi>
            </small>
          </span>
        ),
      },
      { id: "state", title: texts.state, cell: (row) => <DeploymentStateTag deployment={row} /> },
      {
        id: "progress",
        title: texts.progress,
        width: "22%",
        cell: (row) => (
          <div className={css["rowBar"]}>
            <DeploymentProgress deployment={row} />
          </div>
        ),
      },
      {
        id: "released",
        title: texts.released,
        align: "end",
        cell: ({ counts }) => `${formatNumber(counts.released)} / ${formatNumber(counts.total)}`,
      },
      { id: "by", title: texts.startedBy, cell: (row) => <bdi>{row.startedBy}</bdi> },
      { id: "started", title: texts.started, cell: (row) => nowrap(<Moment at={row.createdAt} />) },
      {
        id: "took",
        title: texts.took,
        align: "end",
        cell: (row) => nowrap(<Duration from={row.createdAt} to={row.endedAt} />),
      },
    ],
    [texts],
  );
}

function nowrap(content: ReactNode) {
  return <span className={css["nowrap"]}>{content}</span>;
}

const keyOf = (row: DeploymentRowFragment): string => row.id;
const labelOf = (row: DeploymentRowFragment): string => `#${row.number} ${row.version}`;
