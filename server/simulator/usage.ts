import { dayOf } from "./calendar.ts";
import type { World } from "./world.ts";

/** One failed call, as getRidInfo shows it. */
export interface FailedCall {
  owner: string;
  invokedAt: number;
  costMs: number;
  url: string;
  requestBody: string;
  responseBody: string;
  clientIp: string;
}

const keptFailures = 2_000;
export const dailyLimit = 100_000;

/** What each caller used of its daily quota, and the failed calls by rid. In memory: WeChat forgets these too. */
export class Usage {
  readonly #world: World;
  readonly #failures = new Map<string, FailedCall>();
  #day = "";
  #used = new Map<string, Map<string, number>>();

  constructor(world: World) {
    this.#world = world;
  }

  /** @returns false when the day's quota of this endpoint is used up */
  count(owner: string, path: string): boolean {
    const byPath = this.#today().get(owner) ?? new Map<string, number>();
    const used = (byPath.get(path) ?? 0) + 1;
    this.#used.set(owner, byPath.set(path, used));
    return used <= dailyLimit;
  }

  usedBy(owner: string, path: string): number {
    return this.#today().get(owner)?.get(path) ?? 0;
  }

  clear(owner: string, path?: string): void {
    if (path) this.#used.get(owner)?.delete(path);
    else this.#used.delete(owner);
  }

  noteFailure(rid: string, call: FailedCall): void {
    this.#failures.set(rid, call);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > keptFailures && oldest) this.#failures.delete(oldest);
  }

  failure(rid: string): FailedCall | undefined {
    return this.#failures.get(rid);
  }

  #today() {
    const day = dayOf(this.#world.now());
    if (day !== this.#day) {
      this.#day = day;
      this.#used = new Map();
    }
    return this.#used;
  }
}
