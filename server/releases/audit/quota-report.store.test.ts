import { expect, test } from "vitest";
import { platform } from "../../simulator/testing/bench.ts";
import { type Fleet, openFleet, otherShop, shop } from "../testing/fleet.ts";
import { addReading } from "./quota-store.ts";

const minute = 60_000;

async function report(fleet: Fleet) {
  const found = await fleet.releases.auditQuotaReport();
  if (!found) throw new Error("the quota was not read yet");
  return found;
}

test("nothing is said of the quota before WeChat was asked", async () => {
  const fleet = await openFleet();
  expect(await fleet.releases.auditQuotaReport()).toBeNull();
  expect(await fleet.releases.forecastOfMore(3)).toBeNull();
});

test("without a mini program to ask for, a person is told so", async () => {
  const fleet = await openFleet();
  await expect(fleet.releases.refreshAuditQuota()).rejects.toMatchObject({ code: "NO_ACCOUNT" });
});

test("case 43: the report says what is left, who used it, and when the rest can go", async () => {
  const fleet = await openFleet();
  await fleet.bench.control("quota", { limit: 1 });
  const ids = [await fleet.account(shop), await fleet.account(otherShop)];
  const first = await fleet.start([ids[0] ?? 0]);
  await fleet.passUntil(first.id, "IN_AUDIT");
  const second = await fleet.start([ids[1] ?? 0]);
  await fleet.pass(minute);
  const found = await report(fleet);
  expect(found).toMatchObject({
    latest: { rest: 0, limit: 1 },
    held: { since: expect.any(Date) },
    forecast: { needs: 1, days: [{ day: "2026-12-01", submissions: 1 }], unmet: 0 },
  });
  expect(found.usedBy).toEqual([
    expect.objectContaining({ deploymentId: second.deploymentId, submitted: 0 }),
    expect.objectContaining({ deploymentId: first.deploymentId, submitted: 1 }),
  ]);
  // Two more go behind the one that waits already.
  expect((await fleet.releases.forecastOfMore(2))?.days).toEqual([
    { day: "2027-01-01", submissions: 1 },
    { day: "2027-02-01", submissions: 1 },
  ]);
});

test("case 43: a look by hand that finds quota lets those that waited go on", async () => {
  const fleet = await openFleet();
  await fleet.bench.control("quota", { limit: 0 });
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.pass(minute);
  await fleet.bench.control("quota", { limit: 9, speedupLimit: 4 });
  await fleet.releases.refreshAuditQuota();
  await fleet.pass(2_000);
  expect((await fleet.release(id)).state).toBe("IN_AUDIT");
  expect(await report(fleet)).toMatchObject({ held: null, latest: { speedUpRest: 4, speedUpLimit: 4 } });
});

test("an account that may not be called any more is passed over for another", async () => {
  const fleet = await openFleet();
  await fleet.account(shop);
  await fleet.account(otherShop);
  await fleet.fault({ endpoint: "queryquota", appId: otherShop, errcode: 61003, times: 1 });
  await fleet.releases.refreshAuditQuota();
  expect(fleet.calls("/wxa/queryquota", shop)).toBe(1);
});

test("of many readings the last one of each hour is shown, and old ones go", async () => {
  const fleet = await openFleet();
  const { componentAppId } = platform;
  const read = async () => {
    const readAt = fleet.clock.now();
    const reading = { componentAppId, readAt, rest: 1, limit: 2, speedUpRest: 0, speedUpLimit: 0 };
    await fleet.database.atomically((work) => addReading(work, reading));
    fleet.clock.advance(20 * minute);
    return readAt.getTime();
  };
  const readAt = [await read(), await read(), await read(), await read()];
  const shown = await fleet.releases.auditQuotaReadings(1);
  expect(shown.map((reading) => reading.readAt.getTime())).toEqual([readAt[2], readAt[3]]);
  fleet.clock.advance(93 * 24 * 60 * minute);
  await read();
  expect(await fleet.releases.auditQuotaReadings(999)).toHaveLength(1);
});
