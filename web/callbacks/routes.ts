import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { callbackOutcomeValues } from "../graphql/generated/schema-facts.ts";
import { flag, listOf, pageParams, searchOf, text, texts, when } from "../routing/search-params.ts";
import type { SearchOf } from "../routing/search-params.ts";
import { shellRoute } from "../routing/shell-route.tsx";

/** What the list can look back over with one word. */
export const spans = ["1h", "24h", "7d"] as const;

const params = {
  type: texts(),
  app: text(),
  outcome: listOf(callbackOutcomeValues),
  q: text(),
  since: when(spans),
  until: when(),
  paused: flag(),
  open: text(),
  ...pageParams,
};

export type EventsSearch = SearchOf<typeof params>;

export const eventsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/events",
  validateSearch: searchOf(params),
  component: lazyRouteComponent(() => import("./events-page.tsx"), "EventsPage"),
});
