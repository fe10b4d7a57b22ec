import { expect, test } from "vitest";
import type { Refusal } from "../../graphql/user-error.ts";
import { actor, type Fleet, openFleet, otherShop, shop } from "../testing/fleet.ts";

async function released(fleet: Fleet, authorizers: number[], version: string) {
  const { ids, deploymentId } = await fleet.start(authorizers, { version });
  for (const id of ids) await fleet.passUntil(id, "IN_AUDIT");
  for (const appId of [shop, otherShop].slice(0, ids.length)) {
    await fleet.bench.control(`audits/${appId}`, { result: "pass" });
  }
  for (const id of ids) await fleet.passUntil(id, "RELEASED");
  return { ids, id: ids[0] ?? 0, deploymentId: deploymentId ?? 0 };
}

const onlineOf = async (fleet: Fleet, appId = shop) => (await fleet.client.code.versionInfo(appId)).online?.version;
const kept = async (fleet: Fleet, version: string) =>
  (await fleet.client.code.historyVersions(shop)).find(({ userVersion }) => userVersion === version)?.appVersion ?? -1;

test("an account goes back to the version that was named, of those WeChat keeps", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  for (const version of ["1.0.0", "2.0.0"]) await released(fleet, [authorizer], version);
  const { id } = await released(fleet, [authorizer], "3.0.0");
  const to = await kept(fleet, "1.0.0");
  await fleet.act(id, "ROLL_BACK", "3.0.0", { rollBack: { to } });
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "ROLLED_BACK", pendingActDetail: null });
  expect(await onlineOf(fleet)).toBe("1.0.0");
  expect((await fleet.transitions(id)).at(-1)?.detail).toEqual({ note: "onlineIs", version: "1.0.0" });
});

test("a version that WeChat does not keep is refused readably, and nothing is called", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  await released(fleet, [authorizer], "1.0.0");
  const { id } = await released(fleet, [authorizer], "2.0.0");
  const before = fleet.calls("/wxa/revertcoderelease");
  await fleet.act(id, "ROLL_BACK", "2.0.0", { rollBack: { to: 4711 } });
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "RELEASED", failure: { errcode: 87012 } });
  expect(await onlineOf(fleet)).toBe("2.0.0");
  expect(fleet.calls("/wxa/revertcoderelease") - before).toBe(1); // the list
});

test("killed between the roll-back and its commit, the repeat goes back no further, though the names are the same", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  for (const version of ["1.0.0", "2.0.0"]) await released(fleet, [authorizer], version);
  const { id } = await released(fleet, [authorizer], "2.0.0");
  await fleet.act(id, "ROLL_BACK");
  await fleet.kill("roll-back", id);
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("ROLLED_BACK");
  expect(await onlineOf(fleet)).toBe("2.0.0");
  expect((await fleet.client.code.historyVersions(shop)).map(({ userVersion }) => userVersion)).toEqual(["1.0.0"]);
});

test("case 46: a wave is rolled back where its version still is online, and only when that version was seen", async () => {
  const fleet = await openFleet();
  const [first, second] = [await fleet.account(shop), await fleet.account(otherShop)];
  await released(fleet, [first, second], "1.0.0");
  const { ids, deploymentId } = await released(fleet, [first, second], "2.0.0");
  await released(fleet, [first], "3.0.0");
  const rollBack = (seenVersion: string) =>
    fleet.releases.rollBackWave(actor, { deploymentId, wave: 0, seenVersion }, async () => {});
  await expect(rollBack("1.0.0")).rejects.toMatchObject({ code: "CHANGED" } satisfies Partial<Refusal>);
  await rollBack("2.0.0");
  await fleet.run();
  const states = await Promise.all(ids.map(async (id) => (await fleet.release(id)).state));
  expect(states).toEqual(["RELEASED", "ROLLED_BACK"]);
  expect([await onlineOf(fleet), await onlineOf(fleet, otherShop)]).toEqual(["3.0.0", "1.0.0"]);
});

test("a wave that is rolled back takes its phased releases back, too, though its deployment was cancelled", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  await released(fleet, [authorizer], "1.0.0");
  const { id, deploymentId } = await fleet.start([authorizer], { phases: [{ percentage: 10, afterMinutes: 0 }] });
  await fleet.passUntil(id, "IN_AUDIT");
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.passUntil(id, "GRAY");
  await fleet.releases.cancelDeployment(actor, deploymentId ?? 0, async () => {});
  const asked = { deploymentId: deploymentId ?? 0, seenVersion: "2.0.0" };
  await fleet.releases.rollBackWave(actor, asked, async () => {});
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("APPROVED");
});
