import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { AccountReleasesQuery } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { DataTable } from "../ui/data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IdText } from "../ui/id-text.tsx";
import { useKept } from "../ui/kept.ts";
import { pageArguments, Pager, pageSteps } from "../ui/pager.tsx";
import type { PageSearch } from "../ui/pager.tsx";
import { QueryError } from "../ui/query-error.tsx";
import { StateTag, WaitNote } from "../ui/state-tag.tsx";
import { releaseStates } from "../ui/states.tsx";
import { Moment } from "../ui/time.tsx";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import { useReadAgain } from "./live-account.ts";
import css from "./authorizer-page.module.css";

const releasesQuery = graphql(`
  query AccountReleases($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    releases(filter: { authorizerId: $id }, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        ...AccountRelease
        createdAt
        deployment {
          id
          startedBy
        }
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

type ReleaseRow = AccountReleasesQuery["releases"]["nodes"][number];

const route = getRouteApi("/shell/authorizers/$appId");
const keyOf = ({ id }: ReleaseRow): string => id;
const labelOf = ({ version }: ReleaseRow): string => version;

/** The account's way through all deployments, newest first. */
export function ReleasesTab({ authorizer, revision }: { authorizer: AuthorizerOnPage; revision: number }) {
  const texts = useMessages(catalogue);
  const search = route.useSearch();
  const here = route.useNavigate();
  const navigate = useNavigate();
  const [{ data, error, fetching }, read] = useQuery({
    query: releasesQuery,
    variables: { id: authorizer.id, ...pageArguments(search) },
    requestPolicy: "cache-and-network",
  });
  useReadAgain(revision, read);
  const columns = useMemo<Column<ReleaseRow>[]>(
    () => [
      {
        id: "version",
        title: texts.version,
        rowHeader: true,
        cell: ({ id, version }) => (
          <PathLink path={`/releases/${id}`}>
            <bdi>{version}</bdi>
          </PathLink>
        ),
      },
      {
        id: "state",
        title: texts.state,
        cell: ({ state, waiting, failure }) => (
          <>
            <StateTag look={releaseStates[state]} {...(failure && { detail: String(failure.errcode) })} />{" "}
            {waiting && waiting.reason !== "AUDIT" && (
              <WaitNote reason={waiting.reason} nextTryAt={waiting.nextTryAt ?? null} />
            )}
          </>
        ),
      },
      {
        id: "template",
        title: texts.template,
        cell: ({ template }) => (
          <>
            <bdi>{template.userDesc}</bdi> <span className={css["age"]}>{template.templateId}</span>
          </>
        ),
      },
      {
        id: "audit",
        title: texts.audit,
        cell: ({ auditId }) => auditId && <IdText id={auditId} what={texts.audit} />,
      },
      {
        id: "deployment",
        title: texts.deployment,
        cell: ({ deployment }) => (
          <PathLink path={`/deployments/${deployment.id}`}>
            <bdi>{deployment.startedBy}</bdi>
          </PathLink>
        ),
      },
      { id: "created", title: texts.created, cell: ({ createdAt }) => <Moment at={createdAt} /> },
      { id: "changed", title: texts.changed, cell: ({ changedAt }) => <Moment at={changedAt} /> },
    ],
    [texts],
  );
  const page = useKept(data?.releases, authorizer.id);
  const go = (to: PageSearch): void => void here({ search: (old) => ({ ...old, ...to }) });
  const { previous, next } = pageSteps(page?.pageInfo);
  return (
    <>
      {error && <QueryError what={texts.label} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />}
      <DataTable
        name="account-releases"
        label={texts.label}
        columns={columns}
        rows={page?.nodes}
        rowKey={keyOf}
        rowLabel={labelOf}
        fetching={fetching}
        onOpen={({ id }) => void navigate({ href: `/releases/${id}` })}
        onPage={{ previous: previous && (() => go(previous)), next: next && (() => go(next)) }}
        empty={<EmptyState>{texts.none}</EmptyState>}
      />
      <Pager search={search} pageInfo={page?.pageInfo} onGo={go} />
    </>
  );
}

const catalogue = messages({
  zh: {
    label: "发布单",
    version: "版本",
    state: "状态",
    template: "模板",
    audit: "审核单号",
    deployment: "发起人",
    created: "开始",
    changed: "最近变化",
    none: "还没有给这个账号发过版。",
  },
  en: {
    label: "Releases",
    version: "Version",
    state: "State",
    template: "Template",
    audit: "Audit id",
    deployment: "Started by",
    created: "Started",
    changed: "Changed",
    none: "No version was deployed to this account yet.",
  },
});
