import type { AuditStatus } from "../../wechat/index.ts";
import { rejectionKey } from "../audit/rejections.ts";
import { stepToUsers } from "../first-step.ts";
import { goesOn } from "../states.ts";
import type { Outcome, Step, StepTools, Way } from "./step.ts";

/** How the review of a release stands at WeChat. */
export interface AuditState {
  status: AuditStatus;
  reason: string;
  screenshotMediaIds: string[];
}

/**
 * Asks WeChat how the review stands. A push that says it ended only makes this step come at once: it names neither
 * audit nor version, may be late, and may be about another submission. A lost one costs time, since the step also comes
 * by itself, ever more seldom.
 *
 * A repeat asks again; what it finds the second time has been written down already.
 */
export const readAudit: Step = async (way, tools) => outcomeOf(await auditOf(way, tools), way, tools);

/** Looks at the latest audit first, as it says whether anybody submitted something after us. */
export async function auditOf(way: Way, { wechat, signal }: StepTools): Promise<AuditState> {
  const latest = await wechat.code.latestAuditStatus(way.appId, { signal });
  if (way.auditId === null || latest.auditId === way.auditId) return latest;
  return await wechat.code.auditStatus(way.appId, way.auditId, { signal });
}

export function outcomeOf(audit: AuditState, way: Way, tools: StepTools): Outcome {
  switch (audit.status) {
    case "approved":
      return approved(way);
    case "rejected":
      return {
        does: "move",
        by: "rejected",
        to: "REJECTED",
        detail: { note: "rejected", reason: audit.reason },
        patch: {
          rejectReason: audit.reason,
          rejectKey: rejectionKey(audit.reason),
          rejectScreenshots: audit.screenshotMediaIds.join("|") || null,
        },
      };
    case "withdrawn":
      return { does: "move", by: "withdrawn", to: "WITHDRAWN", detail: { note: "withdrawnElsewhere" } };
    case "inReview":
    case "delayed":
      return { does: "wait", reason: "AUDIT", afterMs: pollAfterMs(ageOf(way, tools)) };
  }
}

function approved(way: Way): Outcome {
  const goesOut = way.releaseWhenApproved && goesOn(way.deploymentState);
  return {
    does: "move",
    by: "approved",
    to: "APPROVED",
    ...(goesOut ? { next: stepToUsers(way.phases) } : { patch: { waiting: { reason: "APPROVAL" as const } } }),
  };
}

const second = 1_000;
const hour = 3_600 * second;

/**
 * The longer a review has lasted, the longer the next look may wait: half its age. The first hour takes eleven calls,
 * a day six more.
 */
export function pollAfterMs(ageMs: number): number {
  return Math.min(2 * hour, Math.max(30 * second, ageMs / 2));
}

function ageOf({ submittedAt, changedAt }: Way, { clock }: StepTools): number {
  return clock.now().getTime() - (submittedAt ?? changedAt).getTime();
}
