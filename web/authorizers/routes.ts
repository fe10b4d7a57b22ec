import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { authorizationChannelValues, authorizationStatusValues } from "../graphql/generated/schema-facts.ts";
import { listOf, numbers, oneOf, pageParams, searchOf, text } from "../routing/search-params.ts";
import type { SearchOf } from "../routing/search-params.ts";
import { shellRoute } from "../routing/shell-route.tsx";
import { listParams } from "./list-search.ts";

/** The authorize drawer may lie over any page of this room. */
const drawerParams = {
  dialog: oneOf(["authorize"]),
  /** The link whose life the drawer shows; without it the drawer makes one. */
  link: text(),
  /** Appid of the one account the new link is for. */
  account: text(),
  /** Permission sets the new link asks for. */
  sets: numbers(),
};

export type DrawerSearch = SearchOf<typeof drawerParams>;

export const authorizersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/authorizers",
  validateSearch: searchOf({ ...listParams, ...drawerParams }),
  component: lazyRouteComponent(() => import("./authorizers-page.tsx"), "AuthorizersPage"),
});

export const authorizerTabs = ["overview", "permissions", "releases", "events", "timeline"] as const;

export const authorizerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/authorizers/$appId",
  validateSearch: searchOf({ tab: oneOf(authorizerTabs), list: text(), ...pageParams, ...drawerParams }),
  component: lazyRouteComponent(() => import("./authorizer-page.tsx"), "AuthorizerPage"),
});

export const linksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/authorizers/links",
  validateSearch: searchOf({
    ...pageParams,
    q: text(),
    status: listOf(authorizationStatusValues),
    channel: listOf(authorizationChannelValues),
    /** The link whose life is shown in the drawer. */
    open: text(),
  }),
  component: lazyRouteComponent(() => import("./links-page.tsx"), "LinksPage"),
});
