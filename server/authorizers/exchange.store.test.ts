import { describe, expect, test } from "vitest";
import { createWorker } from "../jobs/service.ts";
import { componentAppId, componentXml } from "../testing/callback-door.ts";
import { silentLog } from "../testing/logs.ts";
import { actor, openInstallation, otherShop, shop } from "./testing/installation.ts";
import type { Installation } from "./testing/installation.ts";
import { authorizationCodes, authorizerTokens } from "./tables.ts";

const seconds = (it: Installation) => Math.floor(it.clock.now().getTime() / 1_000);
const exchanges = (it: Installation) => it.calls("api_query_auth");
const lastSummary = async (it: Installation) =>
  (await it.door.callbacks.list({}, { limit: 1, direction: "forward" }))[0]?.summary?.split("\n").at(-1);
const storedTokens = async (it: Installation) => it.database.db.$count(authorizerTokens);

describe("case 31: the browser's return and the push race for one code", () => {
  test.each([
    ["only the push arrives", ["push"]],
    ["only the browser arrives", ["browser"]],
    ["the push is first", ["push", "run", "browser"]],
    ["the browser is first", ["browser", "run", "push"]],
    ["both wait when the job runs", ["browser", "push"]],
  ])("%s: one exchange, one account, and the merchant sees it done", async (_, order) => {
    const it = await openInstallation();
    const link = await it.link();
    const { returnUrl, authCode } = await it.confirm(link, shop, { push: false });
    const preAuthCode = new URL((await it.visit(`/authorizations/${link.state}?go=pc`)).location ?? "").searchParams;
    expect(preAuthCode.get("pre_auth_code")).not.toBe("");
    for (const step of order) {
      if (step === "push") await it.door.push(await authorizedXml(it, authCode));
      if (step === "browser") expect((await it.visit(returnUrl)).status).toBe(303);
      if (step === "run") await it.run();
    }
    await it.run();
    expect(exchanges(it)).toHaveLength(1);
    expect(await it.account(shop)).toMatchObject({ status: "AUTHORIZED", nickName: "青禾生鲜" });
    expect(await it.authorizers.count({})).toBe(1);
    const page = await it.visit(`/authorizations/${link.state}/return`);
    expect([page.status, page.text.includes("青禾生鲜")]).toEqual([200, true]);
    expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
  });

  test("fifty merchants at once, each by both ways: fifty exchanges, none of them in vain", async () => {
    const it = await openInstallation({ simulator: { seed: false } });
    const { accounts } = await it.control<{ accounts: { appId: string }[] }>("accounts", { count: 50 });
    const links = await Promise.all(accounts.map(() => it.link()));
    await Promise.all(
      accounts.map(async ({ appId }, place) => {
        const link = links[place];
        if (!link) throw new Error("there are as many links as accounts");
        const { returnUrl } = await it.confirm(link, appId);
        // The push is on its way already; a browser that reloads comes twice.
        await Promise.all([it.visit(returnUrl), it.visit(returnUrl), it.run()]);
      }),
    );
    await it.run();
    expect(exchanges(it).map(({ errcode }) => errcode)).toEqual(Array.from({ length: 50 }, () => 0));
    const ended = await Promise.all(links.map(({ id }) => it.links.find(id)));
    expect(new Set(ended.map((link) => link?.status))).toEqual(new Set(["COMPLETED"]));
    expect(new Set(ended.map((link) => link?.authorizerId)).size).toBe(50);
  }, 60_000);

  test("one code brought fifty times at once is exchanged once", async () => {
    const it = await openInstallation();
    const link = await it.link();
    const { returnUrl, authCode } = await it.confirm(link, shop, { push: false });
    const xml = await authorizedXml(it, authCode);
    const messages = Array.from({ length: 25 }, () => [it.door.push(xml), it.visit(returnUrl), it.run()]);
    await Promise.all(messages.flat());
    await it.run();
    expect(exchanges(it)).toHaveLength(1);
    expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
  });

  test("redirect and push with different codes are one authorization, and a code that is dead by then does no harm", async () => {
    const it = await openInstallation();
    const link = await it.link();
    await it.confirm(link, shop);
    await it.visit(`/authorizations/${link.state}/return?auth_code=queryauthcode@@@another&expires_in=600`);
    // On a busy machine a call may have to be made again.
    await it.pass(60_000);
    expect(await it.links.find(link.id)).toMatchObject({ status: "COMPLETED", failure: null });
    expect(await it.authorizers.count({})).toBe(1);
  });

  test("a merchant whose account is connected and not yet read is told to wait, and not invited again", async () => {
    const it = await openInstallation();
    await it.fault({ endpoint: "api_get_authorizer_info", errcode: -1, times: 1 });
    const { link } = await it.connect(shop);
    expect(link.status).toBe("PENDING");
    const page = await it.visit(`/authorizations/${link.state}/return`);
    expect([page.status, page.location]).toEqual([200, null]);
    expect(page.text).toContain('http-equiv="refresh"');
    await it.pass(10_000);
    expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
  });

  test("a browser that comes between the exchange and the reading of the profile ends with the name", async () => {
    const it = await openInstallation();
    await it.fault({ endpoint: "api_get_authorizer_info", errcode: -1, times: 1 });
    const link = await it.link();
    const { returnUrl, authCode } = await it.confirm(link, shop, { push: false });
    await it.door.push(await authorizedXml(it, authCode));
    await it.run();
    expect(await it.account(shop)).toMatchObject({ status: "AUTHORIZED", nickName: "" });
    await it.visit(returnUrl);
    await it.run();
    expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
    expect((await it.visit(`/authorizations/${link.state}/return`)).text).toContain("青禾生鲜");
  });

  test("a push that names no link still connects the account", async () => {
    const it = await openInstallation();
    await it.control("authorize", { appIds: [shop] });
    await it.run();
    expect(await it.account(shop)).toMatchObject({ status: "AUTHORIZED" });
  });
});

