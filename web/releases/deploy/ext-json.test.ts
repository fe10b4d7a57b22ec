import { expect, test } from "vitest";
import { readTyped, reusable } from "./ext-json.ts";

test("what is typed is JSON, or says where it stops being JSON", () => {
  expect(readTyped('{ "ext": {} }')).toEqual({ value: { ext: {} } });
  expect(readTyped(" \n ")).toEqual({ value: undefined });
  expect(readTyped('{\n  "ext": {,\n}')).toEqual({ problem: { line: 2, column: 11 } });
  expect(readTyped('{\n  "ext": {}')).toEqual({ problem: { line: 2, column: 12 } });
});

test("an ext.json of before comes without the appid of its account, and not at all when nothing else is in it", () => {
  expect(reusable({ extAppid: "wx1", ext: { shop: 1 } })).toBe('{\n  "ext": {\n    "shop": 1\n  }\n}');
  expect(reusable({ extAppid: "wx1" })).toBeUndefined();
  expect(reusable(null)).toBeUndefined();
});
