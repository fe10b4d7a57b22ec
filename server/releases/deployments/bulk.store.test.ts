import { expect, test } from "vitest";
import { actor } from "../testing/fleet.ts";
import { openWaves } from "../testing/waves.ts";

const everybody = { waves: [{}] };
type Waves = Awaited<ReturnType<typeof openWaves>>;

function asking({ fleet, id: deploymentId }: Waves) {
  const counted = async (ask: (remember: (work: unknown, count: number) => Promise<void>) => Promise<void>) => {
    let meant = 0;
    await ask(async (_work, count) => {
      meant = count;
    });
    await fleet.run();
    return meant;
  };
  return {
    retry: (more: object = {}) =>
      counted((remember) => fleet.releases.retryReleases(actor, { deploymentId, ...more }, remember)),
    skip: (which: object) =>
      counted((remember) => fleet.releases.skipReleases(actor, { deploymentId, ...which }, remember)),
    publish: (more: object = {}) =>
      counted((remember) =>
        fleet.releases.publishReleases(actor, { deploymentId, seenVersion: null, ...more }, remember),
      ),
  };
}

test("case 47: what WeChat says to one account of many is that account's alone, and each has its own categories", async () => {
  const waves = await openWaves(3, everybody);
  await waves.fleet.fault({ endpoint: "submit_audit", appId: waves.appIds[1], errcode: 85077 });
  await waves.settle();
  expect(await waves.states()).toEqual(["IN_AUDIT", "FAILED", "IN_AUDIT"]);
  expect((await waves.fleet.release(waves.ids[1] ?? 0)).failure).toMatchObject({ errcode: 85077 });
  expect(waves.appIds.map((appId) => waves.fleet.calls("/wxa/get_category", appId))).toEqual([1, 1, 1]);
});

test("all that failed with one code are retried, each where it stood, and no others", async () => {
  const waves = await openWaves(4, everybody);
  await waves.fleet.fault({ endpoint: "submit_audit", appId: waves.appIds[0], errcode: 85077, times: 1 });
  await waves.fleet.fault({ endpoint: "commit", appId: waves.appIds[1], errcode: 85014, times: 1 });
  await waves.settle();
  expect(await waves.states()).toEqual(["FAILED", "FAILED", "IN_AUDIT", "IN_AUDIT"]);
  expect(await asking(waves).retry({ errcode: 85077 })).toBe(1);
  await waves.settle();
  expect(await waves.states()).toEqual(["IN_AUDIT", "FAILED", "IN_AUDIT", "IN_AUDIT"]);
  expect(waves.fleet.calls("/wxa/commit", waves.appIds[0])).toBe(1);
  expect(await asking(waves).retry()).toBe(1);
  await waves.settle();
  expect((await waves.states())[1]).toBe("IN_AUDIT");
});

test("rejected releases are retried by their state; an account that cancelled stays as it is", async () => {
  const waves = await openWaves(2, everybody);
  await waves.settle();
  for (const place of [0, 1]) await waves.verdict(place, "fail");
  await waves.fleet.handPushes();
  await waves.settle();
  await waves.fleet.setStatus(waves.appIds[1] ?? "", "REVOKED");
  expect(await asking(waves).retry({ states: ["REJECTED"] })).toBe(2);
  await waves.settle();
  expect(await waves.states()).toEqual(["IN_AUDIT", "REJECTED"]);
  expect((await waves.deployment()).state).toBe("RUNNING");
});

test("what failed and is skipped is a problem no longer, so that the next wave opens", async () => {
  const waves = await openWaves(3, { waves: [{ accounts: 2, gate: { approvedShare: 1 } }, {}] });
  await waves.fleet.fault({ endpoint: "commit", appId: waves.appIds[0], errcode: 85014 });
  await waves.settle();
  await waves.verdict(1, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  expect((await waves.deployment()).halt).toMatchObject({ why: "gate" });
  expect(await asking(waves).skip({ errcode: 85014 })).toBe(1);
  await waves.settle();
  expect(await waves.states()).toEqual(["CANCELLED", "RELEASED", "IN_AUDIT"]);
});

test("an account of a wave to come is skipped, and never called for", async () => {
  const waves = await openWaves(3, { waves: [{ accounts: 1, gate: { approvedShare: 0 } }, {}] });
  expect(await asking(waves).skip({ releaseIds: [waves.ids[2] ?? 0] })).toBe(1);
  await waves.settle();
  expect(await waves.states()).toEqual(["IN_AUDIT", "IN_AUDIT", "CANCELLED"]);
  expect(waves.touched()).toEqual([0, 1]);
});

test("all approved versions of a wave go online together, each called for once", async () => {
  const waves = await openWaves(4, { waves: [{ accounts: 2 }, {}] }, { releaseWhenApproved: false });
  await waves.settle();
  for (const place of [0, 1]) await waves.verdict(place, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  for (const place of [2, 3]) await waves.verdict(place, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  expect(await waves.states()).toEqual(["APPROVED", "APPROVED", "APPROVED", "APPROVED"]);
  expect(await asking(waves).publish({ wave: 0 })).toBe(2);
  expect(await waves.states()).toEqual(["RELEASED", "RELEASED", "APPROVED", "APPROVED"]);
  expect((await waves.fleet.transitions(waves.ids[0] ?? 0)).at(-1)?.cause).toBe("operator:Lin Min");
  await expect(asking(waves).publish({ seenVersion: "1.9.9" })).rejects.toMatchObject({ code: "CHANGED" });
  expect(await asking(waves).publish({ seenVersion: "2.0.0" })).toBe(2);
  expect(waves.fleet.calls("/wxa/release")).toBe(4);
});

test("a pause stops what was asked for many at once, and it goes on when the deployment does", async () => {
  const waves = await openWaves(2, everybody, { releaseWhenApproved: false });
  await waves.settle();
  for (const place of [0, 1]) await waves.verdict(place, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  await waves.fleet.releases.publishReleases(actor, { deploymentId: waves.id, seenVersion: null }, async () => {});
  await waves.pause();
  await waves.settle();
  expect(waves.fleet.calls("/wxa/release")).toBe(0);
  await expect(asking(waves).publish()).rejects.toMatchObject({ code: "NOT_POSSIBLE" });
  await waves.resume();
  await waves.settle();
  expect(await waves.states()).toEqual(["RELEASED", "RELEASED"]);
});

test("who means nobody in particular, or what cannot be meant, is told so", async () => {
  const waves = await openWaves(1, everybody);
  await waves.settle();
  await expect(asking(waves).skip({})).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(asking(waves).skip({ state: "IN_AUDIT" })).rejects.toMatchObject({
    code: "BAD_INPUT",
    field: ["state"],
  });
  await expect(asking(waves).retry({ states: ["RELEASED"] })).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(await asking(waves).retry()).toBe(0);
});
