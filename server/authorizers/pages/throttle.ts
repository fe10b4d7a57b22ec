import type { Clock } from "../../clock.ts";

/** Generous for a person who reloads, and for an office behind one address. */
const visitsPerMinute = 120;
const windowMs = 60_000;
const mostAddresses = 10_000;

/** Counts visits by address, so that nobody can use up the platform's calls by opening links. */
export function createThrottle(clock: Clock) {
  let windowStartedAt = 0;
  let visits = new Map<string, number>();

  return {
    allows(address: string): boolean {
      const now = clock.now().getTime();
      if (now - windowStartedAt >= windowMs) {
        windowStartedAt = now;
        visits = new Map();
      }
      const count = (visits.get(address) ?? 0) + 1;
      if (visits.size < mostAddresses || visits.has(address)) visits.set(address, count);
      return count <= visitsPerMinute;
    },
  };
}
