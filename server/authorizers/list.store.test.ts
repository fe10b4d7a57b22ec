import { expect, test } from "vitest";
import type { PageRequest } from "../graphql/connection.ts";
import { openTestDatabase } from "../testing/database.ts";
import { insertAuthorizer } from "./authorizer-store.ts";
import { type AuthorizerFilter, listAuthorizers } from "./list-store.ts";

const componentAppId = "wxc0ffee0000000001";
const kinds = ["MINI_PROGRAM", "OFFICIAL_ACCOUNT", "MINI_SHOP"] as const;

/** Twelve accounts, wx0 the newest, their kinds taking turns; every fourth is revoked. */
async function openList() {
  const { db, atomically } = await openTestDatabase();
  await atomically(async (work) => {
    for (let n = 11; n >= 0; n -= 1) {
      const at = new Date(86_400_000 - Math.floor(n / 2) * 1_000);
      await insertAuthorizer(work, {
        componentAppId,
        appId: `wx${n}`,
        kind: kinds[n % 3] ?? "OTHER",
        status: n % 4 === 3 ? "REVOKED" : "AUTHORIZED",
        nickName: "",
        authorizedAt: at,
        authorizationChangedAt: at,
        searchText: `wx${n}`,
      });
    }
  });
  const rows = (filter: AuthorizerFilter, page: Partial<PageRequest> = {}) =>
    listAuthorizers(db, componentAppId, filter, { limit: 50, direction: "forward", ...page });
  const list = async (filter: AuthorizerFilter, page?: Partial<PageRequest>) =>
    (await rows(filter, page)).map(({ appId }) => Number(appId.slice(2)));
  return { list, rows };
}

test("each list has what its own kinds and statuses ask for, whatever was asked before", async () => {
  const { list } = await openList();
  expect(await list({ kinds: ["MINI_PROGRAM"] })).toEqual([0, 3, 6, 9]);
  expect(await list({ kinds: ["MINI_SHOP"] })).toEqual([2, 5, 8, 11]);
  expect(await list({ statuses: ["REVOKED"] })).toEqual([3, 7, 11]);
  expect(await list({ kinds: ["MINI_PROGRAM"], statuses: ["AUTHORIZED"] })).toEqual([0, 6, 9]);
  expect(await list({ kinds: ["MINI_PROGRAM", "MINI_SHOP"], statuses: ["REVOKED"] })).toEqual([3, 11]);
  expect(await list({ kinds: ["MINI_PROGRAM", "MINI_PROGRAM"] })).toEqual([0, 3, 6, 9]);
  expect(await list({ kinds: [], statuses: [] }, { limit: 2 })).toEqual([0, 1, 2]);
  expect(await list({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test("a list by kind is the same with another part beside it", async () => {
  const { list } = await openList();
  expect(await list({ kinds: ["MINI_PROGRAM"], search: "wx" })).toEqual([0, 3, 6, 9]);
  expect(await list({ kinds: ["MINI_PROGRAM"], authorizedBefore: new Date(86_400_000) })).toEqual([3, 6, 9]);
});

test("pages follow each other in both directions, also between accounts of one moment", async () => {
  const { list, rows } = await openList();
  const all = await rows({ statuses: ["AUTHORIZED"] });
  const after = all.slice(3, 4).flatMap(({ authorizedAt, id }) => [authorizedAt.getTime(), id]);
  expect(all.map(({ appId }) => appId)).toEqual([0, 1, 2, 4, 5, 6, 8, 9, 10].map((n) => `wx${n}`));
  expect(await list({ statuses: ["AUTHORIZED"] }, { after, limit: 2 })).toEqual([5, 6, 8]);
  expect(await list({ statuses: ["AUTHORIZED"] }, { after, limit: 1, direction: "backward" })).toEqual([2, 1]);
});

test("the cursor of another list is refused", async () => {
  const { list } = await openList();
  await expect(async () => list({}, { after: ["a", 1] })).rejects.toThrow("this cursor belongs to another list");
  await expect(async () => list({}, { after: [1] })).rejects.toThrow("this cursor belongs to another list");
});
