import { expect, test } from "vitest";
import { readRecent, withRecent } from "./recent.ts";

const thing = (key: string) => ({ key, title: key, path: `/${key}` });

test("the last thing picked is first, once, and six are kept", () => {
  let list = readRecent(null);
  for (const key of ["a", "b", "c", "d", "e", "f", "g", "c"]) list = withRecent(list, thing(key));
  expect(list.map(({ key }) => key)).toEqual(["c", "g", "f", "e", "d", "b"]);
  expect(readRecent(JSON.stringify(list))).toEqual(list);
});

test("what cannot be read, and addresses that are not ours, are forgotten", () => {
  expect(readRecent("{")).toEqual([]);
  expect(readRecent('"text"')).toEqual([]);
  const foreign = { ...thing("x"), path: "javascript:alert(1)" };
  expect(readRecent(JSON.stringify([{ key: 1 }, foreign, null, thing("a")]))).toEqual([thing("a")]);
});
