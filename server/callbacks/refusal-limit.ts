import type { Clock } from "../clock.ts";

/** What a refused push may be recorded as. */
export interface Admission {
  /** Refused pushes of the same kind that left no row since the last one that did. */
  unrecorded: number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
  unrecorded: number;
}

/**
 * Keeps a flood of refused pushes from filling the disk: anybody can reach the door. Each kind of refusal has its own
 * allowance, so that a flood of forged signatures does not hide the one push of WeChat that a wrong key refused.
 */
export function createRefusalLimit(clock: Clock, options: { burst?: number; refillEveryMs?: number } = {}) {
  const { burst = 60, refillEveryMs = 10_000 } = options; // then 8,640 rows a day and kind at most
  const buckets = new Map<string, Bucket>();

  /** @param kind from a small fixed set, never from the request */
  return (kind: string): Admission | null => {
    const now = clock.now().getTime();
    const bucket = buckets.get(kind) ?? { tokens: burst, filledAt: now, unrecorded: 0 };
    buckets.set(kind, bucket);
    const refill = Math.max(0, Math.floor((now - bucket.filledAt) / refillEveryMs));
    bucket.tokens = Math.min(burst, bucket.tokens + refill);
    bucket.filledAt += refill * refillEveryMs;
    if (bucket.tokens === 0) {
      bucket.unrecorded += 1;
      return null;
    }
    bucket.tokens -= 1;
    const admission = { unrecorded: bucket.unrecorded };
    bucket.unrecorded = 0;
    return admission;
  };
}
