import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { actor, type Fleet, openFleet, otherShop, shop } from "../testing/fleet.ts";
import { accountVersions, versionReadings } from "./tables.ts";

async function released(fleet: Fleet, authorizer: number, version: string): Promise<number> {
  const { id } = await fleet.start([authorizer], { version });
  await fleet.passUntil(id, "IN_AUDIT");
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.passUntil(id, "RELEASED");
  return id;
}

async function versionsOf(fleet: Fleet, authorizer: number) {
  return (await fleet.releases.versionsOf([authorizer]))[0];
}

async function refresh(fleet: Fleet, authorizerIds: number[] | null) {
  let id = 0;
  await fleet.releases.refreshVersions(
    actor,
    { authorizerIds, filter: null },
    async (_work, begun) => void (id = begun),
  );
  await fleet.run();
  return await fleet.releases.findVersionReading(id);
}

const uploadByHand = (fleet: Fleet, userVersion: string) =>
  fleet.client.code.commit(shop, { templateId: 0, extJson: "{}", userVersion, userDesc: "by hand" });

test("what our releases upload, release and roll back is known without asking", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  const first = await released(fleet, authorizer, "1.0.0");
  const second = await released(fleet, authorizer, "2.0.0");
  expect(await versionsOf(fleet, authorizer)).toMatchObject({
    onlineVersion: "2.0.0",
    onlineReleaseId: second,
    trialVersion: "2.0.0",
    trialReleaseId: second,
    readAt: null,
  });
  await fleet.act(second, "ROLL_BACK");
  await fleet.run();
  expect(await versionsOf(fleet, authorizer)).toMatchObject({ onlineVersion: "1.0.0", onlineReleaseId: first });
});

test("a version uploaded by another tool is noticed, and is none of our releases", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  const id = await released(fleet, authorizer, "1.0.0");
  fleet.clock.advance(600_000);
  await uploadByHand(fleet, "7.7.7");
  expect(await refresh(fleet, [authorizer])).toMatchObject({ total: 1, done: 1, failed: 0, failure: null });
  expect(await versionsOf(fleet, authorizer)).toMatchObject({
    onlineVersion: "1.0.0",
    onlineReleaseId: id,
    trialVersion: "7.7.7",
    trialReleaseId: null,
    readAt: fleet.clock.now(),
  });
});

test("one account that WeChat refuses keeps no other from being read", async () => {
  const fleet = await openFleet();
  const [refused, read] = [await fleet.account(shop), await fleet.account(otherShop)];
  await fleet.fault({ endpoint: "getversioninfo", appId: shop, errcode: 61007, times: 1 });
  expect(await refresh(fleet, null)).toMatchObject({ total: 2, done: 2, failed: 1, failure: { errcode: 61007 } });
  expect(await versionsOf(fleet, refused)).toBeUndefined();
  expect(await versionsOf(fleet, read)).toMatchObject({ onlineVersion: null });
});

test("accounts that may not be called, or have no code, are not asked", async () => {
  const fleet = await openFleet();
  await fleet.account(shop, { status: "REVOKED" });
  await fleet.account(otherShop, {}, []);
  expect(await refresh(fleet, null)).toMatchObject({ total: 0, done: 0 });
  expect(fleet.calls("/wxa/getversioninfo")).toBe(0);
});

test("killed between two chunks, a reading goes on where it was", async () => {
  const fleet = await openFleet();
  const [first, second] = [await fleet.account(shop), await fleet.account(otherShop)];
  let id = 0;
  const wanted = { authorizerIds: [first, second], filter: null };
  await fleet.releases.refreshVersions(actor, wanted, async (_work, begun) => void (id = begun));
  // As the commit of a first chunk of one account leaves it.
  await fleet.database.atomically(async (work) => {
    await work.update(versionReadings).set({ afterId: first, done: 1 }).where(eq(versionReadings.id, id));
  });
  await fleet.run();
  expect(await fleet.releases.findVersionReading(id)).toMatchObject({ done: 2, endedAt: fleet.clock.now() });
  expect(fleet.calls("/wxa/getversioninfo", shop)).toBe(0);
  expect(fleet.calls("/wxa/getversioninfo", otherShop)).toBe(1);
});

test("an answer that was asked for before our release went out changes nothing", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  const { id } = await fleet.start([authorizer], { submitForAudit: false });
  await fleet.run();
  const later = new Date(fleet.clock.now().getTime() + 60_000);
  await fleet.database.atomically(async (work) => {
    await work.update(accountVersions).set({ notedAt: later, trialVersion: "9.0.0" });
  });
  await refresh(fleet, [authorizer]);
  expect(await versionsOf(fleet, authorizer)).toMatchObject({ trialVersion: "9.0.0", trialReleaseId: id });
});

test("the fleet's versions are counted by version and template, and what nobody asked for is unknown", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  await fleet.account(otherShop);
  await released(fleet, authorizer, "1.0.0");
  expect(await fleet.releases.fleetVersions(null)).toEqual(
    expect.arrayContaining([
      { version: "1.0.0", templateId: expect.any(Number), isKnown: true, count: 1 },
      { version: null, templateId: null, isKnown: false, count: 1 },
    ]),
  );
  expect(await fleet.releases.fleetVersions("wxother")).toEqual([]);
});
