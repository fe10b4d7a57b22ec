import { expect, test } from "vitest";
import { Refusal } from "../graphql/user-error.ts";
import { actor, type Fleet, openFleet, otherShop, shop } from "./testing/fleet.ts";

async function inAudit() {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  const { id, deploymentId } = await fleet.start([authorizer]);
  await fleet.passUntil(id, "IN_AUDIT");
  return { fleet, id, authorizer, deploymentId: deploymentId ?? 0 };
}

async function released(fleet: Fleet, authorizer: number, version: string): Promise<number> {
  const { id } = await fleet.start([authorizer], { version });
  await fleet.passUntil(id, "IN_AUDIT");
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.passUntil(id, "RELEASED");
  return id;
}

const codeOf = (refused: Promise<unknown>) =>
  refused.then(
    () => "accepted",
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const cancelDeployment = (fleet: Fleet, id: number) => fleet.releases.cancelDeployment(actor, id, async () => {});
const stateOf = async (fleet: Fleet, deploymentId: number) =>
  (await fleet.releases.findDeployment(deploymentId))?.state;

test("an audit is withdrawn, and the account is free again", async () => {
  const { fleet, id, deploymentId } = await inAudit();
  await fleet.act(id, "WITHDRAW", "2.0.0");
  expect((await fleet.release(id)).pendingAct).toBe("WITHDRAW");
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "WITHDRAWN", pendingAct: null });
  expect(await stateOf(fleet, deploymentId)).toBe("COMPLETED");
});

test("case 44: a withdrawal over its limit is refused readably and leaves the audit alone", async () => {
  const { fleet, id } = await inAudit();
  await fleet.fault({ endpoint: "undocodeaudit", errcode: 87013, times: 1 });
  await fleet.act(id, "WITHDRAW");
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "IN_AUDIT", pendingAct: null, failure: { errcode: 87013 } });
  expect(fleet.calls("/wxa/undocodeaudit")).toBe(1);
});

test("killed between the withdrawal and its commit, the repeat spends no second one", async () => {
  const { fleet, id } = await inAudit();
  await fleet.act(id, "WITHDRAW");
  await fleet.kill("withdraw", id);
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("WITHDRAWN");
  expect(fleet.calls("/wxa/undocodeaudit")).toBe(1);
});

test("a withdrawal that comes after the verdict finds the verdict", async () => {
  const { fleet, id } = await inAudit();
  await fleet.bench.control(`audits/${shop}`, { result: "fail", reason: "no" });
  await fleet.act(id, "WITHDRAW");
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("REJECTED");
  expect(fleet.calls("/wxa/undocodeaudit")).toBe(0);
});

test("case 46: an act on a version that is another one by now is refused", async () => {
  const { fleet, id } = await inAudit();
  expect(await codeOf(fleet.act(id, "WITHDRAW", "1.9.0"))).toBe("CHANGED");
  expect(await codeOf(fleet.act(id, "RELEASE", "2.0.0"))).toBe("NOT_POSSIBLE");
  expect(await codeOf(fleet.act(4711, "WITHDRAW"))).toBe("NOT_FOUND");
});

test("a button pressed twice asks once", async () => {
  const { fleet, id } = await inAudit();
  await fleet.act(id, "WITHDRAW");
  await fleet.act(id, "WITHDRAW");
  await fleet.run();
  expect(fleet.calls("/wxa/undocodeaudit")).toBe(1);
});

test("the online version is rolled back, and the one before is online again", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  await released(fleet, authorizer, "1.0.0");
  const second = await released(fleet, authorizer, "2.0.0");
  await fleet.act(second, "ROLL_BACK", "2.0.0");
  await fleet.run();
  expect((await fleet.release(second)).state).toBe("ROLLED_BACK");
  expect((await fleet.client.code.versionInfo(shop)).online?.version).toBe("1.0.0");
});

test("killed between the roll-back and its commit, the repeat does not go back twice", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  await released(fleet, authorizer, "1.0.0");
  await released(fleet, authorizer, "2.0.0");
  const third = await released(fleet, authorizer, "3.0.0");
  await fleet.act(third, "ROLL_BACK");
  await fleet.kill("roll-back", third);
  await fleet.run();
  expect((await fleet.release(third)).state).toBe("ROLLED_BACK");
  expect((await fleet.client.code.versionInfo(shop)).online?.version).toBe("2.0.0");
});

test("case 44: a roll-back that WeChat refuses leaves the version online, with WeChat's words", async () => {
  const fleet = await openFleet();
  const id = await released(fleet, await fleet.account(shop), "1.0.0");
  await fleet.fault({ endpoint: "revertcoderelease", errcode: 87011, times: 1 });
  await fleet.act(id, "ROLL_BACK");
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "RELEASED", failure: { errcode: 87011 }, pendingAct: null });
});

