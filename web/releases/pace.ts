import type { DeploymentProgressFragment } from "../graphql/generated/graphql.ts";

/** How many were over at a moment. */
export interface Sample {
  at: number;
  over: number;
}

export interface Pace {
  perMinute: number;
  /** Over how long that was seen. */
  seenMs: number;
  /** How long the others take at that pace. */
  leftMs: number;
}

const looksBackMs = 5 * 60_000;
/** Less says nothing: the next one may take an hour. */
const least = { seenMs: 20_000, over: 5 };

/** Releases with which nothing more happens by itself. */
export function overOf(counts: DeploymentProgressFragment["counts"], releaseWhenApproved: boolean): number {
  const { total, queued, committed, inAudit, approved, gray } = counts;
  return total - queued - committed - inAudit - (releaseWhenApproved ? approved + gray : 0);
}

/** The samples of the last minutes, with the one before them, and this one. */
export function withSample(samples: readonly Sample[], next: Sample): Sample[] {
  const recent = samples.filter(({ at }) => at >= next.at - looksBackMs);
  return [...recent, next];
}

/** What the last minutes say of the time it still takes; undefined when they say nothing. */
export function paceOf(samples: readonly Sample[], total: number): Pace | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return undefined;
  const [seenMs, over] = [last.at - first.at, last.over - first.over];
  if (seenMs < least.seenMs || over < least.over || last.over >= total) return undefined;
  return { perMinute: (over * 60_000) / seenMs, seenMs, leftMs: ((total - last.over) * seenMs) / over };
}
