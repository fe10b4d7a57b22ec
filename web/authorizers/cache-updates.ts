import type { UpdatesConfig } from "@urql/exchange-graphcache";
import { invalidateField } from "../graphql/invalidate.ts";

/** What else is not true any more when one of this room's mutations has answered. */
export const authorizerUpdates: UpdatesConfig = {
  Mutation: {
    startAuthorization: (_result, _args, cache) => invalidateField(cache, "authorizationLinks"),
    // A link that was taken back leaves the lists that show only waiting ones.
    revokeAuthorizationLink: (_result, _args, cache) => invalidateField(cache, "authorizationLinks"),
    updateAuthorizer: (_result, _args, cache) => invalidateField(cache, "authorizerTags"),
    syncAuthorizers: (_result, _args, cache) => invalidateField(cache, "authorizerSync"),
  },
};
