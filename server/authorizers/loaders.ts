import DataLoader from "dataloader";
import type { Context } from "../graphql/context.ts";
import type { AuthorizerRow, Authorizers, GrantRow } from "./service.ts";

/** What the rows of a page ask for one by one is read by one statement. Made once per request. */
export interface AuthorizerLoaders {
  byId: DataLoader<number, AuthorizerRow | null>;
  byAppId: DataLoader<string, AuthorizerRow | null>;
  grants: DataLoader<number, GrantRow[]>;
  tags: DataLoader<number, string[]>;
}

const key = Symbol("authorizer loaders");

export function authorizerLoaders(authorizers: Authorizers, context: Context): AuthorizerLoaders {
  return context.once(key, () => ({
    byId: new DataLoader(async (ids: readonly number[]) => {
      const rows = await authorizers.findMany(ids);
      return ids.map((id) => rows.get(id) ?? null);
    }),
    byAppId: new DataLoader(async (appIds: readonly string[]) => {
      const rows = await authorizers.findManyByAppId(appIds);
      return appIds.map((appId) => rows.get(appId) ?? null);
    }),
    grants: new DataLoader(async (ids: readonly number[]) => {
      const rows = await authorizers.grants(ids);
      return ids.map((id) => rows.get(id) ?? []);
    }),
    tags: new DataLoader(async (ids: readonly number[]) => {
      const rows = await authorizers.tags(ids);
      return ids.map((id) => rows.get(id) ?? []);
    }),
  }));
}
