import type { Exchange } from "urql";
import { pipe, tap } from "wonka";

interface Dated {
  __typename?: unknown;
  id?: unknown;
  changedAt?: unknown;
}

/** What the socket has told of each thing that says when it changed. */
export class NewestHeard {
  readonly #changedAt = new Map<string, string>();

  /** Takes in what a subscription delivered. */
  hear(data: unknown): void {
    walk(data, (key, changedAt) => {
      const known = this.#changedAt.get(key);
      if (known === undefined || known < changedAt) this.#changedAt.set(key, changedAt);
      return false;
    });
  }

  /** Whether an answer tells of something as it was before what the socket has told already. */
  isLate(data: unknown): boolean {
    return walk(data, (key, changedAt) => {
      const known = this.#changedAt.get(key);
      return known !== undefined && changedAt < known;
    });
  }
}

/** While thousands of releases move, many answers are late: what is on screen is read again no more often than this. */
const restMs = 2_000;

/**
 * Answers to requests and news from the socket come by different ways: the answer to "release it" may arrive after the
 * news that it is released, and would put the old state back into the cache for good. After such an answer `refresh`
 * is called; this stands between the cache and the network.
 */
export function lateAnswers(refresh: () => void): Exchange {
  const newest = new NewestHeard();
  let planned = false;
  let refreshedAt = Number.NEGATIVE_INFINITY;

  function refreshSoon(): void {
    if (planned) return;
    planned = true;
    // Not at once: the answer itself goes into the cache first.
    const waitMs = Math.max(0, refreshedAt + restMs - performance.now());
    setTimeout(() => {
      planned = false;
      refreshedAt = performance.now();
      refresh();
    }, waitMs);
  }

  return ({ forward }) =>
    (operations) =>
      pipe(
        forward(operations),
        tap(({ operation, data }) => {
          if (operation.kind === "subscription") newest.hear(data);
          else if (newest.isLate(data)) refreshSoon();
        }),
      );
}

/** Visits whatever has a type, an id and a time of its last change; ends at the first `true`, and tells it. */
function walk(data: unknown, visit: (key: string, changedAt: string) => boolean): boolean {
  if (typeof data !== "object" || data === null) return false;
  if (Array.isArray(data)) return data.some((one) => walk(one, visit));
  const { __typename: type, id, changedAt }: Dated = data;
  if (typeof type === "string" && typeof id === "string" && typeof changedAt === "string") {
    if (visit(`${type}:${id}`, changedAt)) return true;
  }
  return Object.values(data).some((one) => walk(one, visit));
}
