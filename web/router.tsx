import { createRouter } from "@tanstack/react-router";
import { authorizerRoute, authorizersRoute, linksRoute } from "./authorizers/routes.ts";
import type { Line } from "./graphql/client.ts";
import { eventsRoute } from "./callbacks/routes.ts";
import { homeRoute } from "./home/routes.ts";
import { setUpRoute, signInRoute } from "./operators/routes.ts";
import {
  deploymentRoute,
  deploymentsRoute,
  deploymentWizardRoute,
  quotaRoute,
  releaseRoute,
  versionsRoute,
} from "./releases/routes.ts";
import { rootRoute } from "./routing/root-route.tsx";
import { parseSearch, stringifySearch } from "./routing/search-string.ts";
import { shellRoute, unknownRoute } from "./routing/shell-route.tsx";
import { sandboxRoute } from "./sandbox/routes.ts";
import { settingsRoute } from "./settings/routes.ts";
import { PageFailed } from "./shell/page-failed.tsx";
import { templatesRoute } from "./templates/routes.ts";

const routeTree = rootRoute.addChildren([
  setUpRoute,
  signInRoute,
  shellRoute.addChildren([
    homeRoute,
    authorizersRoute,
    linksRoute,
    authorizerRoute,
    templatesRoute,
    deploymentsRoute,
    deploymentWizardRoute,
    deploymentRoute,
    releaseRoute,
    quotaRoute,
    versionsRoute,
    eventsRoute,
    settingsRoute,
    sandboxRoute,
    unknownRoute,
  ]),
]);

export function createConsoleRouter(line: Line) {
  return createRouter({
    routeTree,
    context: { line },
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
  });
}

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: ConsoleRouter;
  }
}
