import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { jobs } from "../../jobs/tables.ts";
import { openWaves } from "../testing/waves.ts";

const minute = 60_000;

test("only the first wave is touched, and the next one goes when it is over", async () => {
  const waves = await openWaves(4, { waves: [{ accounts: 1 }, {}] });
  await waves.settle();
  expect(await waves.states()).toEqual(["IN_AUDIT", "QUEUED", "QUEUED", "QUEUED"]);
  expect(waves.touched()).toEqual([0]);
  expect((await waves.fleet.release(waves.ids[1] ?? 0)).waiting).toEqual({ reason: "WAVE" });
  await waves.verdict(0, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  expect(await waves.states()).toEqual(["RELEASED", "IN_AUDIT", "IN_AUDIT", "IN_AUDIT"]);
  expect(await waves.deployment()).toMatchObject({ wave: 1, state: "RUNNING" });
});

test("waves are filled in the order in which the accounts were chosen, by numbers and shares", async () => {
  const waves = await openWaves(10, { waves: [{ accounts: 2 }, { share: 0.3 }, {}] });
  const sizes = [...(await waves.counts()).entries()].map(([wave, { QUEUED = 0 }]) => [wave, QUEUED]);
  expect(sizes).toEqual([
    [0, 2],
    [1, 3],
    [2, 5],
  ]);
  await waves.settle();
  expect(waves.touched()).toEqual([0, 1]);
});

test("a share of approvals opens the next wave while the rest of this one is in audit", async () => {
  const waves = await openWaves(4, { waves: [{ accounts: 2, gate: { approvedShare: 0.5 } }, {}] });
  await waves.settle();
  expect(waves.touched()).toEqual([0, 1]);
  await waves.verdict(1, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  expect(waves.touched()).toEqual([0, 1, 2, 3]);
  expect((await waves.states())[0]).toBe("IN_AUDIT");
});

test("too many problems keep the next wave closed until a person opens it", async () => {
  const waves = await openWaves(3, { waves: [{ accounts: 2, gate: { problemShare: 0.4 } }, {}] });
  await waves.settle();
  await waves.verdict(0, "fail");
  await waves.verdict(1, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  expect(waves.touched()).toEqual([0, 1]);
  expect(await waves.deployment()).toMatchObject({ state: "RUNNING", wave: 0, halt: { why: "gate", wave: 0 } });
  await waves.openNext(0);
  await waves.settle();
  expect(await waves.states()).toEqual(["REJECTED", "RELEASED", "IN_AUDIT"]);
  expect((await waves.deployment()).halt).toBeNull();
});

test("the time between two waves is kept, by a clock and not by a poll", async () => {
  const waves = await openWaves(2, { waves: [{ accounts: 1, gate: { approvedShare: 0, minutes: 30 } }, {}] });
  await waves.fleet.pass(29 * minute, minute);
  expect(waves.touched()).toEqual([0]);
  await waves.fleet.pass(2 * minute, minute);
  expect(waves.touched()).toEqual([0, 1]);
});

test("a gate of people waits for one, says so, and opens once however often it is pressed", async () => {
  const waves = await openWaves(3, { waves: [{ accounts: 1, gate: { manual: true } }, { accounts: 1 }, {}] });
  await waves.settle();
  await waves.verdict(0, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  expect(waves.touched()).toEqual([0]);
  expect((await waves.deployment()).halt).toMatchObject({ why: "gate", wave: 0 });
  await waves.openNext(0);
  await expect(waves.openNext(0)).rejects.toMatchObject({ code: "CHANGED" });
  await waves.settle();
  expect(waves.touched()).toEqual([0, 1]);
});

test("a share of problems halts, and a halted wave touches nobody of the next one", async () => {
  const waves = await openWaves(6, {
    waves: [{ accounts: 3, gate: { approvedShare: 0.3 } }, {}],
    halt: { problemShare: 0.5, minimum: 2 },
  });
  await waves.settle();
  await waves.verdict(0, "fail");
  await waves.verdict(1, "fail");
  await waves.fleet.handPushes();
  await waves.settle();
  expect(await waves.deployment()).toMatchObject({ state: "HALTED", halt: { why: "problemShare", limit: 0.5 } });
  // The gate of the wave would hold now.
  await waves.verdict(2, "pass");
  await waves.fleet.handPushes();
  await waves.fleet.pass(60 * minute, minute);
  expect(await waves.states()).toEqual(["REJECTED", "REJECTED", "APPROVED", "QUEUED", "QUEUED", "QUEUED"]);
  expect(waves.touched()).toEqual([0, 1, 2]);
  expect(waves.fleet.calls("/wxa/release")).toBe(0);
});

test("one errcode on so many accounts halts; who has not begun stays untouched, and goes on when a person resumes", async () => {
  const waves = await openWaves(6, {
    waves: [{ accounts: 3 }, {}],
    halt: { sameErrcode: 2 },
  });
  await waves.fleet.fault({ endpoint: "commit", errcode: 85014, times: 2 });
  await waves.settle();
  expect(await waves.deployment()).toMatchObject({ state: "HALTED", halt: { errcode: 85014, count: 2 } });
  const failed = (await waves.states()).filter((state) => state === "FAILED").length;
  expect(failed).toBe(2);
  expect(waves.touched().every((place) => place < 3)).toBe(true);
  // What halted it is forgiven: the same two do not halt it again.
  await waves.resume();
  await waves.settle();
  expect(await waves.deployment()).toMatchObject({ state: "RUNNING", halt: null });
  const going = (await waves.states()).filter((state) => state === "IN_AUDIT").length;
  expect(going).toBe(1);
});

test("many moves are one look: a deployment has one job that waits, however many wake it", async () => {
  const waves = await openWaves(8, { waves: [{ accounts: 7 }, {}] });
  await waves.settle();
  for (let place = 0; place < 7; place += 1) await waves.verdict(place, "pass");
  await waves.fleet.handPushes();
  await waves.fleet.run();
  const looks = await waves.fleet.database.db.select().from(jobs).where(eq(jobs.kind, "deployment.conduct"));
  expect(looks).toHaveLength(1);
  await waves.settle();
  expect(waves.touched()).toHaveLength(8);
});

test("commit, submission and release wait for the window and say until when; outside of it WeChat hears nothing", async () => {
  // The test's clock stands at noon in Shanghai.
  const windows = [{ from: "12:30", to: "12:50", zone: "Asia/Shanghai" }];
  const waves = await openWaves(2, { waves: [{}], windows });
  await waves.settle();
  expect(waves.calls()).toHaveLength(0);
  const opensAt = new Date("2026-11-24T04:30:00Z").getTime();
  expect((await waves.fleet.release(waves.ids[0] ?? 0)).waiting).toEqual({ reason: "WINDOW", nextTryAt: opensAt });
  await waves.fleet.pass(31 * minute, minute);
  expect(await waves.states()).toEqual(["IN_AUDIT", "IN_AUDIT"]);
  await waves.fleet.pass(20 * minute, 5 * minute);
  await waves.verdict(0, "pass");
  await waves.fleet.handPushes();
  await waves.settle();
  expect((await waves.fleet.release(waves.ids[0] ?? 0)).waiting).toMatchObject({ reason: "WINDOW" });
  // A person's own word goes at any time.
  await waves.fleet.act(waves.ids[0] ?? 0, "RELEASE");
  await waves.fleet.run();
  expect((await waves.states())[0]).toBe("RELEASED");
});

test("a freeze holds a deployment that was begun in it until its end", async () => {
  const freezes = [{ from: 0, until: new Date("2026-11-24T05:00:00Z").getTime(), reason: "festival" }];
  const waves = await openWaves(1, { waves: [{}], freezes });
  await waves.fleet.pass(55 * minute, 5 * minute);
  expect(waves.calls()).toHaveLength(0);
  await waves.fleet.pass(10 * minute, minute);
  expect(await waves.states()).toEqual(["IN_AUDIT"]);
});
