import type { AccountTimelineQuery } from "../graphql/generated/graphql.ts";

type Account = NonNullable<AccountTimelineQuery["authorizer"]>;
export type Change = NonNullable<Account["changes"]>["nodes"][number];
export type TimedRelease = NonNullable<Account["releases"]>["nodes"][number];
export type Push = NonNullable<Account["events"]>["nodes"][number];
export type Act = NonNullable<AccountTimelineQuery["activities"]>["nodes"][number];

/** Something that happened to an account. */
export type Happening = { key: string; at: string } & (
  | { kind: "change"; change: Change }
  | { kind: "release"; release: TimedRelease; step: TimedRelease["transitions"][number] }
  | { kind: "push"; push: Push }
  | { kind: "act"; act: Act }
);

export const sources = ["changes", "releases", "events", "activities"] as const;
export type Source = (typeof sources)[number];

/** How far one source has been read. */
export interface Reach {
  /** Where to read on; null at its end. */
  cursor: string | null;
  /** Of what was read so far; nothing of this source is missing that is newer. */
  oldest: string;
}

export interface Timeline {
  happenings: ReadonlyMap<string, Happening>;
  reached: Readonly<Partial<Record<Source, Reach>>>;
}

export const nothing: Timeline = { happenings: new Map(), reached: {} };

/** Takes one more answer in. `again`: it is the newest page once more, and what was read behind it stays. */
export function withPage(timeline: Timeline, page: AccountTimelineQuery, again = false): Timeline {
  const happenings = new Map(timeline.happenings);
  const reached = { ...timeline.reached };
  const take = <T>(
    source: Source,
    list: { nodes: T[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null | undefined } } | null | undefined,
    happeningsOf: (node: T) => Happening[],
    momentOf: (node: T) => string,
  ): void => {
    if (!list) return;
    for (const happening of list.nodes.flatMap(happeningsOf)) happenings.set(happening.key, happening);
    const before = reached[source];
    if (again && before) return;
    const cursor = list.pageInfo.hasNextPage ? (list.pageInfo.endCursor ?? null) : null;
    const last = list.nodes.at(-1);
    reached[source] = { cursor, oldest: last ? momentOf(last) : (before?.oldest ?? "") };
  };
  const { changes, releases, events } = page.authorizer ?? {};
  take("changes", changes, changed, ({ at }) => at);
  take("releases", releases, moved, ({ createdAt }) => createdAt);
  take("events", events, pushed, ({ receivedAt }) => receivedAt);
  take("activities", page.activities, acted, ({ at }) => at);
  return { happenings, reached };
}

/** Newest first, and only as far back as every source has been read: what is shown has no gaps. */
export function shownOf({ happenings, reached }: Timeline): Happening[] {
  const open = sources.flatMap((source) => (reached[source]?.cursor ? [reached[source].oldest] : []));
  const horizon = open.reduce((latest, oldest) => (oldest > latest ? oldest : latest), "");
  return [...happenings.values()].filter(({ at }) => at >= horizon).sort((a, b) => (a.at < b.at ? 1 : -1));
}

export function hasMore({ reached }: Timeline): boolean {
  return sources.some((source) => reached[source]?.cursor);
}

function changed(change: Change): Happening[] {
  return [{ key: `change ${change.at} ${change.change}`, at: change.at, kind: "change", change }];
}

function moved(release: TimedRelease): Happening[] {
  return release.transitions.map((step, index) => ({
    key: `release ${release.id} ${index}`,
    at: step.at,
    kind: "release",
    release,
    step,
  }));
}

function pushed(push: Push): Happening[] {
  return [{ key: `push ${push.id}`, at: push.receivedAt, kind: "push", push }];
}

function acted(act: Act): Happening[] {
  return [{ key: `act ${act.at} ${act.act} ${act.actorName}`, at: act.at, kind: "act", act }];
}
