import { describe, expect, test } from "vitest";
import { actor, openInstallation, shop } from "./testing/installation.ts";
import type { Installation } from "./testing/installation.ts";

const lifeMs = 7_200_000;
const renewals = (it: Installation) => it.calls("api_authorizer_token");
const token = async ({ authorizers }: Pick<Installation, "authorizers">) =>
  (await authorizers.tokens.authorizerToken(shop)).reveal();

async function connected(options: Parameters<typeof openInstallation>[0] = {}) {
  const it = await openInstallation(options);
  await it.connect(shop);
  return it;
}

/** With a token that is over. */
async function expired(options: Parameters<typeof openInstallation>[0] = {}) {
  const it = await connected(options);
  it.clock.advance(lifeMs);
  return it;
}

/** WeChat has another refresh token for the account than the one stored here. */
function changeRefreshToken(it: Installation, refreshToken: string): void {
  const grant = it.simulator.world.grants.get(shop);
  if (!grant) throw new Error("the account is not authorized");
  it.simulator.world.grants.put(shop, { ...grant, refreshToken });
}

test("case 1: fifty callers of one account's token, in two processes, cause one renewal and get the same", async () => {
  const it = await expired();
  const other = await it.anotherProcess();
  const groups = [it, other].map((process) => Promise.all(Array.from({ length: 25 }, () => token(process))));
  // Who holds the lease comes to the end by itself; who waits for it looks again by the clock.
  await Promise.race(groups);
  const got = new Set((await it.clock.advanceUntil(Promise.all(groups))).flat());
  expect([got.size, got.has("")]).toEqual([1, false]);
  expect(renewals(it)).toHaveLength(1);
});

test("case 3: a process that waited for the lease uses what the other stored, and does not renew again", async () => {
  const it = await expired();
  const first = await token(it);
  const other = await it.anotherProcess();
  expect(await token(other)).toBe(first);
  expect(renewals(it)).toHaveLength(1);
});

describe("case 4: a token that WeChat refuses", () => {
  test("is renewed once and the call made once more", async () => {
    const it = await connected();
    await it.control("expire-token", { appId: shop });
    expect((await it.client.basicInfo.accountInfo(shop)).appId).toBe(shop);
    expect(it.calls("getaccountbasicinfo").map(({ errcode }) => errcode)).toEqual([42001, 0]);
    expect(renewals(it)).toHaveLength(1);
  });

  test("for ever costs two calls and one renewal, and then is an error", async () => {
    const it = await connected();
    await it.fault({ endpoint: "getaccountbasicinfo", errcode: 40001 });
    await expect(it.client.basicInfo.accountInfo(shop)).rejects.toMatchObject({ errcode: 40001 });
    expect([it.calls("getaccountbasicinfo").length, renewals(it).length]).toEqual([2, 1]);
  });

  test("although another process has stored a newer one meanwhile is not renewed: the newer one is taken", async () => {
    const it = await connected();
    const old = await it.authorizers.tokens.authorizerToken(shop);
    const other = await it.anotherProcess();
    await other.authorizers.tokens.renewAuthorizerToken(shop, old);
    expect((await it.authorizers.tokens.renewAuthorizerToken(shop, old)).reveal()).toBe(await token(other));
    expect(renewals(it)).toHaveLength(1);
  });
});

