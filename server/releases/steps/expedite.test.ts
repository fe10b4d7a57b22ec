import { expect, test } from "vitest";
import { openFleet, shop } from "../testing/fleet.ts";

async function inAudit() {
  const fleet = await openFleet();
  const { id } = await fleet.start([await fleet.account(shop)]);
  await fleet.passUntil(id, "IN_AUDIT");
  const expedite = async () => {
    await fleet.act(id, "EXPEDITE", "2.0.0");
    await fleet.run();
  };
  return { fleet, id, expedite };
}

test("case 40: what is sped up is the audit that runs, by its own id", async () => {
  const { fleet, id, expedite } = await inAudit();
  const first = await fleet.release(id);
  await fleet.act(id, "WITHDRAW");
  await fleet.run();
  await fleet.act(id, "RETRY");
  await fleet.passUntil(id, "IN_AUDIT");
  expect((await fleet.release(id)).auditId).not.toBe(first.auditId);
  // The simulator refuses any id but the running audit's (89402).
  await expedite();
  const { state, spedUpAt, failure, pendingAct } = await fleet.release(id);
  expect({ state, failure, pendingAct }).toEqual({ state: "IN_AUDIT", failure: null, pendingAct: null });
  expect(spedUpAt).toEqual(fleet.clock.now());
  expect(fleet.calls("/wxa/speedupaudit")).toBe(1);
});

test("killed between the call and its commit, the repeat takes 'sped up already' (89404) for done", async () => {
  const { fleet, id } = await inAudit();
  await fleet.act(id, "EXPEDITE");
  await fleet.kill("expedite", id);
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ failure: null, pendingAct: null, spedUpAt: fleet.clock.now() });
  expect(await fleet.client.code.quota(shop)).toMatchObject({ speedUpsLeft: expect.any(Number) });
});

test("89401, not just now, is tried again by itself", async () => {
  const { fleet, id, expedite } = await inAudit();
  await fleet.fault({ endpoint: "speedupaudit", errcode: 89401, times: 1 });
  await expedite();
  await fleet.pass(20_000);
  expect((await fleet.release(id)).spedUpAt).not.toBeNull();
  expect(fleet.calls("/wxa/speedupaudit")).toBe(2);
});

test.each([89402, 89403, 89405])(
  "case 44: %d, an audit that cannot be sped up, is readable and is not tried again",
  async (errcode) => {
    const { fleet, id, expedite } = await inAudit();
    await fleet.fault({ endpoint: "speedupaudit", errcode, times: 1 });
    await expedite();
    await fleet.pass(120_000, 10_000);
    expect(await fleet.release(id)).toMatchObject({ state: "IN_AUDIT", spedUpAt: null, failure: { errcode } });
    expect(fleet.calls("/wxa/speedupaudit")).toBe(1);
  },
);

test("a speed-up that comes after the verdict finds the verdict, and takes nothing from the allowance", async () => {
  const { fleet, id, expedite } = await inAudit();
  await fleet.bench.control(`audits/${shop}`, { result: "fail", reason: "no" });
  await expedite();
  expect((await fleet.release(id)).state).toBe("REJECTED");
  expect(fleet.calls("/wxa/speedupaudit")).toBe(0);
});
