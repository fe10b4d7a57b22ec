import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { EventRowFragment } from "../graphql/generated/graphql.ts";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { StateTag } from "../ui/state-tag.tsx";
import { callbackOutcomes } from "../ui/states.tsx";
import css from "./callbacks.module.css";
import { ReceivedAt } from "./event-columns.tsx";
import { typeName } from "./type-names.ts";

const othersQuery = graphql(`
  query OtherPushes($cursor: String!, $filter: CallbackEventFilter) {
    later: callbackEvents(last: 4, before: $cursor, filter: $filter) {
      nodes {
        ...EventRow
      }
    }
    earlier: callbackEvents(first: 4, after: $cursor, filter: $filter) {
      nodes {
        ...EventRow
      }
    }
  }
`);

/** What came of the same account before and after; for the platform's own pushes, of the same type. */
export function OtherPushes({ event }: { event: EventRowFragment }) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const filter = event.appId ? { appId: event.appId } : { types: [event.type] };
  const [{ data }] = useQuery({ query: othersQuery, variables: { cursor: event.cursor, filter } });
  if (!data) return null;
  const rows = [...data.later.nodes, event, ...data.earlier.nodes];
  return (
    <section className={css["section"]}>
      <h3>{event.appId ? texts.ofAccount : texts.ofType}</h3>
      <ul className={css["others"]}>
        {rows.map((row) => (
          <li key={row.id} aria-current={row.id === event.id ? "true" : undefined}>
            <ReceivedAt at={row.receivedAt} language={language} />
            {row.id === event.id ? (
              <span>{row.type}</span>
            ) : (
              <Link
                to="/events"
                search={(old: object) => ({ ...old, open: row.id })}
                title={typeName(row.type, language)}
              >
                {row.type}
              </Link>
            )}
            <StateTag look={callbackOutcomes[row.outcome]} />
          </li>
        ))}
      </ul>
      <p>
        <PathLink path={event.appId ? `/events?app=${event.appId}` : `/events?type=${event.type}`}>
          {texts.all}
        </PathLink>
      </p>
    </section>
  );
}

const catalogue = messages({
  zh: { ofAccount: "这个账号前后的推送", ofType: "前后的同类推送", all: "查看全部" },
  en: {
    ofAccount: "Pushes of this account before and after",
    ofType: "Pushes of this type before and after",
    all: "Show all",
  },
});
