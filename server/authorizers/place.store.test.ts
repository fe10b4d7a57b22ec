import { expect, test } from "vitest";
import { openTestDatabase } from "../testing/database.ts";
import { findById, insertAuthorizer, searchTextOf } from "./authorizer-store.ts";
import type { AuthorizerRow } from "./authorizer-store.ts";
import type { AuthorizerFilter } from "./list-store.ts";
import { placeOf } from "./place.ts";

const componentAppId = "wxc0ffee0000000001";
const noon = new Date("2026-11-24T12:00:00Z");

/** Accounts by name, so many minutes after noon; answers neighbours and position of one. */
async function openList(names: readonly { name: string; minutes: number; kind?: AuthorizerRow["kind"] }[]) {
  const database = await openTestDatabase();
  const ids = new Map<string, number>();
  for (const { name, minutes, kind = "MINI_PROGRAM" } of names) {
    const at = new Date(noon.getTime() + minutes * 60_000);
    const row = await database.atomically((work) =>
      insertAuthorizer(work, {
        componentAppId,
        appId: `wx${name}`,
        kind,
        status: "AUTHORIZED",
        nickName: name,
        authorizedAt: at,
        authorizationChangedAt: at,
        searchText: searchTextOf([name]),
      }),
    );
    if (row) ids.set(name, row.id);
  }
  return async (name: string, filter: AuthorizerFilter = {}) => {
    const row = await findById(database.db, componentAppId, ids.get(name) ?? 0);
    if (!row) throw new Error(`there is no ${name}`);
    const { position, previous, next } = await placeOf(database.db, componentAppId, row, filter);
    return [previous?.nickName ?? null, position, next?.nickName ?? null];
  };
}

test("an account stands between a newer and an older one", async () => {
  const placeOfName = await openList([
    { name: "a", minutes: 0 },
    { name: "b", minutes: 1 },
    { name: "c", minutes: 2 },
  ]);
  expect(await placeOfName("c")).toEqual([null, 1, "b"]);
  expect(await placeOfName("b")).toEqual(["c", 2, "a"]);
  expect(await placeOfName("a")).toEqual(["b", 3, null]);
});

test("accounts of one moment keep the order of the list", async () => {
  const placeOfName = await openList([
    { name: "a", minutes: 0 },
    { name: "b", minutes: 0 },
    { name: "c", minutes: 0 },
  ]);
  expect(await placeOfName("b")).toEqual(["c", 2, "a"]);
});

test("places are counted in the filtered list", async () => {
  const placeOfName = await openList([
    { name: "a", minutes: 0 },
    { name: "official", minutes: 1, kind: "OFFICIAL_ACCOUNT" },
    { name: "b", minutes: 2 },
  ]);
  expect(await placeOfName("a", { kinds: ["MINI_PROGRAM"] })).toEqual(["b", 2, null]);
});

test("an account that does not fit has no position but neighbours", async () => {
  const placeOfName = await openList([
    { name: "a", minutes: 0 },
    { name: "official", minutes: 1, kind: "OFFICIAL_ACCOUNT" },
    { name: "b", minutes: 2 },
  ]);
  expect(await placeOfName("official", { kinds: ["MINI_PROGRAM"] })).toEqual(["b", null, "a"]);
});
