import DataLoader from "dataloader";
import type { SQL } from "drizzle-orm";
import type { Authorizers } from "../authorizers/service.ts";
import { type Authorizer, type AuthorizerFilterInput, authorizerView, filterOf } from "../authorizers/types.ts";
import type { Db } from "../db/work.ts";
import type { Context } from "../graphql/context.ts";

/** What this room's GraphQL needs of the authorizers room. */
export interface AuthorizerReader {
  /** Batched within a request. */
  load(context: Context, id: number): Promise<Authorizer | null>;
  /** Row ids of all that match, up to `limit`. */
  idsMatching(filter: AuthorizerFilterInput, limit: number): Promise<number[]>;
  /** The condition that a filter is, on rows of `authorizers`. */
  fits(on: Db, filter: AuthorizerFilterInput): SQL | undefined;
}

export function authorizerReader(authorizers: Pick<Authorizers, "findMany" | "ids" | "fits">): AuthorizerReader {
  const loaderOf = (context: Context) =>
    context.once(
      loaderOf,
      () =>
        new DataLoader(async (ids: readonly number[]) => {
          const rows = await authorizers.findMany(ids);
          return ids.map((id) => rows.get(id) ?? null);
        }),
    );
  return {
    async load(context, id) {
      const row = await loaderOf(context).load(id);
      return row && authorizerView(row);
    },
    idsMatching: (filter, limit) => authorizers.ids(filterOf(filter), limit),
    fits: (on, filter) => authorizers.fits(on, filterOf(filter)),
  };
}
