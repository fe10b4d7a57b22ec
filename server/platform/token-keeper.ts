import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import { Refusal } from "../graphql/user-error.ts";
import type { Log } from "../log.ts";
import type { Secret } from "../secret.ts";
import { WechatError, WechatUnreachable } from "../wechat/index.ts";
import { dropLease, takeLease } from "./lease-store.ts";
import { renewalDueAt, usableUntil } from "./token-life.ts";
import type { TokenLife } from "./token-life.ts";
import { refusalReasonOf } from "./token-refusal.ts";
import type { TokenRefusalReason } from "./token-refusal.ts";

export interface StoredToken extends TokenLife {
  value: Secret;
}

/** What WeChat gave. A refresh token that comes along is stored in the same write; none means keep the old one. */
export interface FetchedToken extends TokenLife {
  value: Secret;
  refreshToken?: Secret;
}

/** Where one token lives. */
export interface TokenStore {
  read(): Promise<StoredToken | null>;
  /** @returns false when a token with this fence or a higher one is stored already: then nothing was written */
  write(work: Work, token: FetchedToken, fence: number): Promise<boolean>;
}

/** One token that is kept fresh: the platform's, or an authorizer's. */
export interface TokenSubject {
  /** Unique in the database; names the lease. */
  name: string;
  store: TokenStore;
  /** Asks WeChat. Called by one process at a time, and never inside a work. */
  fetch(): Promise<{ value: Secret; expiresInSeconds: number; refreshToken?: Secret }>;
  /** WeChat refused for good: the caller's place to mark it, once for all who wait. The error still reaches them. */
  refused?(reason: TokenRefusalReason, error: WechatError): Promise<void>;
}

/** Another process holds the lease and does not come to an end. */
export class TokenUnavailable extends Refusal {
  override readonly name = "TokenUnavailable";

  constructor(fact: string) {
    super({
      code: "TOKEN_BEING_RENEWED",
      text: { zh: "令牌正由另一个进程续期，还没有结束", en: "Another process renews the token and is not done yet" },
      remedy: { zh: "请稍后重试", en: "Try again in a moment" },
    });
    this.message = fact;
  }
}

export interface TokenKeeper {
  /** The stored token while it is good, else a fresh one. All who wait get the same. */
  token(subject: TokenSubject): Promise<Secret>;
  /** The stored token if it is another than the refused one, else a fresh one. */
  renew(subject: TokenSubject, refused: Secret): Promise<Secret>;
  /** Renews if it is time to, or at once when `force` is set. @returns when it will be time again */
  keepFresh(subject: TokenSubject, options?: { force?: boolean }): Promise<Date>;
  /** Forgets a refusal, because something changed that may have been its cause. */
  retry(subject: Pick<TokenSubject, "name">): void;
  /** Resolves when no renewal is under way in this process. */
  settled(): Promise<void>;
}

export interface TokenKeeperOptions {
  database: Database;
  clock: Clock;
  log: Log;
  /** How long a holder may take before another may take over. Longer than two calls to WeChat that time out. */
  leaseMs?: number;
}

const tries = 3;
const firstPauseMs = 200;
const pollMs = 100;
// A refusal will be the same a moment later, and every call of a running deployment would ask again.
const refusalHoldMs = 10_000;

