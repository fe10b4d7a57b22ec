import Button from "antd/es/button";
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import type { CombinedError } from "urql";
import { messages, useMessages } from "../i18n/messages.ts";
import { useLanguage } from "../i18n/language.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Facet } from "../ui/facet.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { QueryError } from "../ui/query-error.tsx";
import type { AuthorizerOnPage } from "./authorizer-profile.ts";
import { HappeningRow } from "./happening-row.tsx";
import { hasMore, nothing, shownOf, sources, withPage } from "./timeline.ts";
import type { Happening, Source, Timeline } from "./timeline.ts";
import { timelineQuery } from "./timeline-query.ts";
import css from "./authorizer-page.module.css";

const pageSize = 20;
const kindOf: Record<Source, Happening["kind"]> = {
  changes: "change",
  releases: "release",
  events: "push",
  activities: "act",
};

/** One feed of what merchants, WeChat, the platform and people did to an account. */
export function TimelineTab({ authorizer, revision }: { authorizer: AuthorizerOnPage; revision: number }) {
  const texts = useMessages(catalogue);
  const { timeline, error, fetching, read } = useTimeline(authorizer, revision);
  const [chosen, setChosen] = useState<Source[]>();
  const kinds = chosen?.map((source) => kindOf[source]);
  const shown = timeline && shownOf(timeline).filter(({ kind }) => !kinds || kinds.includes(kind));
  return (
    <>
      <FilterBar>
        <Facet
          label={texts.kind}
          options={sources.map((value) => ({ value, label: texts[value] }))}
          chosen={chosen}
          onChange={setChosen}
        />
      </FilterBar>
      {error && <QueryError what={texts.what} error={error} onRetry={() => void read()} />}
      {shown?.length === 0 && <EmptyState>{texts.empty}</EmptyState>}
      <ol className={css["feed"]}>
        {shown?.map((happening) => (
          <HappeningRow key={happening.key} happening={happening} />
        ))}
      </ol>
      {timeline && hasMore(timeline) && (
        <div className={css["foot"]}>
          <Button loading={fetching} onClick={() => void read()}>
            {texts.older}
          </Button>
        </div>
      )}
    </>
  );
}

function useTimeline({ id, appId }: { id: string; appId: string }, revision: number) {
  const client = useClient();
  const language = useLanguage();
  const [timeline, setTimeline] = useState<Timeline>();
  const [error, setError] = useState<CombinedError>();
  const [fetching, setFetching] = useState(false);
  const current = useRef(timeline);
  current.current = timeline;

  /** Reads on where each source ends, or its newest page once more. */
  const read = useCallback(
    async (from: "older" | "newest" = "older"): Promise<void> => {
      const { reached } = (from === "older" && current.current) || nothing;
      const wants = (source: Source): boolean => reached[source]?.cursor !== null;
      setFetching(true);
      const { data, error: failed } = await client
        .query(
          timelineQuery,
          {
            appId,
            id,
            first: pageSize,
            changes: reached.changes?.cursor,
            releases: reached.releases?.cursor,
            events: reached.events?.cursor,
            activities: reached.activities?.cursor,
            withChanges: wants("changes"),
            withReleases: wants("releases"),
            withEvents: wants("events"),
            withActivities: wants("activities"),
          },
          { requestPolicy: "network-only" },
        )
        .toPromise();
      setFetching(false);
      setError(failed);
      if (data) setTimeline((old) => withPage(old ?? nothing, data, from === "newest" && old !== undefined));
    },
    [client, appId, id],
  );
  // Its texts come from the server, in the viewer's language.
  useEffect(() => void read("newest"), [read, revision, language]);
  return { timeline, error, fetching, read };
}

const catalogue = messages({
  zh: {
    what: "时间线",
    kind: "种类",
    changes: "授权",
    releases: "发布",
    events: "微信推送",
    activities: "操作记录",
    older: "显示更早的",
    empty: "还没有发生过什么。",
  },
  en: {
    what: "the timeline",
    kind: "Kind",
    changes: "Authorization",
    releases: "Releases",
    events: "Pushes",
    activities: "Activity",
    older: "Show older",
    empty: "Nothing has happened yet.",
  },
});
