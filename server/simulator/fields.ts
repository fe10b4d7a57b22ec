import { isJsonObject } from "./json.ts";
import { Refusal } from "./refusal.ts";
import type { JsonObject, JsonValue } from "./json.ts";

/** Reads a request's JSON field by field; what is missing or of another type is refused with 47001. */
export class Fields {
  readonly #fields: JsonObject;

  constructor(fields: JsonObject) {
    this.#fields = fields;
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined && this.#fields[name] !== null;
  }

  all(): JsonObject {
    return this.#fields;
  }

  raw(name: string): JsonValue | undefined {
    return this.#fields[name];
  }

  text(name: string, missing = 47001): string {
    const value = this.textIfAny(name);
    if (value === undefined || value === "") throw new Refusal(missing, `${name} missing`);
    return value;
  }

  textIfAny(name: string): string | undefined {
    return this.#read(name, (value) => (typeof value === "string" ? value : undefined));
  }

  number(name: string): number {
    const value = this.numberIfAny(name);
    if (value === undefined) throw new Refusal(47001, `${name} missing`);
    return value;
  }

  numberIfAny(name: string): number | undefined {
    return this.#read(name, (value) => (typeof value === "number" ? value : undefined));
  }

  booleanIfAny(name: string): boolean | undefined {
    return this.#read(name, (value) => (typeof value === "boolean" ? value : undefined));
  }

  /** Whole numbers which WeChat also takes as text, such as `template_id`. */
  wholeNumber(name: string): number {
    if (!this.has(name)) throw new Refusal(47001, `${name} missing`);
    const value = this.#fields[name];
    const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== "number" || !Number.isSafeInteger(number)) throw new Refusal(47001, `${name} is no number`);
    return number;
  }

  textsIfAny(name: string): string[] | undefined {
    return this.#read(name, (value) =>
      Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined,
    );
  }

  texts(name: string): string[] {
    const value = this.textsIfAny(name);
    if (value === undefined) throw new Refusal(47001, `${name} missing`);
    return value;
  }

  objectIfAny(name: string): JsonObject | undefined {
    return this.#read(name, (value) => (isJsonObject(value) ? value : undefined));
  }

  objectsIfAny(name: string): JsonObject[] | undefined {
    return this.#read(name, (value) => (Array.isArray(value) && value.every(isJsonObject) ? value : undefined));
  }

  #read<T>(name: string, accept: (value: JsonValue) => T | undefined): T | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    const accepted = accept(value);
    if (accepted === undefined) throw new Refusal(47001, `${name} has the wrong type`);
    return accepted;
  }
}

// A backslash escape that is not itself escaped, of a character beyond ASCII.
const escapedUnicode = /(?<!\\)(?:\\\\)*\\u(?!00[0-7])[0-9a-fA-F]{4}/;

/** A POST body as WeChat reads it: present (44002), JSON (47001), an object (47001), in plain UTF-8 (47002). */
export function readJsonBody(body: Buffer): Fields {
  const text = body.toString("utf8").trim();
  if (text === "") throw new Refusal(44002);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(47001);
  }
  if (!isJsonObject(value)) throw new Refusal(47001);
  if (escapedUnicode.test(text)) throw new Refusal(47002);
  return new Fields(value);
}
