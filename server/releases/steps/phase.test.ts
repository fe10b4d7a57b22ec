import { expect, test } from "vitest";
import { actor, type Fleet, openFleet, shop } from "../testing/fleet.ts";

const minute = 60_000;
const everybody = { percentage: 100, afterMinutes: 40 };

/** An account with 1.0.0 online and 2.0.0 approved. */
async function approved(more: Parameters<Fleet["start"]>[1] = {}) {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  await approve(fleet, (await fleet.start([authorizer], { version: "1.0.0" })).id, "RELEASED");
  const { id, deploymentId } = await fleet.start([authorizer], { releaseWhenApproved: false, ...more });
  await approve(fleet, id, more.releaseWhenApproved ? "GRAY" : "APPROVED");
  return { fleet, id, authorizer, deploymentId: deploymentId ?? 0 };
}

async function approve(fleet: Fleet, id: number, until: "APPROVED" | "GRAY" | "RELEASED") {
  await fleet.passUntil(id, "IN_AUDIT");
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.passUntil(id, until);
}

const share = (percentage: number, more: object = {}) => ({
  gray: { percentage, debuggersFirst: false, testersFirst: false, ...more },
});
const widen = async (fleet: Fleet, id: number, percentage: number, more: object = {}) => {
  await fleet.act(id, "PHASE", "2.0.0", share(percentage, more));
  await fleet.run();
};
const onlineOf = async (fleet: Fleet) => (await fleet.client.code.versionInfo(shop)).online?.version;

test("a version goes to a share of the users, to a larger one, and to everybody", async () => {
  const { fleet, id } = await approved();
  await widen(fleet, id, 0, { debuggersFirst: true });
  expect(await fleet.release(id)).toMatchObject({
    state: "GRAY",
    grayPercentage: 0,
    grayPlan: { debuggersFirst: true, testersFirst: false },
    pendingAct: null,
    pendingActDetail: null,
  });
  await widen(fleet, id, 30);
  expect(await fleet.release(id)).toMatchObject({ state: "GRAY", grayPercentage: 30 });
  expect(await onlineOf(fleet)).toBe("1.0.0");
  await widen(fleet, id, 100);
  expect(await fleet.release(id)).toMatchObject({ state: "RELEASED", grayPercentage: null, grayPlan: null });
  expect(await onlineOf(fleet)).toBe("2.0.0");
  expect(await fleet.states(id)).toEqual(["QUEUED", "COMMITTED", "IN_AUDIT", "APPROVED", "GRAY", "GRAY", "RELEASED"]);
});

test("the phases of a deployment follow one another by themselves, each at its time, until everybody has it", async () => {
  const phases = [
    { percentage: 0, afterMinutes: 0, testersFirst: true },
    { percentage: 10, afterMinutes: 30 },
    everybody,
  ];
  const { fleet, id } = await approved({ releaseWhenApproved: true, phases });
  expect(await fleet.release(id)).toMatchObject({ grayPercentage: 0, waiting: { reason: "PHASE" } });
  await fleet.pass(29 * minute, minute);
  expect((await fleet.release(id)).grayPercentage).toBe(0);
  await fleet.pass(2 * minute, 10_000);
  expect((await fleet.release(id)).grayPercentage).toBe(10);
  await fleet.pass(38 * minute, minute);
  expect((await fleet.release(id)).state).toBe("GRAY");
  await fleet.pass(3 * minute, 10_000);
  expect((await fleet.release(id)).state).toBe("RELEASED");
  expect(fleet.calls("/wxa/grayrelease")).toBe(2);
  expect(fleet.calls("/wxa/getgrayreleaseplan")).toBeLessThan(15);
});

test("killed between the call and its commit, the repeat finds in the plan that the users have it", async () => {
  const { fleet, id } = await approved();
  await fleet.act(id, "PHASE", "2.0.0", share(10));
  await fleet.kill("phase", id);
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "GRAY", grayPercentage: 10, failure: null });
  await fleet.act(id, "PHASE", "2.0.0", share(20));
  await fleet.kill("phase", id);
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "GRAY", grayPercentage: 20, failure: null });
});

test("killed while it takes a version back, the repeat finds the plan ended", async () => {
  const { fleet, id } = await approved();
  await widen(fleet, id, 10);
  await fleet.act(id, "REVERT_PHASE", "2.0.0");
  await fleet.kill("revert-phase", id);
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "APPROVED", waiting: { reason: "APPROVAL" } });
  expect(fleet.calls("/wxa/revertgrayrelease")).toBe(1);
});

test("what was taken back goes out again only when a person says so", async () => {
  const { fleet, id } = await approved({
    releaseWhenApproved: true,
    phases: [{ percentage: 10, afterMinutes: 0 }, everybody],
  });
  await fleet.act(id, "REVERT_PHASE", "2.0.0");
  await fleet.pass(50 * minute, minute);
  expect((await fleet.release(id)).state).toBe("APPROVED");
  expect(await onlineOf(fleet)).toBe("1.0.0");
  await widen(fleet, id, 5);
  await fleet.pass(15 * minute, minute);
  expect(await fleet.release(id)).toMatchObject({ state: "GRAY", grayPercentage: 5 });
});

