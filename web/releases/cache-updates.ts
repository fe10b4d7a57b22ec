import type { UpdatesConfig } from "@urql/exchange-graphcache";
import { invalidateField } from "../graphql/invalidate.ts";

export const releaseUpdates: UpdatesConfig = {
  Mutation: {
    // What else a new release changes (an account's current one) comes with the mutation's answer.
    startDeployment: (_result, _args, cache) =>
      invalidateField(cache, "deployments", "releases", "deploymentPreview", "templates"),
  },
};
