import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchOf, text } from "../routing/search-params.ts";
import { shellRoute } from "../routing/shell-route.tsx";

export const sandboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/sandbox",
  validateSearch: searchOf({ q: text() }),
  component: lazyRouteComponent(() => import("./sandbox-page.tsx"), "SandboxPage"),
});
