import { expect, test } from "vitest";
import { diffLines } from "./line-diff.ts";

const shown = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${{ same: " ", gone: "-", new: "+" }[kind]}${text}`);

test("only the lines that differ are marked, old before new", () => {
  expect(shown("a\nb\nc", "a\nx\nc\nd")).toEqual([" a", "-b", "+x", " c", "+d"]);
  expect(shown("a", "a")).toEqual([" a"]);
  expect(shown("a\nb\na", "b")).toEqual(["-a", " b", "-a"]);
});
