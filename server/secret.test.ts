import { inspect } from "node:util";
import { expect, test } from "vitest";
import { Secret } from "./secret.ts";

test("a secret shows three stars wherever it is printed", () => {
  const secret = new Secret("ticket@@@abc");
  expect(String(secret)).toBe("***");
  expect(JSON.stringify({ secret })).toBe('{"secret":"***"}');
  expect(inspect({ deep: { secret } })).not.toContain("ticket");
  expect(Object.values({ ...secret })).toEqual([]);
});

test("only reveal gives the text", () => {
  expect(new Secret("ticket@@@abc").reveal()).toBe("ticket@@@abc");
});

test("secrets are equal when their texts are, whatever their lengths", () => {
  expect(new Secret("a").equals(new Secret("a"))).toBe(true);
  expect(new Secret("a").equals(new Secret("b"))).toBe(false);
  expect(new Secret("a").equals(new Secret("aa"))).toBe(false);
});
