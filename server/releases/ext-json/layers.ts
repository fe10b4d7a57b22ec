import { type ExtJson, mergeExtJson } from "./ext-json.ts";
import type { Variables } from "./variables.ts";

export const layerScopes = ["TEMPLATE", "CHANNEL", "TAG", "ACCOUNT"] as const;
export type LayerScope = (typeof layerScopes)[number];

/** What is laid over what lies below it. */
export interface LayerContent {
  extJson: ExtJson;
  variables: Variables;
}

/** Lays one over another: ext.json by WeChat's rules, a variable as a whole. */
export function lay(below: LayerContent, above: LayerContent): LayerContent {
  return {
    extJson: mergeExtJson(below.extJson, above.extJson),
    // Not with Object.assign or spread into a literal's setter: a variable named __proto__ stays one.
    variables: Object.fromEntries([...Object.entries(below.variables), ...Object.entries(above.variables)]),
  };
}

export const emptyLayer: LayerContent = { extJson: {}, variables: {} };

/** By code points and not by a language's rules, so that the order is the same on every machine. */
export function inTagOrder(tags: readonly string[]): string[] {
  return tags.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
