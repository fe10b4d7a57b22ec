import { expect, test } from "vitest";
import { type Fleet, openFleet } from "../testing/fleet.ts";

const minute = 60_000;
const submissions = (fleet: Fleet) => fleet.calls("/wxa/submit_audit");
const looks = (fleet: Fleet) => fleet.calls("/wxa/queryquota");

/** A platform whose audit quota is used up, with accounts that may be deployed to. */
async function withoutQuota(accounts: number) {
  const fleet = await openFleet();
  await fleet.bench.control("quota", { limit: 0 });
  const { accounts: made } = await fleet.bench.control<{ accounts: { appId: string }[] }>("accounts", {
    count: accounts,
  });
  const ids: number[] = [];
  for (const { appId } of made) ids.push(await fleet.account(appId));
  return { fleet, ids, appIds: made.map(({ appId }) => appId) };
}

async function held(accounts: number) {
  const { fleet, ids, appIds } = await withoutQuota(accounts);
  const [first = 0, ...others] = ids;
  const releases = (await fleet.start([first])).ids;
  await fleet.pass(minute);
  if (others.length > 0) releases.push(...(await fleet.start(others)).ids);
  await fleet.pass(minute);
  return { fleet, releases, appIds };
}

const statesOf = async (fleet: Fleet, releases: number[]) =>
  (await Promise.all(releases.map((id) => fleet.release(id)))).map(({ state }) => state);

test("case 43: one 85085 holds every submission of the platform, and nobody else asks", async () => {
  const { fleet, releases } = await held(4);
  expect(submissions(fleet)).toBe(1);
  for (const id of releases) {
    expect(await fleet.release(id)).toMatchObject({ state: "COMMITTED", waiting: { reason: "QUOTA", errcode: 85085 } });
  }
  expect(looks(fleet)).toBe(0);
});

test("case 43: a release that reaches its submission while it is held is told until when it waits", async () => {
  const { fleet, releases } = await held(2);
  const [, second] = await Promise.all(releases.map((id) => fleet.release(id)));
  const until = second?.waiting?.nextTryAt ?? 0;
  expect(until).toBeGreaterThan(fleet.clock.now().getTime());
  expect(until).toBeLessThan(fleet.clock.now().getTime() + 6 * minute);
});

test("case 63: while it is used up WeChat is asked by one account at a time, and ever more seldom", async () => {
  const { fleet } = await held(5);
  const askedAt: number[] = [];
  for (let passed = 0; passed < 90; passed += 1) {
    const before = looks(fleet);
    await fleet.pass(minute, minute);
    for (let look = before; look < looks(fleet); look += 1) askedAt.push(passed);
  }
  const gaps = askedAt.slice(1).map((at, place) => at - (askedAt[place] ?? 0));
  expect(submissions(fleet)).toBe(1);
  // Five minutes after the refusal, then ten, twenty and forty later; releases come back a little apart.
  expect(gaps.map((gap) => Math.round(gap / 10) * 10)).toEqual([10, 20, 40]);
});

test("case 43: when the quota is back all that waited go on by themselves, after one look", async () => {
  const { fleet, releases } = await held(3);
  await fleet.bench.control("quota", { limit: 100 });
  await fleet.pass(7 * minute, 10_000);
  expect(await statesOf(fleet, releases)).toEqual(["IN_AUDIT", "IN_AUDIT", "IN_AUDIT"]);
  expect(submissions(fleet)).toBe(4);
  expect((await fleet.release(releases[0] ?? 0)).waiting).toMatchObject({ reason: "AUDIT" });
  // The reading is kept for the platform's page.
  expect(fleet.quotas[0]).toMatchObject({ rest: 100, limit: 100 });
});

test("case 43: no more go on than there is quota for, and the rest is held again", async () => {
  const { fleet, releases } = await held(3);
  await fleet.bench.control("quota", { limit: 2 });
  await fleet.pass(7 * minute, 10_000);
  const states = await statesOf(fleet, releases);
  expect(states.filter((state) => state === "IN_AUDIT")).toHaveLength(2);
  expect(states.filter((state) => state === "COMMITTED")).toHaveLength(1);
  await fleet.bench.control("quota", { limit: 3 });
  await fleet.pass(10 * minute, 10_000);
  expect(await statesOf(fleet, releases)).toEqual(["IN_AUDIT", "IN_AUDIT", "IN_AUDIT"]);
});

test("a release that is called off while it waits for the quota is not submitted when it is back", async () => {
  const { fleet, releases } = await held(2);
  const [first = 0, second = 0] = releases;
  await fleet.act(second, "CANCEL");
  await fleet.run();
  await fleet.bench.control("quota", { limit: 100 });
  await fleet.pass(7 * minute, 10_000);
  expect(await statesOf(fleet, [first, second])).toEqual(["IN_AUDIT", "CANCELLED"]);
  expect(submissions(fleet)).toBe(2);
});

test("case 25: an account that cancelled while it waited asks nothing, and stops nobody", async () => {
  const { fleet, releases, appIds } = await held(2);
  const [cancelled = "", other = ""] = appIds;
  await fleet.setStatus(cancelled, "REVOKED");
  const before = fleet.calls("/wxa/queryquota", cancelled);
  await fleet.bench.control("quota", { limit: 100 });
  await fleet.pass(15 * minute, 10_000);
  expect(await statesOf(fleet, releases)).toEqual(["FAILED", "IN_AUDIT"]);
  expect([fleet.calls("/wxa/queryquota", cancelled) - before, fleet.calls("/wxa/submit_audit", other)]).toEqual([0, 1]);
});

test("a look that fails holds on, and the next one comes by itself", async () => {
  const { fleet, releases } = await held(2);
  await fleet.fault({ endpoint: "queryquota", errcode: -1, times: 1 });
  await fleet.bench.control("quota", { limit: 100 });
  await fleet.pass(20 * minute, 10_000);
  expect(await statesOf(fleet, releases)).toEqual(["IN_AUDIT", "IN_AUDIT"]);
});
