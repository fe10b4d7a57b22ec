import type { Exchange, Operation } from "urql";
import { pipe, tap } from "wonka";

/** Knows the queries on screen, so that they can be read again after a gap, a new sign-in or a change of language. */
export function activeQueries(): { exchange: Exchange; all: () => Operation[] } {
  const active = new Map<number, Operation>();
  return {
    all: () => [...active.values()],
    exchange:
      ({ forward }) =>
      (operations) =>
        pipe(
          operations,
          tap((operation) => {
            if (operation.kind === "query") active.set(operation.key, operation);
            if (operation.kind === "teardown") active.delete(operation.key);
          }),
          forward,
        ),
  };
}
