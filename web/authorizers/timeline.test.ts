import { expect, test } from "vitest";
import type { AccountTimelineQuery } from "../graphql/generated/graphql.ts";
import { hasMore, nothing, shownOf, withPage } from "./timeline.ts";

const end = { hasNextPage: false, endCursor: null };
const at = (minute: number): string => `2026-11-24T12:${String(minute).padStart(2, "0")}:00.000Z`;
const push = (minute: number) => ({
  id: `push ${minute}`,
  type: "text",
  receivedAt: at(minute),
  outcome: "IGNORED" as const,
  summary: null,
});
const act = (minute: number) => ({ at: at(minute), act: "updateAuthorizer", actorName: "Lin Min", detail: null });

function page(parts: {
  pushes: number[];
  morePushes?: boolean;
  acts?: number[];
  moreActs?: boolean;
}): AccountTimelineQuery {
  const { pushes, morePushes = false, acts = [], moreActs = false } = parts;
  return {
    authorizer: {
      id: "1",
      changes: { nodes: [], pageInfo: end },
      releases: { nodes: [], pageInfo: end },
      events: { nodes: pushes.map(push), pageInfo: { hasNextPage: morePushes, endCursor: "pushes" } },
    },
    activities: { nodes: acts.map(act), pageInfo: { hasNextPage: moreActs, endCursor: "acts" } },
  };
}

const minutes = (timeline: Parameters<typeof shownOf>[0]): number[] =>
  shownOf(timeline).map((happening) => new Date(happening.at).getUTCMinutes());

test("what comes from four places is one feed, newest first", () => {
  expect(minutes(withPage(nothing, page({ pushes: [40, 20], acts: [30, 10] })))).toEqual([40, 30, 20, 10]);
});

test("nothing older is shown than the place that was read least far", () => {
  const first = withPage(nothing, page({ pushes: [50, 45], morePushes: true, acts: [48, 5] }));
  expect(minutes(first)).toEqual([50, 48, 45]);
  expect(hasMore(first)).toBe(true);

  const second = withPage(first, page({ pushes: [30, 3] }));
  expect(minutes(second)).toEqual([50, 48, 45, 30, 5, 3]);
  expect(hasMore(second)).toBe(false);
});

test("reading the newest page again adds what is new and keeps how far back was read", () => {
  const whole = withPage(withPage(nothing, page({ pushes: [50], morePushes: true })), page({ pushes: [30] }));
  const again = withPage(whole, page({ pushes: [55, 50], morePushes: true }), true);
  expect(minutes(again)).toEqual([55, 50, 30]);
  expect(hasMore(again)).toBe(false);
});