test("case 46: only the version that is online can be rolled back", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  const first = await released(fleet, authorizer, "1.0.0");
  await released(fleet, authorizer, "2.0.0");
  expect(await codeOf(fleet.act(first, "ROLL_BACK", "1.0.0"))).toBe("CHANGED");
});

test("a release is called off before its audit, and nothing more is sent", async () => {
  const fleet = await openFleet({ codeCheckMs: 60_000 });
  const { id, deploymentId } = await fleet.start([await fleet.account(shop)]);
  await fleet.run();
  await fleet.act(id, "CANCEL", "2.0.0");
  await fleet.pass(120_000, 10_000);
  expect((await fleet.release(id)).state).toBe("CANCELLED");
  expect(fleet.calls("/wxa/submit_audit")).toBe(0);
  expect(await stateOf(fleet, deploymentId ?? 0)).toBe("COMPLETED");
});

test("case 48: a cancel that comes while the code is on its way holds once it has arrived", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.fault({ endpoint: "commit", delayMs: 1_000, times: 1 });
  const running = fleet.run();
  await expect.poll(() => fleet.calls("/wxa/commit") + fleet.clock.pending).toBeGreaterThan(0);
  await fleet.act(id, "CANCEL");
  fleet.clock.advance(1_000);
  await running;
  await fleet.pass(60_000, 10_000);
  expect((await fleet.release(id)).state).toBe("CANCELLED");
  expect(fleet.calls("/wxa/submit_audit")).toBe(0);
});

test("cancelling a deployment ends what is not in audit, and what is in audit does not go out by itself", async () => {
  const fleet = await openFleet({ codeCheckMs: 0 });
  const accounts = [await fleet.account(shop), await fleet.account(otherShop)];
  await fleet.fault({ endpoint: "submit_audit", appId: otherShop, errcode: -1 });
  const { ids, deploymentId } = await fleet.start(accounts);
  const [going = 0, stuck = 0] = ids;
  await fleet.passUntil(going, "IN_AUDIT");
  await cancelDeployment(fleet, deploymentId ?? 0);
  await fleet.run();
  expect((await fleet.release(stuck)).state).toBe("CANCELLED");
  expect(await stateOf(fleet, deploymentId ?? 0)).toBe("CANCELLED");
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.passUntil(going, "APPROVED");
  await fleet.pass(60_000, 10_000);
  expect((await fleet.release(going)).waiting).toEqual({ reason: "APPROVAL" });
  expect(fleet.calls("/wxa/release")).toBe(0);
});

test("a completed deployment goes on when one of its releases is retried", async () => {
  const { fleet, id, deploymentId } = await inAudit();
  await fleet.bench.control(`audits/${shop}`, { result: "fail", reason: "no" });
  await fleet.passUntil(id, "REJECTED");
  expect(await stateOf(fleet, deploymentId)).toBe("COMPLETED");
  expect(await codeOf(cancelDeployment(fleet, deploymentId))).toBe("NOT_POSSIBLE");
  await fleet.act(id, "RETRY");
  expect(await stateOf(fleet, deploymentId)).toBe("RUNNING");
  expect(await fleet.release(id)).toMatchObject({ state: "COMMITTED", rejectReason: null, auditId: null });
});

test("a retry commits anew when another release committed to the account in between", async () => {
  const { fleet, id, authorizer } = await inAudit();
  await fleet.bench.control(`audits/${shop}`, { result: "fail", reason: "no" });
  await fleet.passUntil(id, "REJECTED");
  const other = await fleet.start([authorizer], { version: "3.0.0", submitForAudit: false });
  expect(await codeOf(fleet.act(id, "RETRY"))).toBe("LIVE_RELEASE");
  await fleet.run();
  await fleet.act(other.id, "CANCEL");
  await fleet.run();
  await fleet.act(id, "RETRY");
  expect((await fleet.release(id)).state).toBe("QUEUED");
});

test("a version that was only to be tried out is submitted when a person says so", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)], { submitForAudit: false });
  await fleet.pass(60_000, 10_000);
  expect((await fleet.release(id)).state).toBe("COMMITTED");
  expect(fleet.calls("/wxa/submit_audit")).toBe(0);
  await fleet.act(id, "SUBMIT_FOR_AUDIT");
  await fleet.passUntil(id, "IN_AUDIT");
});

test("the way of an approval that a person calls off does not blame the deployment, cancelled before", async () => {
  const fleet = await openFleet({ codeCheckMs: 0 });
  const { id, deploymentId } = await fleet.start([await fleet.account(shop)]);
  await fleet.passUntil(id, "IN_AUDIT");
  await cancelDeployment(fleet, deploymentId ?? 0);
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.passUntil(id, "APPROVED");
  await fleet.act(id, "CANCEL");
  await fleet.run();
  const last = (await fleet.transitions(id)).at(-1);
  expect(last).toMatchObject({ toState: "CANCELLED", cause: "operator:Lin Min", detail: null });
});
