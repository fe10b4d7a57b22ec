import { and, eq, inArray, like, lt, sql } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import { Refusal } from "../graphql/user-error.ts";
import { signInFailures } from "./tables.ts";

/** A window opens with the first attempt and is over after this time, whatever happens in it. */
const windowMs = 15 * 60_000;

/** One name from one address. Not the name alone: anybody could then lock its owner out from afar. */
const attemptsPerNameAndAddress = 5;
/** One address on any names: guessing one password on many accounts. */
const attemptsPerAddress = 30;

export interface SignInLimiter {
  /** Counts an attempt before its password is looked at, so that attempts made at once count too. Throws a `Refusal`. */
  count(loginName: string, address: string): Promise<void>;
  /** A right password: its attempts were no guesses. */
  forgive(work: Work, loginName: string, address: string): Promise<void>;
  /** Forgets every address's attempts on a name; for a person at the machine who resets a password. */
  forget(work: Work, loginName: string): Promise<void>;
}

export function createSignInLimiter({ database, clock }: { database: Database; clock: Clock }): SignInLimiter {
  return {
    async count(loginName, address) {
      const now = clock.now();
      const waitMs = await database.atomically(async (work) => {
        await work.delete(signInFailures).where(lt(signInFailures.windowStartedAt, new Date(now.getTime() - windowMs)));
        // The address first: once it is used up, names are not counted any more.
        const onAddress = await countOne(work, addressSubject(address), now);
        if (onAddress.failures > attemptsPerAddress) return leftOf(onAddress, now);
        const onBoth = await countOne(work, subjectOf(loginName, address), now);
        return onBoth.failures > attemptsPerNameAndAddress ? leftOf(onBoth, now) : undefined;
      });
      if (waitMs !== undefined) throw tooMany(waitMs);
    },
    async forgive(work, loginName, address) {
      await work.delete(signInFailures).where(eq(signInFailures.subject, subjectOf(loginName, address)));
      await work
        .update(signInFailures)
        .set({ failures: sql`${signInFailures.failures} - 1` })
        .where(and(eq(signInFailures.subject, addressSubject(address)), sql`${signInFailures.failures} > 0`));
    },
    async forget(work, loginName) {
      const subjects = await work
        .select({ subject: signInFailures.subject })
        .from(signInFailures)
        .where(like(signInFailures.subject, "name:%"));
      const own = subjects.map(({ subject }) => subject).filter((subject) => subject.endsWith(` ${loginName}`));
      if (own.length > 0) await work.delete(signInFailures).where(inArray(signInFailures.subject, own));
    },
  };
}

interface Window {
  failures: number;
  windowStartedAt: Date;
}

async function countOne(work: Work, subject: string, now: Date): Promise<Window> {
  const [window] = await work
    .insert(signInFailures)
    .values({ subject, windowStartedAt: now, failures: 1 })
    .onConflictDoUpdate({
      target: signInFailures.subject,
      set: { failures: sql`${signInFailures.failures} + 1` },
    })
    .returning({ failures: signInFailures.failures, windowStartedAt: signInFailures.windowStartedAt });
  if (!window) throw new Error("counting a sign-in attempt returned no row");
  return window;
}

function leftOf(window: Window, now: Date): number {
  return window.windowStartedAt.getTime() + windowMs - now.getTime();
}

function subjectOf(loginName: string, address: string): string {
  return `name:${networkOf(address)} ${loginName}`;
}

function addressSubject(address: string): string {
  return `address:${networkOf(address)}`;
}

/** A household or a server has a whole /64 of IPv6, so that is one client. */
function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

function tooMany(waitMs: number): Refusal {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return new Refusal({
    code: "TOO_MANY_ATTEMPTS",
    text: { zh: "尝试次数过多，已暂停登录", en: "Too many attempts; signing in is paused" },
    remedy: { zh: `约 ${minutes} 分钟后再试`, en: `Try again in about ${minutes} min` },
  });
}
