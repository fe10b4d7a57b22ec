import * as z from "zod/mini";

// What a parameter cannot be is dropped, never an error: a shared or mangled URL still opens its page. Every parameter reads
// both the URL's text and the value a link inside the console gives.

/** Free text, trimmed; empty is absent. */
export const text = () => param((raw) => (typeof raw === "string" && raw.trim() !== "" ? raw.trim() : undefined));

export const oneOf = <const T extends string>(values: readonly T[]) =>
  param((raw) => values.find((value) => value === raw));

export const listOf = <const T extends string>(values: readonly T[]) =>
  param((raw) => some(values.filter((value) => items(raw).includes(value))));

export const texts = () => param((raw) => some(items(raw)));

export const numbers = () => param((raw) => some(items(raw).map(Number).filter(Number.isSafeInteger)));

export const number = () =>
  param((raw) => (raw !== undefined && raw !== "" && Number.isSafeInteger(Number(raw)) ? Number(raw) : undefined));

export const flag = () => param((raw) => (raw === true || raw === "1" || raw === "true" ? true : undefined));

/** One of `spans` ("24h") or a moment as ISO 8601 writes it. */
export const when = (spans: readonly string[] = []) =>
  param((raw) => (typeof raw === "string" && (spans.includes(raw) || isMoment(raw)) ? raw : undefined));

export const pageSizes = [20, 50, 100] as const;

/** A day of the calendar: 2026-11-24. */
export const day = () =>
  param((raw) =>
    typeof raw === "string" && /^\d{4}-\d{2}-\d{2}$/.test(raw) && !Number.isNaN(Date.parse(raw)) ? raw : undefined,
  );

/** What every list takes: where the page begins or ends, and how many rows it shows. */
export const pageParams = {
  after: text(),
  before: text(),
  size: param((raw) => pageSizes.find((size) => size === Number(raw))),
};

/** Makes a route's `validateSearch` of its parameters; unknown ones are dropped. */
export function searchOf<Shape extends Readonly<Record<string, z.ZodMiniType>>>(
  shape: Shape,
): (raw: Record<string, unknown>) => SearchOf<Shape> {
  const schema = z.object(shape);
  // What was dropped stays as undefined: the router lays this over the raw parameters, which would show through.
  return (raw) => schema.parse(raw) as SearchOf<Shape>;
}

export type SearchOf<Shape extends Readonly<Record<string, z.ZodMiniType>>> = {
  [K in keyof Shape]?: z.output<Shape[K]>;
};

function isMoment(raw: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T|$)/.test(raw) && !Number.isNaN(Date.parse(raw));
}

function param<T>(read: (raw: unknown) => T) {
  return z.optional(z.pipe(z.unknown(), z.transform(read)));
}

function items(raw: unknown): string[] {
  const list = Array.isArray(raw) ? raw.map(String) : typeof raw === "string" ? raw.split(",") : [];
  return list.map((item) => item.trim()).filter(Boolean);
}

function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
