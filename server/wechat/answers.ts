import { z } from "zod";
import { Secret } from "../secret.ts";

/**
 * Parts of answers. WeChat's tables and its live answers differ in types (numbers as strings, booleans as 0 and 1,
 * lists as null), so these take every form seen; what a call is made for has no default and must be there.
 */

/** A text that must be there. */
export const someText = z.string().min(1);
/** A text that may be absent or null. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
/** An id: a number or a string, kept as a string so that it loses no digits. */
export const id = z.union([z.string().min(1), z.number()]).transform(String);
export const integer = z.coerce.number().int();
export const integerOrZero = z.coerce
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? 0);
export const flag = z
  .union([z.boolean(), z.number(), z.string()])
  .nullish()
  .transform((value) => value === true || value === 1 || value === "1" || value === "true");
/** A token or code that must be there: an empty one is a broken promise, never a value. */
export const secret = z
  .string()
  .min(1)
  .transform((value) => new Secret(value));
/** A token that may be missing, empty or null. */
export const maybeSecret = z
  .string()
  .nullish()
  .transform((value) => (value ? new Secret(value) : undefined));
/** Unix seconds; 0 and absence mean never. */
export const maybeMoment = z.coerce
  .number()
  .nullish()
  .transform((seconds) => (seconds ? new Date(seconds * 1_000) : undefined));
export const moment = z.coerce
  .number()
  .positive()
  .transform((seconds) => new Date(seconds * 1_000));

/** A list that may be absent or null. */
export function list<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

/** An answer of which nothing is needed but that it is no refusal. */
export const nothing = z.unknown().transform(() => undefined);
