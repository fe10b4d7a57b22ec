import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../routing/root-route.tsx";
import { searchOf, text } from "../routing/search-params.ts";

export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  component: lazyRouteComponent(() => import("./set-up-page.tsx"), "SetUpPage"),
});

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: searchOf({ next: text() }),
  component: lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
});