/**
 * Keeps tokens fresh: one renewal at a time per token, in this process (waiters share one promise) and across
 * processes (a lease row, whose fence also keeps a holder that stalled from overwriting a newer token).
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { database, clock, log, leaseMs = 60_000 } = options;
  const owner = randomUUID();
  const flights = new Map<string, Promise<StoredToken>>();
  const refusals = new Map<string, { error: Error; until: number }>();

  async function token(subject: TokenSubject): Promise<Secret> {
    const stored = await subject.store.read();
    if (!stored || !isUsable(stored)) return (await flight(subject, isUsable)).value;
    if (isDue(subject, stored) && !flights.has(subject.name) && !heldRefusal(subject)) {
      flight(subject, (other) => isUsable(other) && !isDue(subject, other)).catch((error: unknown) => {
        log.warn({ error, token: subject.name }, "an early renewal failed; the token in use is still good");
      });
    }
    return stored.value;
  }

  async function renew(subject: TokenSubject, refused: Secret): Promise<Secret> {
    const isNewer = (stored: StoredToken) => isUsable(stored) && !stored.value.equals(refused);
    const stored = await subject.store.read();
    if (stored && isNewer(stored)) return stored.value;
    const fresh = await flight(subject, isNewer);
    // The flight may have begun before the refusal, and then it may have ended with the very token that was refused.
    return fresh.value.equals(refused) ? (await flight(subject, isNewer)).value : fresh.value;
  }

  async function keepFresh(subject: TokenSubject, { force = false } = {}): Promise<Date> {
    const before = await subject.store.read();
    const isGood = (stored: StoredToken) =>
      isUsable(stored) && (force ? !before?.value.equals(stored.value) : !isDue(subject, stored));
    if (force) refusals.delete(subject.name);
    const fresh = before && isGood(before) ? before : await flight(subject, isGood);
    return renewalDueAt(subject.name, fresh);
  }

  function flight(subject: TokenSubject, isGood: (stored: StoredToken) => boolean): Promise<StoredToken> {
    const running = flights.get(subject.name);
    if (running) return running;
    const held = heldRefusal(subject);
    if (held) return Promise.reject(held);
    const started = underLease(subject, isGood).finally(() => flights.delete(subject.name));
    flights.set(subject.name, started);
    return started;
  }

  async function underLease(subject: TokenSubject, isGood: (stored: StoredToken) => boolean): Promise<StoredToken> {
    const { name, store } = subject;
    const giveUpAt = clock.now().getTime() + 2 * leaseMs;
    for (;;) {
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + leaseMs);
      const fence = await database.atomically((work) => takeLease(work, { name, owner, now, expiresAt }));
      // Whoever held the lease before may have renewed: read again after winning, and while waiting.
      const stored = await store.read();
      const isDone = stored !== null && isGood(stored);
      if (fence === null) {
        if (isDone) return stored;
        if (now.getTime() >= giveUpAt) throw new TokenUnavailable(`${name}: its renewal elsewhere does not end`);
        await pause(pollMs);
        continue;
      }
      try {
        if (isDone) return stored;
        const fetched = await fetchToken(subject, expiresAt);
        const isWritten = await database.atomically((work) => store.write(work, fetched, fence));
        if (isWritten) return fetched;
        log.warn({ token: name, fence }, "a token came after its lease had passed on; it was not kept");
      } finally {
        await database.atomically((work) => dropLease(work, { name, owner, fence }));
      }
    }
  }

  async function fetchToken(subject: TokenSubject, leaseEndsAt: Date): Promise<FetchedToken> {
    for (let attempt = 1; ; attempt += 1) {
      const obtainedAt = clock.now();
      try {
        const { value, expiresInSeconds, refreshToken } = await subject.fetch();
        if (value.reveal() === "" || !(expiresInSeconds > 0)) {
          throw new Error(`${subject.name}: WeChat's answer holds no token, or one without a life`);
        }
        refusals.delete(subject.name);
        const expiresAt = new Date(obtainedAt.getTime() + expiresInSeconds * 1_000);
        return { value, obtainedAt, expiresAt, ...(refreshToken && { refreshToken }) };
      } catch (error) {
        const pauseMs = firstPauseMs * 4 ** (attempt - 1);
        const mayTryAgain = attempt < tries && isPassing(error);
        if (mayTryAgain && clock.now().getTime() + pauseMs < leaseEndsAt.getTime() - leaseMs / 2) {
          await pause(pauseMs);
          continue;
        }
        await noteRefusal(subject, error);
        throw error;
      }
    }
  }

  async function noteRefusal(subject: TokenSubject, error: unknown): Promise<void> {
    if (!(error instanceof WechatError)) return;
    refusals.set(subject.name, { error, until: clock.now().getTime() + refusalHoldMs });
    await subject.refused?.(refusalReasonOf(error), error);
  }

  function heldRefusal(subject: TokenSubject): Error | null {
    const held = refusals.get(subject.name);
    if (held && clock.now().getTime() < held.until) return held.error;
    refusals.delete(subject.name);
    return null;
  }

  function isUsable(stored: StoredToken): boolean {
    return clock.now() < usableUntil(stored);
  }

  function isDue(subject: TokenSubject, stored: StoredToken): boolean {
    return clock.now() >= renewalDueAt(subject.name, stored);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => void clock.after(ms, resolve));
  }

  return {
    token,
    renew,
    keepFresh,
    retry: ({ name }) => void refusals.delete(name),
    settled: async () => void (await Promise.allSettled(flights.values())),
  };
}

/** WeChat is busy or out of reach: the same request may do a moment later. */
function isPassing(error: unknown): boolean {
  return error instanceof WechatUnreachable || (error instanceof WechatError && error.kind === "busy");
}
