import type { Work } from "../db/work.ts";
import type { Advance, Patch, ReleaseRef } from "./advance.ts";
import type { DeploymentRow } from "./deployments/store.ts";
import { firstStep, stepToUsers } from "./first-step.ts";
import type { Pipeline } from "./pipeline.ts";
import { type RetryState, retryState } from "./retry.ts";
import type { ReleaseState } from "./states.ts";
import type { NextStep } from "./steps/step.ts";
import type { ReleaseRow } from "./store.ts";
import { retryFacts } from "./transition-store.ts";

export type RetriedRelease = ReleaseRef & Pick<ReleaseRow, "failure" | "auditId">;

/** Takes releases up again that failed, were rejected or withdrawn. */
export function createRetrying({ advance, pipeline }: { advance: Advance; pipeline: Pipeline }) {
  /** @returns false when the release moved in the meantime */
  return async function takeUp(
    work: Work,
    release: RetriedRelease,
    deployment: Pick<DeploymentRow, "domains" | "releaseWhenApproved" | "phases">,
    { appId, cause, priority }: { appId: string; cause: string; priority?: number },
  ): Promise<boolean> {
    const facts = await retryFacts(work, release);
    const to = retryState({ ...release, ...facts });
    const next = stepAfter(to, deployment);
    const moved = await advance.advance(work, release, {
      by: "RETRY",
      to,
      cause,
      detail: { note: "retriedFrom", state: release.state },
      patch: { ...clearedBy(release.state, to), ...(next ? {} : { waiting: { reason: "APPROVAL" } }) },
    });
    if (moved && next)
      await pipeline.schedule(
        work,
        { id: release.id, appId },
        { ...next, ...(priority === undefined ? {} : { priority }) },
      );
    return moved;
  };
}

function stepAfter(
  to: RetryState,
  { domains, releaseWhenApproved, phases }: Pick<DeploymentRow, "domains" | "releaseWhenApproved" | "phases">,
): NextStep | null {
  switch (to) {
    case "QUEUED":
      return { step: firstStep(domains) };
    case "COMMITTED":
      return { step: "await-code-check" };
    case "IN_AUDIT":
      return { step: "read-audit" };
    case "APPROVED":
      return releaseWhenApproved ? stepToUsers(phases) : null;
  }
}

/** What the way from here will find out anew. */
function clearedBy(from: ReleaseState, to: RetryState): Patch {
  if (to !== "QUEUED" && to !== "COMMITTED") return {};
  const review = { auditId: null, submittedAt: null, spedUpAt: null };
  const cleared = { ...review, rejectReason: null, rejectScreenshots: null, rejectKey: null };
  // A submission may have arrived whose answer never did: what was the latest audit before it tells the two apart.
  return from === "FAILED" && to === "COMMITTED" ? cleared : { ...cleared, auditBefore: null };
}
