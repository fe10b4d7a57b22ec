import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { CallbackEventFilter, EventRowFragment, EventsQuery } from "../graphql/generated/graphql.ts";
import { useLine } from "../graphql/line-context.ts";
import { eventReceived } from "./event-parts.ts";
import { LiveEvents } from "./live-events.ts";
import type { LiveList } from "./live-events.ts";

// On PostgreSQL a lower number may be committed after a higher one: beginning a few rows back misses none of them.
const overlap = 20;

interface LiveListOptions {
  /** What the list shows; another one begins a new list. */
  key: string;
  page: EventsQuery | undefined;
  filter: CallbackEventFilter;
  live: boolean;
  held: boolean;
}

interface LiveListFace extends LiveList<EventRowFragment> {
  /** Puts what waits on top. */
  show: () => void;
  /** Rows that are known to be different now. */
  patch: (events: readonly EventRowFragment[]) => void;
  /** Why nothing new comes, when nothing does. */
  problem: string | undefined;
}

/** A page of the list, and what comes after it. */
export function useLiveList({ key, page, filter, live, held }: LiveListOptions): LiveListFace {
  const line = useLine();
  const [problem, setProblem] = useState<string>();
  const isRead = page !== undefined;
  // Made once for each list, of the first answer; later answers only patch its rows.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  const events = useMemo(() => new LiveEvents<EventRowFragment>(page?.callbackEvents.nodes ?? []), [key, isRead]);
  const list = useSyncExternalStore(events.subscribe, events.read);

  useEffect(() => events.patch(page?.callbackEvents.nodes ?? []), [events, page]);
  useEffect(() => events.hold(held), [events, held]);
  useEffect(() => {
    setProblem(undefined);
    if (!live || !isRead) return;
    const rows = events.read().rows;
    const start = rows[Math.min(rows.length, overlap) - 1] ?? page.newest.nodes[0];
    // graphql-ws reads the variables anew at each reconnect: moving the cursor makes it go on where it was.
    const variables = { filter, after: start?.cursor ?? null };
    const leave = line.follow(eventReceived, variables, {
      next({ callbackEventReceived: event }) {
        variables.after = event.cursor;
        events.add(event);
      },
      failed: setProblem,
    });
    return () => {
      leave();
      events.stop();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `page` and `filter` are those the list began with
  }, [events, live, isRead, line]);

  return { ...list, problem, show: () => events.show(), patch: (changed) => events.patch(changed) };
}
