import { expect, test } from "vitest";
import { openFleet, otherShop, shop } from "../testing/fleet.ts";

test("case 42: 61039 waits for the code check and never commits again", async () => {
  const fleet = await openFleet({ codeCheckMs: 90_000 });
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.pass(30_000);
  expect(await fleet.release(id)).toMatchObject({
    state: "COMMITTED",
    waiting: { reason: "CODE_CHECK", errcode: 61039 },
  });
  await fleet.passUntil(id, "IN_AUDIT");
  expect(fleet.calls("/wxa/commit")).toBe(1);
  expect(fleet.calls("/wxa/submit_audit")).toBe(1);
});

test("case 42: 61039 from the submission itself waits, too", async () => {
  const fleet = await openFleet();
  await fleet.fault({ endpoint: "submit_audit", errcode: 61039, times: 2 });
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.passUntil(id, "IN_AUDIT");
  expect(fleet.calls("/wxa/commit")).toBe(1);
  expect(fleet.calls("/wxa/submit_audit")).toBe(3);
});

test("case 42: a code check that never ends fails the release readably, after half an hour", async () => {
  const fleet = await openFleet({ codeCheckMs: 24 * 3_600_000 });
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.run();
  await fleet.pass(29 * 60_000, 10_000);
  expect((await fleet.release(id)).state).toBe("COMMITTED");
  await fleet.pass(3 * 60_000, 10_000);
  expect(await fleet.release(id)).toMatchObject({ state: "FAILED", failure: { errcode: 61039 }, waiting: null });
  expect((await fleet.transitions(id)).at(-1)?.detail).toEqual({ note: "codeCheckTooLong", minutes: 30 });
});

test("case 48: killed between the submission and its commit, the repeat finds the audit and submits nothing", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.run();
  fleet.clock.advance(2_000);
  await fleet.kill("submit-audit", id);
  expect((await fleet.release(id)).state).toBe("COMMITTED");
  await fleet.passUntil(id, "IN_AUDIT");
  expect(fleet.calls("/wxa/submit_audit")).toBe(1);
  const release = await fleet.release(id);
  expect((await fleet.transitions(id)).at(-1)?.detail).toEqual({ note: "adopted", auditId: release.auditId });
});

test("case 48: a review that ended while nobody knew of the submission is taken over with its result", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)], { releaseWhenApproved: false });
  await fleet.run();
  fleet.clock.advance(2_000);
  await fleet.kill("submit-audit", id);
  await fleet.bench.control(`audits/${shop}`, { result: "fail", reason: "1:no<br>" });
  await fleet.pass(5_000);
  expect(await fleet.release(id)).toMatchObject({ state: "REJECTED", rejectReason: "1:no<br>" });
  expect(fleet.calls("/wxa/submit_audit")).toBe(1);
});

test("case 48: a submission whose answer got lost is not made twice", async () => {
  const fleet = await openFleet();
  await fleet.fault({ endpoint: "submit_audit", reset: true, times: 1 });
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.passUntil(id, "IN_AUDIT");
  expect(fleet.calls("/wxa/submit_audit")).toBe(1);
});

test("case 48: a submission nobody knows of is found by the retry of a release that failed meanwhile", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)], { releaseWhenApproved: false });
  await fleet.run();
  fleet.clock.advance(2_000);
  await fleet.kill("submit-audit", id);
  await fleet.setStatus(shop, "REVOKED");
  await fleet.pass(5_000);
  expect((await fleet.release(id)).state).toBe("FAILED");
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.setStatus(shop, "AUTHORIZED");
  await fleet.act(id, "RETRY");
  await fleet.passUntil(id, "APPROVED");
  expect(fleet.calls("/wxa/submit_audit")).toBe(1);
});

test("case 48: killed before the submission went out, the repeat submits", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.run();
  fleet.clock.advance(2_000);
  await fleet.fault({ endpoint: "submit_audit", errcode: -1, times: 1 });
  await fleet.passUntil(id, "IN_AUDIT");
  expect(fleet.calls("/wxa/submit_audit")).toBe(2);
  expect((await fleet.transitions(id)).at(-1)?.detail).toMatchObject({ note: "submitted" });
});

test("case 48: the rejected audit of the same version and words is not taken for a new submission", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.passUntil(id, "IN_AUDIT");
  const first = await fleet.release(id);
  await fleet.bench.control(`audits/${shop}`, { result: "fail", reason: "no" });
  await fleet.passUntil(id, "REJECTED");
  await fleet.act(id, "RETRY");
  await fleet.passUntil(id, "IN_AUDIT");
  const second = await fleet.release(id);
  expect(second.auditId).not.toBe(first.auditId);
  expect(fleet.calls("/wxa/submit_audit")).toBe(2);
  expect(fleet.calls("/wxa/commit")).toBe(1);
});

test("85009: somebody else's audit fails the release and is named", async () => {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  const foreign = fleet.client.code;
  await foreign.commit(shop, { templateId: 0, extJson: "{}", userVersion: "1.9.9", userDesc: "by hand" });
  fleet.clock.advance(2_000);
  await foreign.submitAudit(shop);
  const { id } = await fleet.start([authorizer]);
  await fleet.passUntil(id, "FAILED");
  const { failure } = await fleet.release(id);
  expect(failure).toMatchObject({ errcode: 85009, endpoint: "/wxa/submit_audit" });
  expect(failure?.errmsg).toContain("1.9.9");
});

test("case 47: each account is submitted with its own categories, and one that fails takes nobody along", async () => {
  const fleet = await openFleet();
  const ids = [await fleet.account(shop), await fleet.account(otherShop)];
  await fleet.fault({ endpoint: "submit_audit", appId: shop, errcode: 85008, times: 1 });
  const { ids: begun } = await fleet.start(ids);
  const [failing = 0, going = 0] = begun;
  await fleet.passUntil(going, "IN_AUDIT");
  expect(await fleet.release(failing)).toMatchObject({ state: "FAILED", failure: { errcode: 85008 } });
  expect(fleet.calls("/wxa/get_category", otherShop)).toBe(1);
});

test("case 39: the audit id is kept as text, all of its digits", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.passUntil(id, "IN_AUDIT");
  expect((await fleet.release(id)).auditId).toMatch(/^\d{10,}$/);
});

test("case 39: template number 0 is a template", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("COMMITTED");
});

test.each([85058, 85012])(
  "case 45: %d, an account that never submitted anything, is an empty state and no error",
  async (errcode) => {
    const fleet = await openFleet();
    await fleet.fault({ endpoint: "get_latest_auditstatus", errcode, times: 1 });
    const { id } = await fleet.start([await fleet.account(shop)]);
    await fleet.passUntil(id, "IN_AUDIT");
    expect(await fleet.release(id)).toMatchObject({ state: "IN_AUDIT", failure: null });
    expect(fleet.calls("/wxa/submit_audit")).toBe(1);
  },
);
