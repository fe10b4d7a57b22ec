import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { AccountReleasesQuery } from "../graphql/generated/graphql.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { IdText } from "../ui/id-text.tsx";
import { pageArguments } from "../ui/pager.tsx";
import { StateTag, WaitNote } from "../ui/state-tag.tsx";
import { releaseStates } from "../ui/states.tsx";
import { Moment } from "../ui/time.tsx";
import { AccountTable } from "./account-table.tsx";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
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
const pathOf = ({ id }: { id: string }): string => `/releases/${id}`;
const labelOf = ({ version }: ReleaseRow): string => version;

/** The account's way through all deployments, newest first. */
export function ReleasesTab({ authorizer, revision }: { authorizer: AuthorizerOnPage; revision: number }) {
  const texts = useMessages(catalogue);
  const search = route.useSearch();
  const [{ data, error, fetching }, read] = useQuery({
    query: releasesQuery,
    variables: { id: authorizer.id, ...pageArguments(search) },
    requestPolicy: "cache-and-network",
  });
  const columns = useMemo<Column<ReleaseRow>[]>(
    () => [
      {
        id: "version",
        title: texts.version,
        rowHeader: true,
        cell: ({ id, version }) => (
          <PathLink path={pathOf({ id })}>
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
  return (
    <AccountTable
      name="account-releases"
      label={texts.label}
      none={texts.none}
      columns={columns}
      list={data?.releases}
      of={authorizer.id}
      error={error}
      fetching={fetching}
      read={read}
      revision={revision}
      rowLabel={labelOf}
      pathOf={pathOf}
    />
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
