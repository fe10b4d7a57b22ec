import { createHash, timingSafeEqual } from "node:crypto";
import { inspect } from "node:util";

const mask = "***";

/**
 * A value that must not be seen: it prints as `***` in logs, in errors, in JSON and in the debugger.
 *
 * `reveal()` is the only way to the text, so a search for it lists every place that uses one.
 */
export class Secret {
  // A true private field: object spread, structuredClone, Object.keys and test matchers do not see it.
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  /** Compares in constant time; digests make the lengths equal. */
  equals(other: Secret): boolean {
    return timingSafeEqual(digest(this.#value), digest(other.#value));
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}

function digest(value: string): Buffer {
  return createHash("sha256").update(value).digest();
}
