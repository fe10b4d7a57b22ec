import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { AccountEventsQuery } from "../graphql/generated/graphql.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import type { Column } from "../ui/data-table/columns.ts";
import { pageArguments } from "../ui/pager.tsx";
import { refusalWords } from "../ui/refusal-words.ts";
import { StateTag } from "../ui/state-tag.tsx";
import { callbackOutcomes } from "../ui/states.tsx";
import { Moment } from "../ui/time.tsx";
import { plainLine } from "../ui/plain-text.ts";
import { AccountTable } from "./account-table.tsx";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import css from "./authorizer-page.module.css";

const eventsQuery = graphql(`
  query AccountEvents($appId: String!, $first: Int, $after: String, $last: Int, $before: String) {
    callbackEvents(filter: { appId: $appId }, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        type
        receivedAt
        outcome
        summary
        failure
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

type EventRow = AccountEventsQuery["callbackEvents"]["nodes"][number];

const route = getRouteApi("/shell/authorizers/$appId");
const labelOf = ({ type }: EventRow): string => type;

/** What WeChat pushed about the account, newest first. */
export function EventsTab({ authorizer, revision }: { authorizer: AuthorizerOnPage; revision: number }) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const { appId } = authorizer;
  const search = route.useSearch();
  const [{ data, error, fetching }, read] = useQuery({
    query: eventsQuery,
    variables: { appId, ...pageArguments(search) },
    requestPolicy: "cache-and-network",
  });
  const columns = useMemo<Column<EventRow>[]>(
    () => [
      {
        id: "type",
        title: texts.type,
        rowHeader: true,
        cell: ({ id, type }) => <PathLink path={pathOf(appId, id)}>{type}</PathLink>,
      },
      { id: "received", title: texts.received, cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
      {
        id: "outcome",
        title: texts.outcome,
        cell: ({ outcome }) => <StateTag look={callbackOutcomes[outcome]} />,
      },
      {
        id: "summary",
        title: texts.summary,
        cell: ({ summary, failure }) => (
          <span className={css["covers"]}>
            {plainLine(summary ?? (failure ? refusalWords(failure, language) : ""))}
          </span>
        ),
      },
    ],
    [texts, language, appId],
  );
  return (
    <AccountTable
      name="account-events"
      label={texts.label}
      none={texts.none}
      columns={columns}
      list={data?.callbackEvents}
      of={appId}
      error={error}
      fetching={fetching}
      read={read}
      revision={revision}
      rowLabel={labelOf}
      pathOf={({ id }) => pathOf(appId, id)}
    />
  );
}

const pathOf = (appId: string, id: string): string => `/events?app=${appId}&open=${encodeURIComponent(id)}`;

const catalogue = messages({
  zh: {
    label: "微信推送",
    type: "类型",
    received: "收到",
    outcome: "结果",
    summary: "摘要",
    none: "还没有收到关于这个账号的推送。",
  },
  en: {
    label: "Events",
    type: "Type",
    received: "Received",
    outcome: "Outcome",
    summary: "Summary",
    none: "No push about this account has come yet.",
  },
});
