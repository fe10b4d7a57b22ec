import type { Step } from "./step.ts";

/**
 * Ends a release that WeChat does not review. It is a step, and not written at once, so that it never falls between a
 * submission and its answer: steps of one account come one after the other.
 *
 * Calls nothing; a repeat finds the release cancelled.
 */
export const cancel: Step = async (way) => ({
  does: "move",
  by: "CANCEL",
  to: "CANCELLED",
  // A cancelled deployment leaves approvals alone: those are called off one by one, by people.
  ...(way.deploymentState === "CANCELLED" && way.state !== "APPROVED"
    ? { detail: { note: "deploymentCancelled" } as const }
    : {}),
});
