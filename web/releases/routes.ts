import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deploymentStateValues, releaseStateValues } from "../graphql/generated/schema-facts.ts";
import { listOf, number, oneOf, pageParams, searchOf, text, texts } from "../routing/search-params.ts";
import { shellRoute } from "../routing/shell-route.tsx";
import { wizardSteps } from "./wizard/wizard-steps.ts";

export const deploymentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/deployments",
  validateSearch: searchOf({
    ...pageParams,
    state: listOf(deploymentStateValues),
    template: text(),
    dialog: oneOf(["deploy"]),
    /** The template the dialog begins with; the list behind it keeps its own. */
    deployTemplate: text(),
    /** Appids the dialog begins with. */
    accounts: texts(),
  }),
  component: lazyRouteComponent(() => import("./deployments-page.tsx"), "DeploymentsPage"),
});

export const deploymentWizardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/deployments/new",
  validateSearch: searchOf({
    step: oneOf(wizardSteps),
    /** Under which this browser keeps what was typed. */
    draft: text(),
    // What a new draft begins with.
    template: text(),
    accounts: texts(),
    tag: texts(),
    q: text(),
    channel: text(),
  }),
  component: lazyRouteComponent(() => import("./deployment-wizard-page.tsx"), "DeploymentWizardPage"),
});

export const quotaRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/quota",
  component: lazyRouteComponent(() => import("./quota-page.tsx"), "QuotaPage"),
});

/** The dialogs of a deployment. */
export const deploymentDialogs = ["cancel", "resume", "next-wave", "publish", "retry", "skip"] as const;
export type DeploymentDialog = (typeof deploymentDialogs)[number];

export const deploymentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/deployments/$id",
  validateSearch: searchOf({
    ...pageParams,
    state: listOf(releaseStateValues),
    errcode: number(),
    tab: oneOf(["releases", "waves", "record"]),
    dialog: oneOf(deploymentDialogs),
    /** What the dialog is about: an errcode, or REJECTED; a wave. */
    group: text(),
    wave: number(),
  }),
  component: lazyRouteComponent(() => import("./deployment-page.tsx"), "DeploymentPage"),
});

/** The dialogs of a release, each for one act of `nextActions`. */
export const releaseDialogs = [
  "submit",
  "release",
  "phase",
  "revert-phase",
  "expedite",
  "withdraw",
  "roll-back",
  "retry",
  "cancel",
] as const;
export type ReleaseDialog = (typeof releaseDialogs)[number];

export const releaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/releases/$id",
  validateSearch: searchOf({ dialog: oneOf(releaseDialogs) }),
  component: lazyRouteComponent(() => import("./release-page.tsx"), "ReleasePage"),
});

export const versionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/versions",
  validateSearch: searchOf({
    /** Appid of the development mini program; all when absent. */
    line: text(),
  }),
  component: lazyRouteComponent(() => import("./versions-page.tsx"), "VersionsPage"),
});
