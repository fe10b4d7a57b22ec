import { expect, test } from "vitest";
import { actor, openFleet, shop } from "../testing/fleet.ts";

async function open() {
  const fleet = await openFleet();
  return { fleet, authorizer: await fleet.account(shop) };
}

test("users are shut out and let in again, and what was said last is kept", async () => {
  const { fleet, authorizer } = await open();
  await fleet.releases.setVisibility(actor, authorizer, false);
  expect(await fleet.releases.codeSettings(authorizer)).toMatchObject({ isVisible: false });
  expect((await fleet.releases.versionsOf([authorizer]))[0]).toMatchObject({ isVisible: false });
  await fleet.releases.setVisibility(actor, authorizer, true);
  expect((await fleet.releases.versionsOf([authorizer]))[0]).toMatchObject({ isVisible: true });
});

test("case 45: 85021, 'it is so already', is success when WeChat says that it is", async () => {
  const { fleet, authorizer } = await open();
  await fleet.releases.setVisibility(actor, authorizer, true);
  expect(fleet.calls("/wxa/change_visitstatus")).toBe(1);
  expect((await fleet.releases.versionsOf([authorizer]))[0]).toMatchObject({ isVisible: true });
});

test("case 45: 85021 of an account in another state is WeChat's refusal", async () => {
  const { fleet, authorizer } = await open();
  await fleet.fault({ endpoint: "change_visitstatus", errcode: 85021, times: 1 });
  await expect(fleet.releases.setVisibility(actor, authorizer, false)).rejects.toMatchObject({ errcode: 85021 });
});

test("the base library is set to a version that exists", async () => {
  const { fleet, authorizer } = await open();
  await fleet.releases.setSupportVersion(actor, authorizer, "2.19.4");
  expect(await fleet.releases.codeSettings(authorizer)).toMatchObject({ minimum: "2.19.4" });
  await expect(fleet.releases.setSupportVersion(actor, authorizer, "1.0.0")).rejects.toMatchObject({ errcode: 89014 });
  await expect(fleet.releases.setSupportVersion(actor, authorizer, "new")).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("an account that is not ours any more is not called", async () => {
  const { fleet, authorizer } = await open();
  await fleet.setStatus(shop, "REVOKED");
  await expect(fleet.releases.setVisibility(actor, authorizer, false)).rejects.toMatchObject({ code: "REVOKED" });
  expect(fleet.calls("/wxa/change_visitstatus")).toBe(0);
});