describe("case 26: a WeChat that takes eight seconds", () => {
  test("is not waited for by the push: it is answered at once, and its code is on disk for whoever exchanges it", async () => {
    const it = await openInstallation();
    const link = await it.link();
    const { authCode } = await it.confirm(link, shop, { push: false });
    await it.fault({ endpoint: "api_query_auth", delayMs: 8_000, times: 1 });
    expect((await it.door.push(await authorizedXml(it, authCode))).text).toBe("success");
    expect(exchanges(it)).toEqual([]);
    expect(await it.database.db.$count(authorizationCodes)).toBe(1);
    const running = it.run();
    await it.faultMet();
    // Meanwhile the door goes on answering.
    expect((await it.door.push(componentXml("component_verify_ticket"))).text).toBe("success");
    it.clock.advance(8_000);
    await running;
    expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
  });

  test("and a process that ends before the exchange leaves it to the next one", async () => {
    const it = await openInstallation();
    const link = await it.link();
    await it.confirm(link, shop);
    const { authorizers, database } = await it.anotherProcess();
    const next = createWorker({ database, kinds: authorizers.jobs, log: silentLog, scope: componentAppId });
    await it.worker.stop();
    await next.runDue();
    await next.stop();
    expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
  });
});

describe("case 35: an exchange that WeChat refuses", () => {
  test("does not burn the link: the page says it, and the next press succeeds", async () => {
    const it = await openInstallation();
    const first = await it.connect(shop, { push: false, expireCode: true });
    expect(first.link).toMatchObject({ status: "PENDING", failure: { errcode: 61010 } });
    const page = await it.visit(`/authorizations/${first.link.state}/return`);
    expect(page.text).toContain("61010");
    expect(page.text).toContain(`/authorizations/${first.link.state}?go=`);
    expect((await it.connect(shop, { link: first.link })).link).toMatchObject({ status: "COMPLETED", failure: null });
  });

  test("is tried again while WeChat is busy, and the merchant sees it done", async () => {
    const it = await openInstallation();
    await it.fault({ endpoint: "api_query_auth", errcode: -1, times: 3 });
    const { link } = await it.connect(shop);
    expect(link.status).toBe("PENDING");
    await it.pass(60_000);
    expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
    expect(exchanges(it)).toHaveLength(4);
  });

  test("is not tried again when the merchant has cancelled meanwhile", async () => {
    const it = await openInstallation();
    const link = await it.link();
    const { returnUrl } = await it.confirm(link, shop, { push: false });
    it.simulator.world.grants.remove(shop);
    await it.visit(returnUrl);
    await it.pass(3_600_000, 60_000);
    expect(exchanges(it).map(({ errcode }) => errcode)).toEqual([61003]);
    expect(await it.links.find(link.id)).toMatchObject({ status: "PENDING", failure: { errcode: 61003 } });
  });

  test("for a code that was made up binds the link to nobody, whoever else has just been connected", async () => {
    const it = await openInstallation();
    await it.connect(otherShop);
    const link = await it.link();
    await it.visit(`/authorizations/${link.state}/return?auth_code=queryauthcode@@@made-up&expires_in=600`);
    await it.pass(60_000);
    expect(await it.links.find(link.id)).toMatchObject({
      status: "PENDING",
      authorizerId: null,
      failure: { errcode: 61009 },
    });
    expect((await it.visit(`/authorizations/${link.state}/return`)).text).not.toContain("云朵咖啡");
  });

  test.each([
    ["a push named the account", { browser: false }],
    ["only the browser came", { push: false }],
  ])("61009 after an exchange whose answer got lost: %s, and the account is connected all the same", async (_, way) => {
    const it = await openInstallation();
    await it.connect(otherShop);
    await it.fault({ endpoint: "api_query_auth", reset: true, times: 1 });
    const { link } = await it.connect(shop, way);
    await it.pass(10_000);
    expect(exchanges(it).map(({ errcode }) => errcode)).toEqual([0, null, 61009]);
    expect(await it.links.find(link.id)).toMatchObject({ status: "COMPLETED", failure: null });
    expect(await it.account(shop)).toMatchObject({ status: "AUTHORIZED", nickName: "青禾生鲜" });
    expect((await it.authorizers.tokens.authorizerToken(shop)).reveal()).not.toBe("");
  });
});

