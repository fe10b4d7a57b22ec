import { type Domains, domainKinds } from "./domains.ts";
import type { StepName } from "./steps/step.ts";

/** Domains go before the code: WeChat makes them live together with it. */
export function firstStep(domains: Domains | null): StepName {
  return domainKinds.some((kind) => (domains?.[kind] ?? []).length > 0) ? "set-domains" : "commit";
}
