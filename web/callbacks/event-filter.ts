import type { CallbackEventFilter } from "../graphql/generated/graphql.ts";
import type { EventsSearch } from "./routes.ts";

const hourMs = 3_600_000;
const spanMs: Readonly<Record<string, number>> = { "1h": hourMs, "24h": 24 * hourMs, "7d": 7 * 24 * hourMs };

type Narrowing = Pick<EventsSearch, "type" | "app" | "outcome" | "q" | "since" | "until">;

/** The server's filter for what the URL says. */
export function eventFilter({ type, app, outcome, q, since, until }: Narrowing, now: Date): CallbackEventFilter {
  const span = since === undefined ? undefined : spanMs[since];
  const from = span === undefined ? since : new Date(now.getTime() - span).toISOString();
  return {
    ...(type && { types: type }),
    ...(app && { appId: app }),
    ...(outcome && { outcomes: outcome }),
    ...(q && { search: q }),
    ...(from && { receivedAfter: new Date(from).toISOString() }),
    ...(until && { receivedBefore: new Date(until).toISOString() }),
  };
}

/** The list moves by itself: it shows the newest page, and its time has no end. */
export function isLive({ after, before, until }: EventsSearch): boolean {
  return after === undefined && before === undefined && until === undefined;
}
