import { parseValue } from "graphql";
import { expect, test } from "vitest";
import { DateTime, Json } from "./scalars.ts";

test("JSON written into a document is the same as JSON sent as a variable: plain objects all the way down", () => {
  const written = Json.parseLiteral(
    parseValue('{ ext: { shopId: "4711", tags: [{ name: "a" }] }, extEnable: true }'),
    {},
  );
  expect(written).toStrictEqual({ ext: { shopId: "4711", tags: [{ name: "a" }] }, extEnable: true });
  expect(Object.getPrototypeOf(written)).toBe(Object.prototype);
});

test("a key of the name __proto__ is a key like any other", () => {
  const written = Json.parseLiteral(parseValue("{ __proto__: { admin: true } }"), {}) as object;
  expect(Object.keys(written)).toEqual(["__proto__"]);
  expect("admin" in written).toBe(false);
});

test.each(["2026-11-24", "tomorrow", "2026-13-45T00:00:00Z", 1764000000])("%s is not a moment", (value) => {
  expect(() => DateTime.parseValue(value)).toThrow("a DateTime looks like");
});

test("a moment is written as itself, whatever was written before it", () => {
  const [noon, later] = [new Date("2026-11-24T12:00:00Z"), new Date("2026-11-24T12:00:00.001Z")];
  const written = [noon, new Date(noon), later, noon].map((moment) => DateTime.serialize(moment));
  expect(written).toEqual([
    "2026-11-24T12:00:00.000Z",
    "2026-11-24T12:00:00.000Z",
    "2026-11-24T12:00:00.001Z",
    "2026-11-24T12:00:00.000Z",
  ]);
  expect(() => DateTime.serialize(new Date(Number.NaN))).toThrow(RangeError);
  expect(DateTime.serialize(noon)).toBe("2026-11-24T12:00:00.000Z");
});
