import { expect, test } from "vitest";
import { actor, openFleet, shop } from "../testing/fleet.ts";
import { openWaves } from "../testing/waves.ts";

const minute = 60_000;
const everybody = { waves: [{}] };

test("case 48: a pause works between any two calls of a step, and the audit is submitted once when it goes on", async () => {
  const waves = await openWaves(1, everybody);
  await waves.fleet.fault({ endpoint: "get_category", delayMs: 1_000, times: 1 });
  const running = waves.fleet.run();
  const heard = (path: string) => waves.calls().some((call) => call.path === path);
  await expect.poll(() => heard("/wxa/get_latest_auditstatus")).toBe(true);
  await waves.pause();
  const before = waves.calls().length;
  waves.fleet.clock.advance(1_000);
  await running;
  expect(waves.calls().length - before).toBeLessThanOrEqual(1);
  const atPause = waves.calls().map(({ path }) => path);
  expect(atPause).not.toContain("/wxa/submit_audit");
  await waves.fleet.pass(90 * minute, minute);
  expect(waves.calls()).toHaveLength(atPause.length);
  expect(await waves.deployment()).toMatchObject({ state: "PAUSED" });
  await waves.resume();
  await waves.settle();
  expect(await waves.states()).toEqual(["IN_AUDIT"]);
  expect(waves.fleet.calls("/wxa/submit_audit")).toBe(1);
  expect(waves.fleet.calls("/wxa/commit")).toBe(1);
});

test("while it is paused no call is made for it, not even to look at audits; what ended meanwhile is seen at once", async () => {
  const waves = await openWaves(3, everybody);
  await waves.settle();
  await waves.pause();
  const before = waves.calls().length;
  await waves.verdict(1, "pass");
  await waves.fleet.handPushes();
  await waves.fleet.pass(60 * minute, minute);
  expect(waves.calls()).toHaveLength(before);
  await waves.resume();
  await waves.settle();
  expect(await waves.states()).toEqual(["IN_AUDIT", "RELEASED", "IN_AUDIT"]);
});

test("a resume asks nothing for accounts whose time has not come", async () => {
  const waves = await openWaves(4, everybody);
  await waves.settle();
  await waves.fleet.pass(60 * minute, minute);
  const before = waves.calls().length;
  await waves.pause();
  await waves.resume();
  await waves.fleet.run();
  expect(waves.calls()).toHaveLength(before);
});

test("what a person asks for is done while the deployment is paused", async () => {
  const waves = await openWaves(2, everybody, { releaseWhenApproved: false });
  await waves.settle();
  await waves.verdict(0, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  await waves.pause();
  await waves.fleet.act(waves.ids[0] ?? 0, "RELEASE");
  await waves.fleet.act(waves.ids[1] ?? 0, "WITHDRAW");
  await waves.fleet.run();
  expect(await waves.states()).toEqual(["RELEASED", "WITHDRAWN"]);
  // Taken up again it stands in its place, and waits like the others.
  await waves.fleet.act(waves.ids[1] ?? 0, "RETRY");
  await waves.fleet.pass(10 * minute, minute);
  expect(await waves.states()).toEqual(["RELEASED", "COMMITTED"]);
  await waves.resume();
  await waves.settle();
  expect(await waves.states()).toEqual(["RELEASED", "IN_AUDIT"]);
});

test("a deployment paused before its first step goes on after a kill of the resume", async () => {
  const waves = await openWaves(5, everybody);
  await waves.pause();
  await waves.fleet.run();
  expect(waves.calls()).toHaveLength(0);
  await waves.resume();
  const job = waves.fleet.releases.jobs.find(({ kind }) => kind === "deployment.set-going");
  // The process dies after the first of its transactions: the job is not done, and is run again.
  await job?.run({
    id: 0,
    payload: { deploymentId: waves.id },
    attempt: 1,
    isRepeat: false,
    signal: new AbortController().signal,
    done: async () => {},
  });
  await waves.settle();
  expect(await waves.states()).toEqual(["IN_AUDIT", "IN_AUDIT", "IN_AUDIT", "IN_AUDIT", "IN_AUDIT"]);
  expect(waves.fleet.calls("/wxa/commit")).toBe(5);
  expect(waves.fleet.calls("/wxa/submit_audit")).toBe(5);
});

test.each(["RUNNING", "PAUSED", "HALTED"] as const)(
  "a deployment that is %s can be cancelled: nobody else is touched, audits are followed to their end",
  async (state) => {
    const plan = { waves: [{ accounts: 2 }, {}], halt: { sameErrcode: 1 } };
    const waves = await openWaves(4, plan);
    if (state === "HALTED")
      await waves.fleet.fault({ endpoint: "submit_audit", appId: waves.appIds[1], errcode: 85014 });
    await waves.settle();
    if (state === "PAUSED") await waves.pause();
    expect((await waves.deployment()).state).toBe(state);
    await waves.cancel();
    await waves.fleet.run();
    const second = state === "HALTED" ? "FAILED" : "IN_AUDIT";
    expect(await waves.states()).toEqual(["IN_AUDIT", second, "CANCELLED", "CANCELLED"]);
    await waves.verdict(0, "pass");
    await waves.fleet.pass(60 * minute, minute);
    expect((await waves.states())[0]).toBe("APPROVED");
    expect(waves.touched()).toEqual([0, 1]);
    expect(waves.fleet.calls("/wxa/release")).toBe(0);
  },
);

test("what is over is neither paused nor resumed, and says so", async () => {
  const waves = await openWaves(1, everybody);
  await waves.settle();
  await waves.verdict(0, "fail");
  await waves.fleet.handPushes();
  await waves.settle();
  expect((await waves.deployment()).state).toBe("COMPLETED");
  await expect(waves.pause()).rejects.toMatchObject({ code: "NOT_POSSIBLE" });
  await expect(waves.resume()).rejects.toMatchObject({ code: "NOT_POSSIBLE" });
  await expect(waves.openNext(0)).rejects.toMatchObject({ code: "NOT_POSSIBLE" });
});

test("a paused deployment opens no wave, and a person is told to resume it first", async () => {
  const waves = await openWaves(2, { waves: [{ accounts: 1, gate: { approvedShare: 0, minutes: 10 } }, {}] });
  await waves.pause();
  await waves.fleet.pass(20 * minute, minute);
  expect((await waves.deployment()).wave).toBe(0);
  await expect(waves.openNext(0)).rejects.toMatchObject({ code: "NOT_POSSIBLE" });
  await waves.resume();
  await waves.settle();
  expect((await waves.deployment()).wave).toBe(1);
});

test("case 48: two deployments never overlap on one account, paused, cancelled and begun anew as they are", async () => {
  const fleet = await openFleet({ codeCheckMs: 0 });
  const account = await fleet.account(shop);
  const first = await fleet.start([account], { version: "2.0.0", plan: everybody });
  await fleet.releases.pauseDeployment(actor, first.deploymentId ?? 0, async () => {});
  expect((await fleet.start([account], { version: "3.0.0" })).refusals).toMatchObject([{ code: "LIVE_RELEASE" }]);
  await fleet.releases.cancelDeployment(actor, first.deploymentId ?? 0, async () => {});
  await fleet.run();
  const second = await fleet.start([account], { version: "3.0.0" });
  expect(second.ids).toHaveLength(1);
  await fleet.pass(20_000);
  const { code } = fleet.client;
  expect((await code.latestAuditStatus(shop)).userVersion).toBe("3.0.0");
  expect(fleet.calls("/wxa/commit", shop)).toBe(1);
});
