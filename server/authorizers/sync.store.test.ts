import { describe, expect, test } from "vitest";
import { createWorker } from "../jobs/service.ts";
import { silentLog } from "../testing/logs.ts";
import { componentAppId } from "../testing/callback-door.ts";
import { actor, openInstallation, otherShop, shop } from "./testing/installation.ts";
import type { Installation } from "./testing/installation.ts";

const pages = (it: Installation) => it.calls("api_get_authorizer_list");
const everybody = { limit: 100, direction: "forward" } as const;

/** Only the reading of the list: what it has done later about each account is not the point where many are read. */
function readerOf(it: Installation) {
  const kinds = it.authorizers.jobs.filter(({ kind }) => kind === "authorizer.sync");
  const worker = createWorker({ database: it.database, kinds, log: silentLog, scope: componentAppId });
  return {
    async sync() {
      await it.authorizers.startSync(actor);
      await worker.runDue();
      return it.authorizers.sync();
    },
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 10_000) {
        it.clock.advance(10_000);
        await worker.runDue();
      }
    },
  };
}

/** Accounts that authorized while none of their pushes reached us. */
async function authorizedUnheard(it: Installation, count: number): Promise<string[]> {
  const { accounts } = await it.control<{ accounts: { appId: string }[] }>("accounts", { count });
  const appIds = accounts.map(({ appId }) => appId);
  await it.fault({ dropPush: true });
  await it.control("authorize", { appIds });
  it.simulator.faults.clear();
  return appIds;
}

describe("case 12: WeChat's list is read in pages of 500", () => {
  test("whatever its length: 0, 1, 499, 500, 501 and 1201 accounts", async () => {
    const it = await openInstallation({ simulator: { seed: false } });
    const reader = readerOf(it);
    let known = 0;
    for (const [total, readings] of <const>[
      [0, 1],
      [1, 1],
      [499, 1],
      [500, 1],
      [501, 2],
      [1_201, 3],
    ]) {
      if (total > known) await authorizedUnheard(it, total - known);
      const before = pages(it).length;
      expect(await reader.sync()).toMatchObject({ found: total, added: total - known, total, failure: null });
      expect(
        pages(it)
          .slice(before)
          .map(({ errcode }) => errcode),
      ).toEqual(Array.from({ length: readings }, () => 0));
      expect(await it.authorizers.count({})).toBe(total);
      known = total;
    }
  });

  test("interrupted at its second page it marks nobody as gone, and goes on at that page", async () => {
    const it = await openInstallation({ simulator: { seed: false } });
    const reader = readerOf(it);
    await authorizedUnheard(it, 1_201);
    await it.fault({ endpoint: "api_get_authorizer_list", delayMs: 1_000, times: 1 });
    const timers = it.clock.pending;
    const running = reader.sync();
    await expect.poll(() => it.clock.pending).toBeGreaterThan(timers);
    await it.fault({ endpoint: "api_get_authorizer_list", errcode: -1 });
    it.clock.advance(1_000);
    await running;
    expect(await it.authorizers.sync()).toMatchObject({ found: 500, endedAt: null });
    expect(await it.authorizers.count({ statuses: ["AUTHORIZED"] })).toBe(500);
    it.simulator.faults.clear();
    await reader.pass(10_000);
    expect(await it.authorizers.sync()).toMatchObject({ found: 1_201, added: 1_201, failure: null });
    expect(pages(it).filter(({ errcode }) => errcode === 0)).toHaveLength(3);
  });

  test("given up after bounded tries, it says why, and the next one begins anew", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    const reader = readerOf(it);
    await it.fault({ endpoint: "api_get_authorizer_list", errcode: -1 });
    await reader.sync();
    await reader.pass(3_600_000);
    expect(await it.authorizers.sync()).toMatchObject({ failure: { errcode: -1 } });
    expect(pages(it)).toHaveLength(10);
    expect((await it.account(shop))?.status).toBe("AUTHORIZED");
    it.simulator.faults.clear();
    expect(await reader.sync()).toMatchObject({ found: 1, failure: null });
  });
});

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
    const [bad = "", ...good] = await authorizedUnheard(it, 5);
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
    const [appId = ""] = await authorizedUnheard(it, 1);
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
  await authorizedUnheard(it, 30);
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
