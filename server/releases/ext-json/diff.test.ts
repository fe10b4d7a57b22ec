import fc from "fast-check";
import { expect, test } from "vitest";
import { diffJson } from "./diff.ts";
import { createFleetChanges } from "./fleet-changes.ts";

test("a diff names what was added, removed and changed, each at its place", () => {
  const before = { ext: { a: 1, b: { c: [1, 2] }, gone: true }, pages: ["a", "b"] };
  const after = { pages: ["b", "a"], ext: { b: { c: [1, 2] }, a: 2, "new.key": null } };
  expect(diffJson(before, after)).toEqual([
    { path: ["ext", "a"], kind: "CHANGED", before: 1, after: 2 },
    { path: ["ext", "gone"], kind: "REMOVED", before: true, after: undefined },
    { path: ["ext", "new.key"], kind: "ADDED", before: undefined, after: null },
    { path: ["pages"], kind: "CHANGED", before: ["a", "b"], after: ["b", "a"] },
  ]);
});

test("what is equal but for the order of its keys has no diff", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const copy = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
      expect(
        diffJson(JSON.parse(JSON.stringify(value)), Object.fromEntries(Object.entries(copy).toReversed())),
      ).toEqual([]);
    }),
  );
});

test("equal changes of a fleet are one, with their number and some of the accounts", () => {
  const changes = createFleetChanges();
  for (let id = 1; id <= 150; id += 1)
    changes.add(id, diffJson({ ext: {} }, { ext: { color: id <= 140 ? "red" : "blue" } }));
  const listed = changes.list();
  expect(listed.map(({ path, after, count }) => [path.join("."), after, count])).toEqual([
    ["ext.color", "red", 140],
    ["ext.color", "blue", 10],
  ]);
  expect(listed[0]?.samples).toHaveLength(100);
});

test("a value that differs from account to account is one line, not thousands", () => {
  const changes = createFleetChanges();
  for (let id = 1; id <= 10_000; id += 1)
    changes.add(id, diffJson({ ext: { name: "" } }, { ext: { name: `Shop ${id}` } }));
  expect(changes.list()).toMatchObject([{ path: ["ext", "name"], kind: null, count: 10_000 }]);
  const many = createFleetChanges();
  const keys = Object.fromEntries(Array.from({ length: 600 }, (_, key) => [`key${key}`, 1]));
  many.add(1, diffJson({}, keys));
  expect([many.list().length, many.leftOut()]).toEqual([500, 100]);
});
