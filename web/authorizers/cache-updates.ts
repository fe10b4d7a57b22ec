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
    // Whoever follows or stays is counted at the channel.
    followChannel: (_result, _args, cache) => invalidateField(cache, "channels", "deploymentProposals"),
    pinAccounts: (_result, _args, cache) => invalidateField(cache, "channels", "deploymentProposals"),
    unpinAccounts: (_result, _args, cache) => invalidateField(cache, "channels", "deploymentProposals"),
  },
};
