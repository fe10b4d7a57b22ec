import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import type { AuthorizerFilter } from "../graphql/generated/graphql.ts";

const countQuery = graphql(`
  query CountAuthorizers($filter: AuthorizerFilter) {
    authorizers(first: 1, filter: $filter) {
      totalCount
    }
  }
`);

// A sync of thousands tells of each of them; the server is asked once for all that came meanwhile.
const gatherMs = 1_000;

/**
 * Counts accounts that came into a list since it was read. They wait until the viewer asks: rows never move by themselves.
 *
 * @param known ids of the rows on screen
 * @param total how many there were when the list was read; undefined until then
 * @param left how many of the rows on screen do not fit any more
 * @returns how many wait, and what to call with the id of each account that changed
 */
export function useArrivals(
  filter: AuthorizerFilter,
  known: ReadonlySet<string>,
  total: number | undefined,
  left: number,
): [waiting: number, heard: (id: string) => void] {
  const client = useClient();
  const [counted, setCounted] = useState<number>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const current = useRef({ filter, known });
  current.current = { filter, known };

  // Another list, or the same one read again: nothing waits.
  useEffect(() => setCounted(undefined), [filter, total]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  const count = useCallback(async () => {
    const { filter: asked } = current.current;
    const { data } = await client.query(countQuery, { filter: asked }, { requestPolicy: "network-only" }).toPromise();
    if (data && current.current.filter === asked) setCounted(data.authorizers.totalCount);
  }, [client]);
  const heard = useCallback(
    (id: string) => {
      if (current.current.known.has(id) || timer.current !== undefined) return;
      timer.current = setTimeout(() => {
        timer.current = undefined;
        void count();
      }, gatherMs);
    },
    [count],
  );
  const waiting = counted === undefined || total === undefined ? 0 : Math.max(0, counted + left - total);
  return [waiting, heard];
}
