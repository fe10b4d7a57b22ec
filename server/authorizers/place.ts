import { eq } from "drizzle-orm";
import type { Db } from "../db/work.ts";
import { keyset } from "../graphql/connection.ts";
import type { PageRequest } from "../graphql/connection.ts";
import type { AuthorizerRow } from "./authorizer-store.ts";
import { countAuthorizers, listAuthorizers } from "./list-store.ts";
import type { AuthorizerFilter, ListedAuthorizer } from "./list-store.ts";
import { authorizers } from "./tables.ts";

/** Where one account stands in a list of accounts, and its neighbours there. */
export interface Place {
  /** From 1; null when the account is not in the list. Its neighbours are those it would have. */
  position: number | null;
  previous: ListedAuthorizer | null;
  next: ListedAuthorizer | null;
}

export async function placeOf(
  on: Db,
  componentAppId: string,
  row: AuthorizerRow,
  filter: AuthorizerFilter,
): Promise<Place> {
  const step = (direction: PageRequest["direction"]): PageRequest => ({
    limit: 1,
    direction,
    after: [row.authorizedAt.getTime(), row.id],
  });
  const newer = keyset(step("backward"), [authorizers.authorizedAt, authorizers.id]).where;
  const [isIn, before, [previous = null], [next = null]] = await Promise.all([
    countAuthorizers(on, componentAppId, filter, eq(authorizers.id, row.id)),
    countAuthorizers(on, componentAppId, filter, newer),
    listAuthorizers(on, componentAppId, filter, step("backward")),
    listAuthorizers(on, componentAppId, filter, step("forward")),
  ]);
  return { position: isIn > 0 ? before + 1 : null, previous, next };
}
