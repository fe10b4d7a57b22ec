import { expect, test } from "vitest";
import { openFleet, shop } from "../testing/fleet.ts";

async function inAudit(more: { releaseWhenApproved?: boolean } = {}) {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)], more);
  await fleet.passUntil(id, "IN_AUDIT");
  return { fleet, id };
}

test("case 27: the reasons of a rejection are kept word for word, with their screenshots", async () => {
  const { fleet, id } = await inAudit();
  const reason = "1:类目不符:<br>(1):请修改 <img src=x> 🙂<br>";
  await fleet.bench.control(`audits/${shop}`, { result: "fail", reason });
  await fleet.handPushes();
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "REJECTED", rejectReason: reason });
  expect((await fleet.transitions(id)).at(-1)).toMatchObject({ cause: "push weapp_audit_fail" });
});

test("a review whose push was lost is noticed by itself, within a minute", async () => {
  const { fleet, id } = await inAudit();
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.pass(60_000);
  expect((await fleet.release(id)).state).toBe("RELEASED");
  expect((await fleet.transitions(id)).find(({ toState }) => toState === "APPROVED")?.cause).toBe("poll");
});

test("looking at a long review becomes ever more seldom", async () => {
  const { fleet } = await inAudit();
  const before = fleet.calls("/wxa/get_latest_auditstatus");
  await fleet.pass(3_600_000, 10_000);
  expect(fleet.calls("/wxa/get_latest_auditstatus") - before).toBeLessThanOrEqual(12);
});

test("case 27: a late push about an older audit changes nothing, and costs no call", async () => {
  const { fleet, id } = await inAudit();
  const before = fleet.calls("/wxa/get_latest_auditstatus");
  const hourAgo = new Date(fleet.clock.now().getTime() - 3_600_000);
  expect(await fleet.pushAudit(shop, "weapp_audit_success", hourAgo)).toEqual([
    expect.stringContaining("older than the submission"),
  ]);
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("IN_AUDIT");
  expect(fleet.calls("/wxa/get_latest_auditstatus")).toBe(before);
});

test("case 27: a push that does not fit what WeChat says when asked decides nothing", async () => {
  const { fleet, id } = await inAudit();
  await fleet.pushAudit(shop, "weapp_audit_fail", fleet.clock.now(), "<Reason>old news</Reason>");
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "IN_AUDIT", rejectReason: null });
});

test("case 22: a push that comes three times moves the release once", async () => {
  const { fleet, id } = await inAudit({ releaseWhenApproved: false });
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  for (let times = 0; times < 3; times += 1) {
    await fleet.pushAudit(shop, "weapp_audit_success", fleet.clock.now());
    await fleet.run();
  }
  expect(await fleet.states(id)).toEqual(["QUEUED", "COMMITTED", "IN_AUDIT", "APPROVED"]);
});

test("case 27: an audit event for a version that is none of ours is left alone", async () => {
  const fleet = await openFleet();
  await fleet.account(shop);
  expect(await fleet.pushAudit(shop, "weapp_audit_success", fleet.clock.now())).toEqual([
    "no release of ours is in audit",
  ]);
  expect(await fleet.pushAudit("wx0000000000000000", "weapp_audit_fail", fleet.clock.now())).toEqual([
    "no release of ours is in audit",
  ]);
});

test("an audit withdrawn in WeChat's console is noticed", async () => {
  const { fleet, id } = await inAudit();
  await fleet.client.code.undoAudit(shop);
  await fleet.passUntil(id, "WITHDRAWN");
});

test("case 46: what somebody else submitted after us does not pass for our review's result", async () => {
  const { fleet, id } = await inAudit();
  const { code } = fleet.client;
  await code.undoAudit(shop);
  await code.commit(shop, { templateId: 0, extJson: "{}", userVersion: "9.9.9", userDesc: "by hand" });
  fleet.clock.advance(2_000);
  await code.submitAudit(shop);
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.pushAudit(shop, "weapp_audit_success", fleet.clock.now());
  await fleet.passUntil(id, "WITHDRAWN");
  expect(fleet.calls("/wxa/release")).toBe(0);
});

test("case 25: an account that is not ours any more fails its release, and is not called again", async () => {
  const { fleet, id } = await inAudit();
  await fleet.setStatus(shop, "REVOKED");
  const before = fleet.bench.simulator.calls.list().length;
  await fleet.pass(3_600_000, 30_000);
  expect(await fleet.release(id)).toMatchObject({ state: "FAILED", failure: { errcode: 61003 } });
  expect(fleet.bench.simulator.calls.list()).toHaveLength(before);
});

test("case 25: the push of a cancelled authorization fails the release at once", async () => {
  const { fleet, id } = await inAudit();
  await fleet.setStatus(shop, "REVOKED");
  await fleet.pushUnauthorized(shop);
  expect(await fleet.release(id)).toMatchObject({ state: "FAILED", failure: { errcode: 61003 } });
});

test("case 24: an old push of a cancelled authorization that the account outlived stops nothing", async () => {
  const { fleet, id } = await inAudit();
  await fleet.pushUnauthorized(shop);
  expect((await fleet.release(id)).state).toBe("IN_AUDIT");
});
