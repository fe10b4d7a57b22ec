import type { WechatFailure } from "./records.ts";
import type { ReleaseState } from "./states.ts";

export interface RetryFacts {
  state: ReleaseState;
  /** Where it stood before. */
  cameFrom: ReleaseState | null;
  /** Another release committed its code to the account since. */
  isOvertaken: boolean;
  failure: WechatFailure | null;
  auditId: string | null;
}

/** The committed code is not there any more, or WeChat cannot find it: busy for good, no commit, none by a platform. */
const codesForANewCommit = new Set([-1, 85086, 86001]);

export type RetryState = "QUEUED" | "COMMITTED" | "IN_AUDIT" | "APPROVED";

/**
 * Where a release begins again: at the last thing that is still true at WeChat. What was committed since by somebody
 * else makes everything untrue, and then it begins with the commit, which may be repeated at no cost.
 */
export function retryState({ state, cameFrom, isOvertaken, failure, auditId }: RetryFacts): RetryState {
  if (isOvertaken) return "QUEUED";
  if (state === "REJECTED" || state === "WITHDRAWN") return "COMMITTED";
  switch (cameFrom) {
    case "COMMITTED":
      return failure && codesForANewCommit.has(failure.errcode) ? "QUEUED" : "COMMITTED";
    case "IN_AUDIT":
      return auditId === null ? "QUEUED" : "IN_AUDIT";
    case "APPROVED":
    case "GRAY":
      return "APPROVED";
    default:
      return "QUEUED";
  }
}