describe("case 24: what comes late", () => {
  test("an old cancellation does not undo a newer authorization, and the newer refresh token stays", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    await it.control("revoke", { appId: shop });
    const at = seconds(it);
    it.clock.advance(100_000);
    await it.connect(shop);
    await it.door.push(componentXml("unauthorized", { AuthorizerAppid: shop }, at + 1));
    expect(await lastSummary(it)).toBe("older than the authorization: asking WeChat");
    await it.run();
    expect(await it.account(shop)).toMatchObject({ status: "AUTHORIZED" });
    await it.control("expire-token", { appId: shop });
    it.clock.advance(7_200_000);
    expect((await it.authorizers.tokens.authorizerToken(shop)).reveal()).not.toBe("");
  });

  test("an old authorization does not undo a newer cancellation, at the cost of one call", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    const at = seconds(it);
    it.clock.advance(100_000);
    await it.control("revoke", { appId: shop });
    const before = exchanges(it).length;
    const fields = { AuthorizerAppid: shop, AuthorizationCode: "queryauthcode@@@late" };
    await it.door.push(componentXml("authorized", fields, at));
    await it.pass(600_000);
    expect(await it.account(shop)).toMatchObject({ status: "REVOKED" });
    expect([exchanges(it).length - before, await storedTokens(it)]).toEqual([1, 0]);
  });

  test("case 62: with a clock ten minutes fast, a new authorization after a cancellation still counts", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    await it.control("revoke", { appId: shop });
    // What we noted by our own clock lies ahead of WeChat's.
    it.clock.advance(60_000);
    const link = await it.link();
    const { authCode } = await it.confirm(link, shop, { push: false });
    const row = await it.account(shop);
    const at = Math.floor((row?.authorizationChangedAt.getTime() ?? 0) / 1_000) - 540;
    await it.door.push(await authorizedXml(it, authCode, at));
    await it.run();
    expect(await it.account(shop)).toMatchObject({ status: "AUTHORIZED", revokedAt: null });
  });
});

