import type { UpdatesConfig } from "@urql/exchange-graphcache";
import { invalidateField } from "../graphql/invalidate.ts";

export const templateUpdates: UpdatesConfig = {
  Mutation: {
    addTemplateFromDraft: (_result, _args, cache) => invalidateField(cache, "templates"),
    deleteTemplate: (_result, _args, cache) => invalidateField(cache, "templates"),
    refreshTemplates: (_result, _args, cache) =>
      invalidateField(cache, "templates", "templateDrafts", "templateDraftsReadAt"),
    saveChannel: (_result, _args, cache) => invalidateField(cache, "channels"),
    deleteChannel: (_result, _args, cache) => invalidateField(cache, "channels"),
    putTemplateOnChannel: (_result, _args, cache) =>
      invalidateField(cache, "channels", "deploymentProposals", "deployments"),
    acceptProposal: (_result, _args, cache) =>
      invalidateField(cache, "deploymentProposals", "deployments", "releases", "templates"),
    dismissProposal: (_result, _args, cache) => invalidateField(cache, "deploymentProposals"),
  },
};
