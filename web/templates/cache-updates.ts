import type { UpdatesConfig } from "@urql/exchange-graphcache";
import { invalidateField } from "../graphql/invalidate.ts";

export const templateUpdates: UpdatesConfig = {
  Mutation: {
    addTemplateFromDraft: (_result, _args, cache) => invalidateField(cache, "templates"),
    deleteTemplate: (_result, _args, cache) => invalidateField(cache, "templates"),
    refreshTemplates: (_result, _args, cache) =>
      invalidateField(cache, "templates", "templateDrafts", "templateDraftsReadAt"),
  },
};
