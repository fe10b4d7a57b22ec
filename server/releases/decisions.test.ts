import { expect, test } from "vitest";
import { knownErrorCodes, WechatError, WechatUnreachable } from "../wechat/index.ts";
import { decide } from "./decisions.ts";
import { openFleet, shop } from "./testing/fleet.ts";
import type { Fleet } from "./testing/fleet.ts";

const refusal = (errcode: number) => new WechatError({ errcode, errmsg: "no", endpoint: "/wxa/commit" });

async function committing(errcode: number, times?: number): Promise<{ fleet: Fleet; id: number }> {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  await fleet.fault({ endpoint: "/wxa/commit", errcode, ...(times !== undefined && { times }) });
  return { fleet, id: (await fleet.start([authorizer])).id };
}

test.each([
  [-1, { does: "backOff" }],
  [45011, { does: "backOff" }],
  [9402202, { does: "backOff" }],
  [61039, { does: "wait", reason: "CODE_CHECK" }],
  [61004, { does: "wait", reason: "ENVIRONMENT" }],
  [40164, { does: "wait", reason: "ENVIRONMENT" }],
  [45009, { does: "wait", reason: "QUOTA" }],
  [85085, { does: "holdQuota" }],
  [61003, { does: "fail" }],
  [61007, { does: "fail" }],
  [61023, { does: "fail" }],
  [42007, { does: "fail" }],
  [48001, { does: "fail" }],
])("case 61: %d: %o", (errcode, decision) => {
  expect(decide(refusal(errcode))).toMatchObject(decision);
});

test("case 44: limits of a day or a month end the release readably, and are not tried again", () => {
  for (const errcode of [87012, 87013, 85082, 85065, 86102, 89405]) {
    expect([errcode, decide(refusal(errcode))]).toEqual([errcode, { does: "fail" }]);
    expect(knownErrorCodes.find((known) => known.errcode === errcode)?.remedy.en).toBeTruthy();
  }
});

test("a call that got no usable answer is made again", () => {
  const lost = new WechatUnreachable({ endpoint: "/wxa/commit", reason: "timeout", detail: "x", maySent: true });
  expect(decide(lost)).toEqual({ does: "backOff" });
});

test.each([61007, 61003, 61023, 42007, 48001])(
  "case 61: %d from a step costs one call and fails the release with WeChat's words",
  async (errcode) => {
    const { fleet, id } = await committing(errcode);
    await fleet.pass(3_600_000, 300_000);
    expect(await fleet.release(id)).toMatchObject({ state: "FAILED", failure: { errcode, endpoint: "/wxa/commit" } });
    expect(fleet.calls("/wxa/commit")).toBe(1);
  },
);

test("case 61: an address that is not on the list holds the release, which goes on once it is", async () => {
  const { fleet, id } = await committing(61004, 2);
  await fleet.pass(60_000);
  expect(await fleet.release(id)).toMatchObject({
    state: "QUEUED",
    waiting: { reason: "ENVIRONMENT", errcode: 61004 },
  });
  expect(fleet.calls("/wxa/commit")).toBe(1);
  await fleet.pass(600_000, 10_000);
  expect(fleet.calls("/wxa/commit")).toBe(3);
  expect((await fleet.release(id)).state).not.toBe("QUEUED");
});

test("case 63: a busy WeChat is asked again after ever longer pauses, and no more than eight times", async () => {
  const { fleet, id } = await committing(-1);
  const at: number[] = [];
  for (let passed = 0; passed < 1_500; passed += 1) {
    const before = fleet.calls("/wxa/commit");
    await fleet.pass(1_000);
    if (fleet.calls("/wxa/commit") > before) at.push(passed);
  }
  const gaps = at.slice(1).map((second, place) => second - (at[place] ?? 0));
  expect(await fleet.release(id)).toMatchObject({ state: "FAILED", failure: { errcode: -1 } });
  expect(fleet.calls("/wxa/commit")).toBe(8);
  // Each pause is half fixed and half chance, so it lies between those before and after it at the least.
  expect(gaps.every((gap, place) => gap >= (gaps[place - 2] ?? 0))).toBe(true);
});

test("case 63: a daily quota is waited for, and never cleared by ourselves", async () => {
  const { fleet, id } = await committing(45009, 1);
  await fleet.pass(60_000);
  expect((await fleet.release(id)).waiting).toMatchObject({ reason: "QUOTA", errcode: 45009 });
  await fleet.pass(3_700_000, 60_000);
  expect((await fleet.release(id)).state).not.toBe("QUEUED");
  expect(fleet.bench.simulator.calls.list().filter(({ path }) => path.includes("clear"))).toEqual([]);
});
