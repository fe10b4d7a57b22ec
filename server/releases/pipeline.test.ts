import { expect, test } from "vitest";
import { openFleet, shop } from "./testing/fleet.ts";

test("a release goes from queued to released by itself, and its deployment is completed", async () => {
  const fleet = await openFleet();
  const { id, deploymentId } = await fleet.start([await fleet.account(shop)]);
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("COMMITTED");
  await fleet.pass(10_000);
  const inAudit = await fleet.release(id);
  expect(inAudit).toMatchObject({ state: "IN_AUDIT", waiting: { reason: "AUDIT" } });
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.handPushes();
  await fleet.run();
  expect(await fleet.states(id)).toEqual(["QUEUED", "COMMITTED", "IN_AUDIT", "APPROVED", "RELEASED"]);
  expect(deploymentId).not.toBeNull();
});
