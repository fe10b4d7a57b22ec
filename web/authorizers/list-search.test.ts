import { expect, test } from "vitest";
import { filterOf, listFromText, listToText } from "./list-search.ts";

test("the list one came from is carried by an address and read back", () => {
  const search = { q: "青禾", kind: ["MINI_PROGRAM" as const], lacks: [18, 30], size: 20 as const, after: "abc" };
  expect(listFromText(listToText(search))).toEqual(search);
});

test("the whole list has a name too, so that its accounts can be walked", () => {
  expect(listToText({})).toBe("all");
  expect(listFromText("all")).toEqual({});
});

test("what does not narrow the list is not part of it", () => {
  const search = { q: "a", dialog: "authorize", link: "1" };
  expect(listToText(search)).toBe("q=a");
});

test("a mangled list is read as far as it makes sense", () => {
  expect(listFromText("kind=NOBODY&lacks=18,x&size=7&q=%20")).toEqual({ lacks: [18] });
});

test("what the address does not name is not asked for", () => {
  expect(filterOf({ status: ["REVOKED"], has: [1] })).toEqual({ statuses: ["REVOKED"], hasPermissionSets: [1] });
});
