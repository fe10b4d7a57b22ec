import type { Clock } from "../clock.ts";

/** Lets callers through at a steady pace per key, in the order they came. */
export interface RateLimit {
  /** Resolves when it is the caller's turn; rejects with the signal's reason when that comes first. */
  turn(key: string, signal?: AbortSignal): Promise<void>;
}

const idleKeysKept = 1_000;

/**
 * A token bucket per key, kept as one number: the moment at which the bucket is full again.
 *
 * @param options.burst how many may go at once after a rest
 */
export function createRateLimit(options: { clock: Clock; perSecond: number; burst: number }): RateLimit {
  const { clock, perSecond, burst } = options;
  const spacingMs = 1_000 / perSecond;
  const fullAt = new Map<string, number>();

  function reserve(key: string): number {
    const now = clock.now().getTime();
    const full = Math.max(fullAt.get(key) ?? 0, now) + spacingMs;
    fullAt.set(key, full);
    if (fullAt.size > idleKeysKept) forgetFull(now);
    return Math.max(0, full - now - burst * spacingMs);
  }

  function forgetFull(now: number): void {
    for (const [key, full] of fullAt) if (full <= now) fullAt.delete(key);
  }

  return {
    async turn(key, signal) {
      signal?.throwIfAborted();
      const waitMs = reserve(key);
      if (waitMs > 0) await pause(clock, waitMs, signal);
    },
  };
}

function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ms, () => {
      signal?.removeEventListener("abort", abort);
      resolve();
    });
    const abort = () => {
      stop();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", abort, { once: true });
  });
}
