import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { Secret } from "../secret.ts";
import { createVault } from "./secret-column.ts";

const place = { table: "platforms", row: "wx1", column: "ticket" };
const vault = createVault(Buffer.alloc(32, 1));

test("what was sealed opens at its place", () => {
  for (const text of ["", "ticket@@@", "密钥", "x".repeat(10_000)]) {
    expect(vault.open(vault.seal(new Secret(text), place), place).reveal()).toBe(text);
  }
});

test("the same value is sealed differently every time, and never shows", () => {
  const one = vault.seal(new Secret("plain-text"), place);
  const other = vault.seal(new Secret("plain-text"), place);
  expect(one.equals(other)).toBe(false);
  expect(one.includes("plain-text")).toBe(false);
});

test("moved to another row, column or table it does not open", () => {
  const sealed = vault.seal(new Secret("a"), place);
  for (const elsewhere of [{ row: "wx2" }, { column: "access_token" }, { table: "authorizers" }]) {
    expect(() => vault.open(sealed, { ...place, ...elsewhere })).toThrow(/changed or moved/);
  }
});

test("with any byte changed, or cut short, it does not open", () => {
  const sealed = vault.seal(new Secret("value"), place);
  for (const index of sealed.keys()) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => vault.open(changed, place), `byte ${index}`).toThrow(Error);
    expect(() => vault.open(sealed.subarray(0, index), place), `cut at ${index}`).toThrow(Error);
  }
});

test("another key does not open it, and the error says so without the value", () => {
  const sealed = vault.seal(new Secret("value"), place);
  expect(() => createVault(randomBytes(32)).open(sealed, place)).toThrow(
    "platforms.ticket of wx1 was sealed with another key",
  );
});

test("a master key has 32 bytes", () => {
  expect(() => createVault(Buffer.alloc(31))).toThrow("the master key has 32 bytes");
});