describe("case 6: the refresh token", () => {
  test("is kept when an answer brings none", async () => {
    const it = await expired({
      reworded: (endpoint, text) =>
        endpoint === "api_authorizer_token" ? text.replace(/,"authorizer_refresh_token":"[^"]*"/, "") : text,
    });
    for (let renewal = 1; renewal <= 2; renewal += 1) {
      expect(await token(it)).not.toBe("");
      it.clock.advance(lifeMs);
    }
    expect(renewals(it).map(({ errcode }) => errcode)).toEqual([0, 0]);
  });

  test("is replaced, together with the token, when an answer brings another", async () => {
    const it = await expired({
      reworded: (endpoint, text) =>
        endpoint === "api_authorizer_token" ? text.replace(/refreshtoken@@@[^"]*/, "refreshtoken@@@next") : text,
    });
    await token(it);
    changeRefreshToken(it, "refreshtoken@@@next");
    it.clock.advance(lifeMs);
    expect(await token(it)).not.toBe("");
    expect(renewals(it).map(({ errcode }) => errcode)).toEqual([0, 0]);
  });
});

test("case 7: an answer without a token is an error, and the stored refresh token stays", async () => {
  let isEmpty = true;
  const it = await expired({
    reworded: (endpoint, text) =>
      endpoint === "api_authorizer_token" && isEmpty
        ? text.replace(/"authorizer_access_token":"[^"]*"/, '"authorizer_access_token":""')
        : text,
  });
  await expect(it.clock.advanceUntil(token(it))).rejects.toThrow("authorizer_access_token");
  isEmpty = false;
  expect(await token(it)).not.toBe("");
});

test("case 11: a process that lives for hours uses a fresh token for each call", async () => {
  const it = await connected();
  for (let hour = 0; hour < 6; hour += 1) {
    expect((await it.client.basicInfo.accountInfo(shop)).appId).toBe(shop);
    it.clock.advance(3_600_000);
    await it.simulator.pushTicket();
  }
  expect(it.calls("getaccountbasicinfo").every(({ errcode }) => errcode === 0)).toBe(true);
});

describe("case 12: a refresh token that is dead (61023)", () => {
  test("is looked up in WeChat's list, and the one found there is used and kept", async () => {
    const it = await expired();
    changeRefreshToken(it, "refreshtoken@@@listed");
    expect(await token(it)).not.toBe("");
    expect(renewals(it).map(({ errcode }) => errcode)).toEqual([61023, 0]);
    it.clock.advance(lifeMs);
    await token(it);
    expect(renewals(it).map(({ errcode }) => errcode)).toEqual([61023, 0, 0]);
    expect((await it.account(shop))?.status).toBe("AUTHORIZED");
  });

  test("and not in the list either: the account needs a new authorization, and WeChat is asked no more", async () => {
    const it = await lost();
    expect((await it.changes(shop)).map(({ change }) => change)).toEqual(["AUTHORIZED", "NEEDS_REAUTHORIZATION"]);
    const before = it.simulator.calls.list().length;
    it.clock.advance(60_000);
    await expect(token(it)).rejects.toMatchObject({ errcode: 61023 });
    expect(it.simulator.calls.list()).toHaveLength(before);
  });

  test("works again as soon as a reading of the list finds another", async () => {
    const it = await lost();
    changeRefreshToken(it, "refreshtoken@@@later");
    await it.authorizers.startSync(actor);
    await it.run();
    await expectRestored(it);
  });

  test("works again as soon as a reading of the account finds another", async () => {
    const it = await lost();
    changeRefreshToken(it, "refreshtoken@@@later");
    const row = await it.account(shop);
    await it.authorizers.refresh(actor, row?.id ?? 0);
    await expectRestored(it);
  });

  test("works again when the merchant authorizes again", async () => {
    const it = await lost();
    await it.connect(shop);
    await expectRestored(it);
  });

  /** The list tells the very token that WeChat refuses, so nothing but the merchant can help. */
  async function lost(): Promise<Installation> {
    const it = await expired();
    await it.fault({ endpoint: "api_authorizer_token", errcode: 61023, times: 1 });
    await expect(token(it)).rejects.toMatchObject({ errcode: 61023 });
    expect((await it.account(shop))?.status).toBe("NEEDS_REAUTHORIZATION");
    it.clock.advance(60_000);
    return it;
  }

  async function expectRestored(it: Installation): Promise<void> {
    expect((await it.account(shop))?.status).toBe("AUTHORIZED");
    expect((await it.changes(shop)).at(-1)?.change).toBe("RESTORED");
    it.clock.advance(lifeMs);
    expect(await token(it)).not.toBe("");
  }
});

test("case 61: 42007, a changed password, asks for a new authorization and is not tried again", async () => {
  const it = await expired();
  await it.fault({ endpoint: "api_authorizer_token", errcode: 42007 });
  await expect(token(it)).rejects.toMatchObject({ errcode: 42007 });
  expect((await it.account(shop))?.status).toBe("NEEDS_REAUTHORIZATION");
  it.clock.advance(3_600_000);
  await expect(token(it)).rejects.toThrow("needs a new authorization");
  expect(renewals(it)).toHaveLength(1);
});

test("case 61: what is wrong with the platform is not blamed on the account", async () => {
  const it = await expired();
  for (const errcode of [61004, 45009, 48001]) {
    await it.fault({ endpoint: "api_authorizer_token", errcode, times: 1 });
    await expect(token(it)).rejects.toMatchObject({ errcode });
    expect((await it.account(shop))?.status).toBe("AUTHORIZED");
    it.clock.advance(60_000);
  }
  expect(await token(it)).not.toBe("");
});

test("case 62: a machine whose clock jumps keeps no dead token and throws no good one away", async () => {
  const it = await connected();
  const first = await token(it);
  it.clock.advance(600_000);
  expect(await token(it)).toBe(first);
  // WeChat has ended it before its time by our clock: the call finds out, and that is all.
  await it.control("expire-token", { appId: shop });
  await it.client.basicInfo.accountInfo(shop);
  expect(await token(it)).not.toBe(first);
  expect(renewals(it)).toHaveLength(1);
});
