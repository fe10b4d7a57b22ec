import { expect, test } from "vitest";
import { createBus } from "../events/bus.ts";
import { openTestDatabase } from "../testing/database.ts";
import { until } from "../testing/until.ts";
import { WoundClock } from "../testing/wound-clock.ts";
import { insertAuthorizer } from "./authorizer-store.ts";
import { countsOf } from "./counts.ts";

const componentAppId = "wxc0ffee0000000001";

async function openCounts(options: { rememberFromMs: number }) {
  const clock = new WoundClock();
  const database = await openTestDatabase({ clock });
  const bus = createBus({ database });
  await database.signals.ready();
  let accounts = 0;
  /** @param isTold whether this process hears of it */
  const add = (isTold: boolean) =>
    database.atomically(async (work) => {
      accounts += 1;
      const row = await insertAuthorizer(work, {
        componentAppId,
        appId: `wx${accounts}`,
        kind: "MINI_PROGRAM",
        status: "AUTHORIZED",
        nickName: "",
        authorizedAt: clock.now(),
        authorizationChangedAt: clock.now(),
        searchText: "",
      });
      if (isTold && row) bus.publish(work, "authorizer", { id: row.id });
    });
  return { clock, add, count: countsOf({ database, bus, clock, componentAppId, ...options }) };
}

test("a large count is kept until an account changes", async () => {
  const { add, count } = await openCounts({ rememberFromMs: 0 });
  await add(false);
  expect(await count({})).toBe(1);
  await add(false);
  expect(await count({})).toBe(1);
  await add(true);
  await until("the new count", async () => (await count({})) === 3);
});

test("it is counted again after a while, since another program may have changed something", async () => {
  const { clock, add, count } = await openCounts({ rememberFromMs: 0 });
  expect(await count({})).toBe(0);
  await add(false);
  clock.advance(10_000);
  expect(await count({})).toBe(1);
});

test("each filter has its own count", async () => {
  const { add, count } = await openCounts({ rememberFromMs: 0 });
  await add(false);
  expect(await count({ kinds: ["MINI_PROGRAM"] })).toBe(1);
  expect(await count({ kinds: ["OFFICIAL_ACCOUNT"] })).toBe(0);
});

test("a small count is made anew each time", async () => {
  const { add, count } = await openCounts({ rememberFromMs: Infinity });
  expect(await count({})).toBe(0);
  await add(false);
  expect(await count({})).toBe(1);
});
