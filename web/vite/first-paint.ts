import type { Plugin } from "vite";
import { tokensCss } from "../ui/tokens-css.ts";

/** Puts the colours of both themes into index.html, so that strip and frame are painted before any JavaScript runs. */
export function firstPaint(): Plugin {
  return {
    name: "minifleet:first-paint",
    // Before Vite minifies the inline style and drops the comment.
    transformIndexHtml: { order: "pre", handler: (html) => html.replace("/* tokens */", () => tokensCss()) },
  };
}
