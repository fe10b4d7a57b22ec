import { hash } from "node:crypto";

/** A token as it is kept. Both moments are of our own clock, so that a skew against WeChat's does no harm. */
export interface TokenLife {
  /** When the request was sent that brought it. */
  obtainedAt: Date;
  /** `obtainedAt` and the life WeChat named. */
  expiresAt: Date;
}

const usualEarlyMs = 10 * 60_000; // WeChat's manual: about ten minutes before the two hours are over
const usualSafetyMs = 60_000; // for calls on their way, and clocks of two machines that share a database

/** Until when a token is handed out. Never before it was obtained, however short its life. */
export function usableUntil({ obtainedAt, expiresAt }: TokenLife): Date {
  const lifeMs = Math.max(0, expiresAt.getTime() - obtainedAt.getTime());
  return new Date(expiresAt.getTime() - Math.min(usualSafetyMs, lifeMs / 10));
}

/**
 * When to renew a token that is still good: early, and not all tokens of a fleet at the same moment. The spread comes
 * from the name, so every process computes the same.
 */
export function renewalDueAt(name: string, { obtainedAt, expiresAt }: TokenLife): Date {
  const lifeMs = Math.max(0, expiresAt.getTime() - obtainedAt.getTime());
  const earlyMs = Math.min(usualEarlyMs, lifeMs / 4);
  const spread = Number.parseInt(hash("sha1", `${name} ${obtainedAt.getTime()}`).slice(0, 8), 16) / 0xffffffff;
  return new Date(expiresAt.getTime() - earlyMs - spread * Math.min(usualEarlyMs / 2, lifeMs / 8));
}
