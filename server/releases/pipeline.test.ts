import { expect, test } from "vitest";
import { TicketMissing } from "../platform/service.ts";
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

test("a release waits as long as the platform has no ticket, and goes on by itself when there is one", async () => {
  const fleet = await openFleet();
  const account = await fleet.account(shop);
  fleet.setTokenProblem(new TicketMissing("no ticket has come"));
  const { id } = await fleet.start([account]);
  await fleet.run();
  await fleet.pass(90 * 60_000, 60_000);
  expect(await fleet.release(id)).toMatchObject({ state: "QUEUED", waiting: { reason: "ENVIRONMENT" }, failure: null });
  fleet.setTokenProblem(null);
  await fleet.passUntil(id, "COMMITTED");
});
