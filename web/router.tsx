import { createRouter } from "@tanstack/react-router";
import type { Line } from "./graphql/client.ts";
import { homeRoute } from "./home/routes.ts";
import { setUpRoute, signInRoute } from "./operators/routes.ts";
import { sandboxRoute, settingsRoute } from "./platform/routes.ts";
import { rootRoute } from "./routing/root-route.tsx";
import { parseSearch, stringifySearch } from "./routing/search-string.ts";
import { shellRoute } from "./routing/shell-route.tsx";
import { PageFailed } from "./shell/page-failed.tsx";
import { NotFound } from "./shell/not-found.tsx";

const routeTree = rootRoute.addChildren([
  setUpRoute,
  signInRoute,
  shellRoute.addChildren([homeRoute, settingsRoute, sandboxRoute]),
]);

export function createConsoleRouter(line: Line) {
  return createRouter({
    routeTree,
    context: { line },
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: ConsoleRouter;
  }
}
