import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";
import type { Line } from "../graphql/client.ts";
import { NotFound } from "../shell/not-found.tsx";

export interface RouterContext {
  line: Line;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
});
