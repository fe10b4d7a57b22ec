import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";
import type { Line } from "../graphql/client.ts";

export interface RouterContext {
  line: Line;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });
