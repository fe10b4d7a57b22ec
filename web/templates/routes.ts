import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { number, oneOf, pageParams, searchOf, text } from "../routing/search-params.ts";
import { shellRoute } from "../routing/shell-route.tsx";

export const templateTabs = ["drafts", "normal", "standard", "channels"] as const;
export type TemplateTab = (typeof templateTabs)[number];

/** What a dialog about channels is for. */
export const channelActs = ["channel", "put", "delete", "accept"] as const;
export type ChannelAct = (typeof channelActs)[number];

export const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/templates",
  validateSearch: searchOf({
    ...pageParams,
    tab: oneOf(templateTabs),
    q: text(),
    /** The draft whose dialog is open. */
    add: number(),
    /** The template whose dialog is open. */
    remove: text(),
    /** The template that was added just now. */
    seen: text(),
    /** The dialog that is open, and the channel or proposal it is about. */
    act: oneOf(channelActs),
    on: text(),
  }),
  component: lazyRouteComponent(() => import("./templates-page.tsx"), "TemplatesPage"),
});