describe("case 25: a cancelled authorization", () => {
  test("keeps the row, purges the tokens, and no call is made for the account any more", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    const { id } = (await it.account(shop)) ?? { id: 0 };
    await it.authorizers.update(actor, id, { remark: "important", tags: ["vip"] });
    await it.control("revoke", { appId: shop });
    expect(await it.account(shop)).toMatchObject({ status: "REVOKED", remark: "important", tags: ["vip"] });
    expect(await storedTokens(it)).toBe(0);
    const before = it.simulator.calls.list().length;
    await expect(it.authorizers.tokens.authorizerToken(shop)).rejects.toMatchObject({ errcode: 61003 });
    await it.pass(3_600_000, 600_000);
    const later = it.simulator.calls.list().slice(before);
    expect(later.filter(({ appid }) => appid === shop)).toEqual([]);
    expect((await it.changes(shop)).map(({ change }) => change)).toEqual(["AUTHORIZED", "REVOKED"]);
  });

  test("ends a renewal that was under way: its token is not kept", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    it.clock.advance(7_200_000);
    await it.fault({ endpoint: "api_authorizer_token", delayMs: 1_000, times: 1 });
    const waiting = it.authorizers.tokens.authorizerToken(shop).catch((error: unknown) => error);
    await it.faultMet();
    await it.door.push(componentXml("unauthorized", { AuthorizerAppid: shop }, seconds(it) + 1));
    it.clock.advance(1_000);
    expect(await waiting).toMatchObject({ errcode: 61003 });
    expect(await storedTokens(it)).toBe(0);
  });

  test("is found out by the account's page as well, and by a token that WeChat refuses", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    await it.connect(otherShop);
    for (const appId of [shop, otherShop]) it.simulator.world.grants.remove(appId);
    const row = await it.account(shop);
    await it.authorizers.refresh(actor, row?.id ?? 0);
    expect((await it.account(shop))?.status).toBe("REVOKED");
    it.clock.advance(7_200_000);
    await expect(it.authorizers.tokens.authorizerToken(otherShop)).rejects.toMatchObject({ errcode: 61003 });
    expect((await it.account(otherShop))?.status).toBe("REVOKED");
    expect(await storedTokens(it)).toBe(0);
  });

  test.each([
    [61003, "REVOKED"],
    [42007, "NEEDS_REAUTHORIZATION"],
  ])(
    "is found out by a call for the account: after %d it is %s, and no second call is made",
    async (errcode, status) => {
      const it = await openInstallation();
      await it.connect(shop);
      for (const endpoint of ["getaccountbasicinfo", "api_authorizer_token"]) await it.fault({ endpoint, errcode });
      await expect(it.client.basicInfo.accountInfo(shop)).rejects.toMatchObject({ errcode });
      expect((await it.account(shop))?.status).toBe(status);
      expect([it.calls("getaccountbasicinfo").length, it.calls("api_authorizer_token").length]).toEqual([1, 1]);
    },
  );

  test("that one call alone suspects ends nothing: WeChat gives a new token", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    await it.fault({ endpoint: "getaccountbasicinfo", errcode: 61003, times: 1 });
    await expect(it.client.basicInfo.accountInfo(shop)).rejects.toMatchObject({ errcode: 61003 });
    expect((await it.account(shop))?.status).toBe("AUTHORIZED");
    expect((await it.client.basicInfo.accountInfo(shop)).appId).toBe(shop);
  });

  test("that the account outlived while it was being read revokes nothing", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    it.simulator.world.grants.remove(shop);
    await it.fault({ endpoint: "api_get_authorizer_info", delayMs: 1_000, errcode: 61003, times: 1 });
    const row = await it.account(shop);
    const reading = it.authorizers.refresh(actor, row?.id ?? 0);
    await it.faultMet();
    it.clock.advance(500);
    await it.connect(shop);
    it.clock.advance(500);
    await reading;
    expect((await it.account(shop))?.status).toBe("AUTHORIZED");
    expect(await storedTokens(it)).toBe(1);
  });
});

describe("case 37: an account that authorizes again", () => {
  test("keeps remark and tags, and shows which sets came and which went", async () => {
    const it = await openInstallation();
    await it.connect(shop, { permissionSetIds: [18, 30, 49] });
    const { id } = (await it.account(shop)) ?? { id: 0 };
    await it.authorizers.update(actor, id, { remark: "important", tags: ["vip"] });
    it.clock.advance(60_000);
    expect((await it.connect(shop, { permissionSetIds: [30, 49, 88] })).change).toBe("updateauthorized");
    expect(await it.account(shop)).toMatchObject({ sets: [30, 49, 88], remark: "important", tags: ["vip"] });
    expect(await it.changes(shop)).toEqual([
      { change: "AUTHORIZED", granted: [18, 30, 49], withdrawn: [] },
      { change: "UPDATED", granted: [88], withdrawn: [18] },
    ]);
  });

  test("after a cancellation has a new refresh token, and the old one is not used", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    await it.control("revoke", { appId: shop });
    it.clock.advance(60_000);
    await it.connect(shop);
    it.clock.advance(7_200_000);
    await it.authorizers.tokens.authorizerToken(shop);
    expect(it.calls("api_authorizer_token").map(({ errcode }) => errcode)).toEqual([0]);
    expect((await it.changes(shop)).map(({ change }) => change)).toEqual(["AUTHORIZED", "REVOKED", "AUTHORIZED"]);
  });

  test("with the same sets gets no push, and nothing is noted", async () => {
    const it = await openInstallation();
    await it.connect(shop);
    expect((await it.connect(shop)).change).toBe("unchanged");
    expect((await it.changes(shop)).map(({ change }) => change)).toEqual(["AUTHORIZED"]);
  });

  test("permission sets are compared as a whole: 18 is neither 118 nor 8", async () => {
    const it = await openInstallation({ simulator: { permissionSetIds: [18, 8, 118, 119] } });
    await it.connect(shop, { permissionSetIds: [118, 119] });
    await it.connect(otherShop, { permissionSetIds: [18] });
    const having = async (...hasPermissionSets: number[]) =>
      (await it.authorizers.list({ hasPermissionSets }, { limit: 9, direction: "forward" })).map(({ appId }) => appId);
    expect(await having(18)).toEqual([otherShop]);
    expect(await having(118)).toEqual([shop]);
    expect(await having(8)).toEqual([]);
    expect(await it.authorizers.count({ lacksPermissionSets: [18] })).toBe(1);
  });

  test("a set taken away by another platform is seen by the push that tells it", async () => {
    const it = await openInstallation();
    await it.connect(shop, { permissionSetIds: [18, 30] });
    await it.control("take", { appId: shop, permissionSetIds: [18] });
    await it.run();
    expect((await it.account(shop))?.sets).toEqual([30]);
    expect((await it.changes(shop)).at(-1)).toEqual({ change: "UPDATED", granted: [], withdrawn: [18] });
  });
});

