import { expect, test } from "vitest";
import { createCallTurns } from "./call-turns.ts";

/** Calls that last until they are ended. */
function openCalls(most: number) {
  const turns = createCallTurns(most);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const call = (name: string) =>
    turns.call(() => {
      begun.push(name);
      return new Promise<void>((resolve) => void ends.set(name, resolve));
    });
  async function end(name: string): Promise<void> {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { call, begun, end };
}

test("no more calls than turns are under way, and the others follow in the order in which they came", async () => {
  const { call, begun, end } = openCalls(2);
  const all = ["a", "b", "c", "d"].map((name) => call(name));
  expect(begun).toEqual(["a", "b"]);
  await end("b");
  expect(begun).toEqual(["a", "b", "c"]);
  for (const name of ["a", "c", "d"]) await end(name);
  await Promise.all(all);
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

test("a call that fails gives its turn back", async () => {
  const turns = createCallTurns(1);
  await expect(turns.call(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await turns.call(() => Promise.resolve("yes"))).toBe("yes");
});
