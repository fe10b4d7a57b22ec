import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { viewerQuery } from "../operators/viewer.ts";
import { rootRoute } from "./root-route.tsx";

/** Every page inside the frame; who is not signed in is led to sign-in, and back afterwards. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  async beforeLoad({ context, location }) {
    const { data, error } = await context.line.client.query(viewerQuery, {}).toPromise();
    if (error && !data) throw error;
    if (data?.viewer) return { viewer: data.viewer };
    if (data?.setUp.needed) throw redirect({ to: "/setup", replace: true });
    const next = location.href === "/" ? undefined : location.href;
    throw redirect({ to: "/sign-in", search: { next }, replace: true });
  },
  component: lazyRouteComponent(() => import("../shell/shell.tsx"), "Shell"),
});

/** Whatever no room has a page for. */
export const unknownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "$",
  component: lazyRouteComponent(() => import("../shell/not-found.tsx"), "NotFound"),
});
