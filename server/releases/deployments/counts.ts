import type { ReleaseState } from "../states.ts";

export interface Counts {
  total: number;
  queued: number;
  committed: number;
  inAudit: number;
  approved: number;
  gray: number;
  released: number;
  rejected: number;
  withdrawn: number;
  rolledBack: number;
  failed: number;
  cancelled: number;
  waitingForQuota: number;
}

const fieldOf = {
  QUEUED: "queued",
  COMMITTED: "committed",
  IN_AUDIT: "inAudit",
  APPROVED: "approved",
  GRAY: "gray",
  RELEASED: "released",
  REJECTED: "rejected",
  WITHDRAWN: "withdrawn",
  ROLLED_BACK: "rolledBack",
  FAILED: "failed",
  CANCELLED: "cancelled",
} as const satisfies Record<ReleaseState, keyof Counts>;

/** Adds up what one statement grouped by state. */
export function countsOf(rows: readonly { state: ReleaseState; count: number; waitingForQuota: number }[]): Counts {
  const counts: Counts = {
    total: 0,
    queued: 0,
    committed: 0,
    inAudit: 0,
    approved: 0,
    gray: 0,
    released: 0,
    rejected: 0,
    withdrawn: 0,
    rolledBack: 0,
    failed: 0,
    cancelled: 0,
    waitingForQuota: 0,
  };
  for (const { state, count, waitingForQuota } of rows) {
    counts.total += count;
    counts[fieldOf[state]] += count;
    if (state === "COMMITTED") counts.waitingForQuota += waitingForQuota;
  }
  return counts;
}
