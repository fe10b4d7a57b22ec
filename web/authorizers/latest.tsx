import { useQuery } from "urql";
import { messages, useMessages } from "../i18n/messages.ts";
import { useKept } from "../ui/kept.ts";
import { QueryError } from "../ui/query-error.tsx";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import { HappeningRow } from "./happening-row.tsx";
import { useReadAgain } from "./live-account.ts";
import { nothing, shownOf, withPage } from "./timeline.ts";
import { timelineQuery } from "./timeline-query.ts";
import css from "./authorizer-page.module.css";

const most = 5;
const all = { withChanges: true, withReleases: true, withEvents: true, withActivities: true };

/** The newest happenings of an account. */
export function Latest({ authorizer, revision }: { authorizer: AuthorizerOnPage; revision: number }) {
  const texts = useMessages(catalogue);
  const [{ data, error }, read] = useQuery({
    query: timelineQuery,
    variables: { appId: authorizer.appId, id: authorizer.id, first: most, ...all },
    requestPolicy: "cache-and-network",
  });
  useReadAgain(revision, read);
  const kept = useKept(data, authorizer.id);
  const shown = kept && shownOf(withPage(nothing, kept)).slice(0, most);
  return (
    <>
      {error && <QueryError what={texts.what} error={error} onRetry={() => read({ requestPolicy: "network-only" })} />}
      {!shown && !error && <div className={css["loading"]} />}
      <ol className={css["feed"]}>
        {shown?.map((happening) => (
          <HappeningRow key={happening.key} happening={happening} />
        ))}
      </ol>
    </>
  );
}

const catalogue = messages({ zh: { what: "最近发生的事" }, en: { what: "the latest happenings" } });
