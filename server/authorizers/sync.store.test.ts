import { describe, expect, test } from "vitest";
import { actor, openInstallation, otherShop, shop } from "./testing/installation.ts";
import type { Installation } from "./testing/installation.ts";

const pages = (it: Installation) => it.calls("api_get_authorizer_list");
const everybody = { limit: 100, direction: "forward" } as const;

describe("case 38: reading the list", () => {
  test("changes nothing about accounts that are as they were, whether they are listed or not", async () => {
    const it = await openInstallation();
    await it.connect(shop, { permissionSetIds: [18, 30] });
    await it.connect(otherShop);
    const { id } = (await it.account(shop)) ?? { id: 0 };
    await it.authorizers.update(actor, id, { remark: "important", tags: ["vip"] });
    it.simulator.world.grants.remove(otherShop);
    const [before, gone] = [await it.account(shop), await it.account(otherShop)];
    const calls = it.calls("api_get_authorizer_info").length;
    it.clock.advance(60_000);
    await it.authorizers.startSync(actor);
    await it.run();
    expect([await it.account(shop), await it.account(otherShop)]).toEqual([before, gone]);
    expect([(await it.changes(shop)).length, it.calls("api_get_authorizer_info").length]).toEqual([1, calls]);
  });

  test("one account that cannot be described takes nobody along, and keeps its place", async () => {
    const it = await openInstallation({ simulator: { seed: false } });
    const [bad = "", ...good] = await it.authorizedUnheard(5);
    await it.fault({ endpoint: "api_get_authorizer_info", appId: bad, errcode: 40013 });
    await it.authorizers.startSync(actor);
    await it.run();
    const rows = await it.authorizers.list({}, everybody);
    expect(
      rows
        .filter(({ nickName }) => nickName !== "")
        .map(({ appId }) => appId)
        .toSorted(),
    ).toEqual(good.toSorted());
    expect(await it.account(bad)).toMatchObject({ status: "AUTHORIZED", nickName: "" });
  });

  test("brings back whom WeChat lists as authorized since, and not whom it lists from before", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    await it.connect(otherShop);
    it.clock.advance(60_000);
    await it.control("revoke", { appId: shop });
    // Its cancellation is the newest that is known of it; WeChat still lists what was before.
    const other = await it.account(otherShop);
    const grant = it.simulator.world.grants.get(otherShop);
    await it.control("revoke", { appId: otherShop });
    if (grant) it.simulator.world.grants.put(otherShop, grant);
    it.clock.advance(60_000);
    const link = await it.link();
    await it.confirm(link, shop, { push: false });
    it.simulator.world.grants.put(shop, { ...grantOf(it, shop), isExchanged: true });
    await it.authorizers.startSync(actor);
    await it.run();
    expect((await it.account(shop))?.status).toBe("AUTHORIZED");
    expect(await it.account(otherShop)).toMatchObject({ id: other?.id, status: "REVOKED" });
    expect((await it.authorizers.tokens.authorizerToken(shop)).reveal()).not.toBe("");
  });

  test("an account whose code was never exchanged is listed without a refresh token: only the merchant can give one", async () => {
    const it = await openInstallation({ simulator: { seed: false } });
    const [appId = ""] = await it.authorizedUnheard(1);
    await it.authorizers.startSync(actor);
    await it.run();
    expect(await it.account(appId)).toMatchObject({ status: "AUTHORIZED" });
    await expect(it.authorizers.tokens.authorizerToken(appId)).rejects.toMatchObject({ errcode: 61023 });
    expect((await it.account(appId))?.status).toBe("NEEDS_REAUTHORIZATION");
    await it.connect(appId);
    expect((await it.account(appId))?.status).toBe("AUTHORIZED");
    expect((await it.authorizers.tokens.authorizerToken(appId)).reveal()).not.toBe("");
  });

  test("asked for twice it is read once", async () => {
    const it = await openInstallation();
    await it.authorizers.startSync(actor);
    await it.authorizers.startSync(actor);
    await it.run();
    expect(pages(it)).toHaveLength(1);
  });
});

test("case 64: a page of accounts is shown without a call to WeChat", async () => {
  const it = await openInstallation({ simulator: { seed: false } });
  await it.authorizedUnheard(30);
  await it.authorizers.startSync(actor);
  await it.run();
  const before = it.simulator.calls.list().length;
  const rows = await it.authorizers.list({}, everybody);
  await it.authorizers.grants(rows.map(({ id }) => id));
  await it.authorizers.tags(rows.map(({ id }) => id));
  expect(rows).toHaveLength(30);
  expect(it.simulator.calls.list()).toHaveLength(before);
});

function grantOf(it: Installation, appId: string) {
  const grant = it.simulator.world.grants.get(appId);
  if (!grant) throw new Error(`${appId} is not authorized`);
  return grant;
}