test.each([85079, 85080, 85081, 86002])(
  "case 44: %d, a refused phased release, is readable, is not tried again and leaves the version approved",
  async (errcode) => {
    const { fleet, id } = await approved();
    await fleet.fault({ endpoint: "/wxa/grayrelease", errcode, times: 1 });
    await widen(fleet, id, 10);
    await fleet.pass(20 * minute, minute);
    expect(await fleet.release(id)).toMatchObject({ state: "APPROVED", failure: { errcode }, pendingAct: null });
    expect(fleet.calls("/wxa/grayrelease")).toBe(1);
  },
);

test("case 44: a phase that WeChat refuses (85082) is not tried again, and the users who have it keep it", async () => {
  const { fleet, id } = await approved({
    releaseWhenApproved: true,
    phases: [
      { percentage: 10, afterMinutes: 0 },
      { percentage: 50, afterMinutes: 20 },
    ],
  });
  await fleet.fault({ endpoint: "/wxa/grayrelease", errcode: 85082, times: 1 });
  await fleet.pass(60 * minute, minute);
  expect(await fleet.release(id)).toMatchObject({ state: "GRAY", grayPercentage: 10, failure: { errcode: 85082 } });
  expect(fleet.calls("/wxa/grayrelease")).toBe(2);
});

test("case 44: a share that is not larger, or none at all, is refused before WeChat is asked", async () => {
  const { fleet, id } = await approved();
  const codeOf = (refused: Promise<unknown>) =>
    refused.then(
      () => "accepted",
      (error: { code?: string }) => error.code,
    );
  expect(await codeOf(fleet.act(id, "PHASE", "2.0.0", share(0)))).toBe("BAD_PERCENTAGE");
  expect(await codeOf(fleet.act(id, "PHASE", "2.0.0", share(101)))).toBe("BAD_PERCENTAGE");
  await widen(fleet, id, 30);
  expect(await codeOf(fleet.act(id, "PHASE", "2.0.0", share(30)))).toBe("BAD_PERCENTAGE");
  expect(fleet.calls("/wxa/grayrelease")).toBe(1);
});

test("case 46: a phased release of another version than the one seen is refused, and so is one of another approval", async () => {
  const { fleet, id } = await approved();
  const refused = fleet.releases.act(
    actor,
    { id, kind: "PHASE", seenVersion: "1.0.0", detail: share(10) },
    async () => {},
  );
  await expect(refused).rejects.toMatchObject({ code: "CHANGED" });
  const { code } = fleet.client;
  await code.commit(shop, { templateId: 0, extJson: "{}", userVersion: "9.9.9", userDesc: "by hand" });
  fleet.clock.advance(2_000);
  await code.submitAudit(shop);
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await widen(fleet, id, 10);
  expect(await fleet.release(id)).toMatchObject({ state: "APPROVED", failure: { errcode: 85020 } });
  expect(fleet.calls("/wxa/grayrelease")).toBe(0);
});

test("an account without a version online gets the deployment's version at once: nobody uses it yet", async () => {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)], {
    phases: [{ percentage: 10, afterMinutes: 0 }, everybody],
  });
  await approve(fleet, id, "RELEASED");
  expect((await fleet.transitions(id)).at(-1)?.detail).toEqual({ note: "nothingOnline" });
});

test("what somebody else does about a phased release is noticed", async () => {
  const { fleet, id } = await approved();
  await widen(fleet, id, 10);
  await fleet.client.code.grayRelease(shop, { percentage: 60 });
  await fleet.pass(15 * minute, minute);
  expect(await fleet.release(id)).toMatchObject({ state: "GRAY", grayPercentage: 60 });
  expect((await fleet.transitions(id)).at(-1)).toMatchObject({
    cause: "poll",
    detail: { percentage: 60, foundSo: true },
  });
  await fleet.client.code.revertGrayRelease(shop);
  await fleet.pass(15 * minute, minute);
  expect((await fleet.transitions(id)).at(-1)).toMatchObject({
    toState: "APPROVED",
    detail: { note: "phaseEndedElsewhere" },
  });
});

test("a deployment that was cancelled raises nothing by itself, and its phased release is still looked at", async () => {
  const { fleet, id, deploymentId } = await approved({
    releaseWhenApproved: true,
    phases: [{ percentage: 10, afterMinutes: 0 }, everybody],
  });
  await fleet.releases.cancelDeployment(actor, deploymentId, async () => {});
  await fleet.pass(50 * minute, minute);
  expect(await fleet.release(id)).toMatchObject({ state: "GRAY", grayPercentage: 10 });
  await fleet.client.code.release(shop);
  await fleet.pass(50 * minute, minute);
  expect((await fleet.release(id)).state).toBe("RELEASED");
});

test("case 25: a phased release of an account that is not ours any more fails, and nothing is called", async () => {
  const { fleet, id } = await approved();
  await widen(fleet, id, 10);
  await fleet.setStatus(shop, "REVOKED");
  const before = fleet.bench.simulator.calls.list().length;
  await fleet.pass(60 * minute, minute);
  expect(await fleet.release(id)).toMatchObject({ state: "FAILED", failure: { errcode: 61003 } });
  expect(fleet.bench.simulator.calls.list()).toHaveLength(before);
});
