import { looksLikeAccessToken, newAccessToken } from "./randomness.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** The owner under which the platform's own token is kept. */
export const componentOwner = "component";

export const tokenLifeMs = 7_200_000;

/**
 * Hands out access tokens and recognises them.
 *
 * A new token replaces the old one at once (40001): the manual promises a platform no time in which both work, as it
 * does for an account's own stable token. `overlapMs` lets the old one live on for a while all the same.
 */
export class TokenDesk {
  readonly #world: World;
  readonly #overlapMs: number;

  constructor(world: World, overlapMs: number) {
    this.#world = world;
    this.#overlapMs = overlapMs;
  }

  issue(owner: string): { value: string; expiresInSeconds: number } {
    const now = this.#world.now();
    const old = this.#world.tokens.get(owner);
    const value = newAccessToken();
    const previous =
      old && this.#overlapMs > 0 ? { value: old.value, until: Math.min(old.expiresAt, now + this.#overlapMs) } : null;
    this.#world.putToken({ owner, value, expiresAt: now + tokenLifeMs, previous });
    return { value, expiresInSeconds: tokenLifeMs / 1000 };
  }

  void(owner: string): void {
    this.#world.removeToken(owner);
  }

  /** Ends the current token's life now, as two hours of waiting would. */
  expire(owner: string): void {
    const row = this.#world.tokens.get(owner);
    if (row) this.#world.putToken({ ...row, expiresAt: this.#world.now(), previous: null });
  }

  /** @returns who the token speaks for; refuses with 41001, 40014, 40001 or 42001 */
  ownerOf(value: string | undefined, missing = 41001): string {
    if (!value) throw new Refusal(missing);
    if (!looksLikeAccessToken(value)) throw new Refusal(40014);
    const row = this.#world.tokenRow(value);
    if (!row) throw new Refusal(40001);
    const now = this.#world.now();
    if (row.value === value) {
      if (row.expiresAt <= now) throw new Refusal(42001);
    } else if (!row.previous || row.previous.until <= now) throw new Refusal(40001);
    return row.owner;
  }
}
