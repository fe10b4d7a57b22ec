import type { UpdatesConfig } from "@urql/exchange-graphcache";
import { authorizerUpdates } from "./authorizers/cache-updates.ts";
import { releaseUpdates } from "./releases/cache-updates.ts";
import { templateUpdates } from "./templates/cache-updates.ts";

// What rooms bring along: each adds its cache updates here and its routes to router.tsx.

/** What else changes in the cache when a mutation or subscription answers. */
export const cacheUpdates: UpdatesConfig[] = [authorizerUpdates, templateUpdates, releaseUpdates];
