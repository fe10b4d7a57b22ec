import { expect, test } from "vitest";
import { openFleet, shop } from "../testing/fleet.ts";

async function approved() {
  const fleet = await openFleet();
  const authorizer = await fleet.account(shop);
  const { id } = await fleet.start([authorizer], { releaseWhenApproved: false });
  await fleet.passUntil(id, "IN_AUDIT");
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.passUntil(id, "APPROVED");
  return { fleet, id, authorizer };
}

test("an approved version waits for a person, and goes out when one says so", async () => {
  const { fleet, id } = await approved();
  expect((await fleet.release(id)).waiting).toEqual({ reason: "APPROVAL" });
  await fleet.act(id, "RELEASE", "2.0.0");
  await fleet.run();
  expect((await fleet.transitions(id)).at(-1)).toMatchObject({ toState: "RELEASED", cause: "operator:Lin Min" });
});

test("killed between the release and its commit, the repeat takes 'already released' for done", async () => {
  const { fleet, id } = await approved();
  await fleet.act(id, "RELEASE");
  await fleet.kill("publish", id);
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("RELEASED");
});

test("case 46: what was approved since is not published in the name of this release", async () => {
  const { fleet, id } = await approved();
  const { code } = fleet.client;
  await code.commit(shop, { templateId: 0, extJson: "{}", userVersion: "9.9.9", userDesc: "by hand" });
  fleet.clock.advance(2_000);
  await code.submitAudit(shop);
  await fleet.bench.control(`audits/${shop}`, { result: "pass" });
  await fleet.act(id, "RELEASE", "2.0.0");
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "FAILED", failure: { errcode: 85020 } });
  expect(fleet.calls("/wxa/release")).toBe(0);
});

test("a failed release is taken up again where it stood", async () => {
  const { fleet, id } = await approved();
  await fleet.fault({ endpoint: "/wxa/release", errcode: 86002, times: 1 });
  await fleet.act(id, "RELEASE");
  await fleet.run();
  expect(await fleet.release(id)).toMatchObject({ state: "FAILED", failure: { errcode: 86002 } });
  await fleet.act(id, "RETRY");
  await fleet.act(id, "RELEASE");
  await fleet.run();
  expect((await fleet.release(id)).state).toBe("RELEASED");
  expect(fleet.calls("/wxa/commit")).toBe(1);
});
