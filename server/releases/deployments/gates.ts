import type { ReleaseState } from "../states.ts";
import type { DeploymentPlan, GatePlan, HaltPlan } from "./plan.ts";

/** How many releases stand in each state. */
export type StateCounts = Partial<Record<ReleaseState, number>>;

export interface Outcomes {
  /** Without what people took out of it (CANCELLED). */
  size: number;
  /** Approved or further. */
  approved: number;
  /** Rejected, failed, or taken back after it was online. */
  problems: number;
  /** Neither ended nor waiting for a person. */
  underWay: number;
}

/** What a deployment does by itself, and so what of it is still to come. */
export interface GoesByItself {
  submitForAudit: boolean;
  releaseWhenApproved: boolean;
}

export function outcomesOf(counts: StateCounts, { submitForAudit, releaseWhenApproved }: GoesByItself): Outcomes {
  const of = (...states: ReleaseState[]) => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const approved = of("APPROVED", "GRAY", "RELEASED");
  const problems = of("REJECTED", "FAILED", "ROLLED_BACK");
  const underWay =
    of("QUEUED", "IN_AUDIT") +
    (submitForAudit ? of("COMMITTED") : 0) +
    // A phased release goes on for days, and is approved or further all that time.
    (releaseWhenApproved ? of("APPROVED") : 0);
  return {
    size: approved + problems + of("QUEUED", "COMMITTED", "IN_AUDIT", "WITHDRAWN"),
    approved,
    problems,
    underWay,
  };
}

/**
 * What keeps the next wave from opening.
 *
 * - `approvals`, `underWay` more releases of this wave have to come through
 * - `problems` too many went wrong: only retries that go well, or a person, open the next one
 * - `time` it opens at a moment, unless something happens until then
 * - `person` all else holds, and somebody has to say so
 */
export type GateHold =
  | { by: "approvals"; share: number; wanted: number }
  | { by: "underWay"; count: number }
  | { by: "problems"; share: number; limit: number }
  | { by: "time"; until: Date }
  | { by: "person" };

/** @returns null when the next wave opens */
export function gateHold(gate: GatePlan | undefined, wave: Outcomes, openedAt: Date, now: Date): GateHold | null {
  const { approvedShare, problemShare, minutes = 0, manual = false } = gate ?? {};
  const { size, approved, problems, underWay } = wave;
  if (size > 0) {
    if (problemShare !== undefined && problems / size > problemShare)
      return { by: "problems", share: problems / size, limit: problemShare };
    if (approvedShare !== undefined && approved / size < approvedShare)
      return { by: "approvals", share: approved / size, wanted: approvedShare };
    if (approvedShare === undefined && underWay > 0) return { by: "underWay", count: underWay };
  }
  const until = new Date(openedAt.getTime() + minutes * 60_000);
  if (until > now) return { by: "time", until };
  return manual ? { by: "person" } : null;
}

/** Whether the next wave does not open before a person does something. */
export function needsPerson(hold: GateHold, { underWay }: Outcomes): boolean {
  return hold.by === "person" || hold.by === "problems" || (hold.by === "approvals" && underWay === 0);
}

export type HaltCause =
  | { why: "problemShare"; share: number; limit: number }
  | { why: "sameErrcode"; errcode: number; count: number };

const defaultMinimum = 10;

/** Which threshold is crossed, if one is. */
export function haltCause(
  plan: HaltPlan | undefined,
  { approved, problems }: Pick<Outcomes, "approved" | "problems">,
  errcodes: readonly { errcode: number; count: number }[],
): HaltCause | null {
  if (!plan) return null;
  const { problemShare, minimum = defaultMinimum, sameErrcode } = plan;
  const worst = errcodes.toSorted((a, b) => b.count - a.count)[0];
  if (sameErrcode !== undefined && worst && worst.count >= sameErrcode) return { why: "sameErrcode", ...worst };
  const known = approved + problems;
  if (problemShare !== undefined && known >= minimum && problems / known > problemShare)
    return { why: "problemShare", share: problems / known, limit: problemShare };
  return null;
}

/** Whether anything about it needs a conductor: waves that open by themselves, or thresholds. */
export function isConducted(plan: DeploymentPlan | null): plan is DeploymentPlan {
  return plan !== null && (plan.waves.length > 1 || plan.halt !== undefined);
}
