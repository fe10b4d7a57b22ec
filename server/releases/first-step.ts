import { type Domains, domainKinds } from "./domains.ts";
import type { Phase } from "./phases.ts";
import type { NextStep, StepName } from "./steps/step.ts";

/** Domains go before the code: WeChat makes them live together with it. */
export function firstStep(domains: Domains | null): StepName {
  return domainKinds.some((kind) => (domains?.[kind] ?? []).length > 0) ? "set-domains" : "commit";
}

/** How an approved version goes out to users by itself. */
export function stepToUsers(phases: readonly Phase[] | null): NextStep {
  const [first] = phases ?? [];
  if (!first) return { step: "publish" };
  const afterMs = first.afterMinutes * 60_000;
  return { step: first.percentage === 100 ? "publish" : "phase", afterMs };
}