describe("case 38: an account whose description cannot be read", () => {
  test("keeps its name and its sets", async () => {
    const it = await openInstallation();
    await it.connect(shop, { permissionSetIds: [18, 30] });
    for (const fault of [{ errcode: -1 }, { status: 502 }, { errcode: 45009 }]) {
      await it.fault({ endpoint: "api_get_authorizer_info", times: 1, ...fault });
      const row = await it.account(shop);
      await expect(it.authorizers.refresh(actor, row?.id ?? 0)).rejects.toThrow("api_get_authorizer_info");
      expect(await it.account(shop)).toMatchObject({ nickName: "青禾生鲜", sets: [18, 30], status: "AUTHORIZED" });
    }
  });

  test("is connected all the same, and has its name as soon as WeChat tells it", async () => {
    const it = await openInstallation();
    await it.fault({ endpoint: "api_get_authorizer_info", errcode: -1 });
    const { link } = await it.connect(shop);
    await it.pass(3_600_000, 60_000);
    expect((await it.links.find(link.id))?.status).toBe("COMPLETED");
    expect(await it.account(shop)).toMatchObject({ status: "AUTHORIZED", nickName: "" });
    await it.control("faults", {}, "DELETE");
    const row = await it.account(shop);
    await it.authorizers.refresh(actor, row?.id ?? 0);
    expect((await it.account(shop))?.nickName).toBe("青禾生鲜");
  });
});

test("case 10: two platforms in one database with the same account have tokens, links and jobs of their own", async () => {
  const one = await openInstallation();
  const two = await openInstallation({
    componentAppId: "wxc0ffee0000000002",
    databaseUrl: one.databaseUrl,
    clock: one.clock,
  });
  await one.connect(shop, { permissionSetIds: [18] });
  await two.connect(shop, { permissionSetIds: [30] });
  const tokens = [
    await one.authorizers.tokens.authorizerToken(shop),
    await two.authorizers.tokens.authorizerToken(shop),
  ];
  expect(new Set(tokens.map((secret) => secret.reveal())).size).toBe(2);
  expect([(await one.account(shop))?.sets, (await two.account(shop))?.sets]).toEqual([[18], [30]]);
  await one.control("revoke", { appId: shop });
  expect([(await one.account(shop))?.status, (await two.account(shop))?.status]).toEqual(["REVOKED", "AUTHORIZED"]);
  // A job of one platform is not run by the other's worker, although the account is the same.
  await one.connect(otherShop, { browser: false });
  const link = await two.link();
  await two.confirm(link, otherShop);
  await one.run();
  expect([(await one.account(otherShop))?.status, await two.account(otherShop)]).toEqual(["AUTHORIZED", null]);
  await two.run();
  expect((await two.account(otherShop))?.status).toBe("AUTHORIZED");
});

/** The push of an authorization as WeChat words it, for a code whose own push was held back. */
async function authorizedXml(it: Installation, authCode: string, createTime = seconds(it)): Promise<string> {
  const used = [...it.simulator.world.preAuthCodes.values()].find(({ usedFor }) => usedFor?.appId === shop);
  return componentXml(
    "authorized",
    {
      AuthorizerAppid: shop,
      AuthorizationCode: authCode,
      AuthorizationCodeExpiredTime: String(seconds(it) + 3_600),
      PreAuthCode: used?.code ?? "",
    },
    createTime,
  );
}
