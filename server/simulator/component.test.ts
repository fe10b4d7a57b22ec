import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBench, otherShop, platform, shop } from "./testing/bench.ts";
import type { Answer, Bench } from "./testing/bench.ts";

let bench: Bench;
beforeEach(async () => void (bench = await openBench()));
afterEach(async () => bench.close());

const hour = 3_600_000;

describe("the component token", () => {
  const exchange = (ticket: string, more: object = {}) =>
    bench.post("/cgi-bin/component/api_component_token", {
      component_appid: platform.componentAppId,
      component_appsecret: platform.componentSecret,
      component_verify_ticket: ticket,
      ...more,
    });

  test("is given for any ticket of the last twelve hours, without errcode", async () => {
    const ticket = await bench.ticket();
    await bench.ticket();
    bench.clock.advance(11 * hour);
    const answer = await exchange(ticket);
    expect(answer["expires_in"]).toBe(7200);
    expect(answer).not.toHaveProperty("errcode");
    bench.clock.advance(hour);
    expect((await exchange(ticket)).errcode).toBe(61005);
  });

  test("is refused for a wrong secret, appid or ticket, with a rid at the end", async () => {
    const ticket = await bench.ticket();
    expect((await exchange("ticket@@@never")).errcode).toBe(61006);
    expect((await exchange(ticket, { component_appsecret: "wrong" })).errcode).toBe(40125);
    const answer = await exchange(ticket, { component_appid: "wxother" });
    expect(answer.errcode).toBe(40013);
    expect(answer.errmsg).toMatch(/rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
  });

  test("is replaced by the next one and ends after two hours", async () => {
    const drafts = (token: string) => bench.get(`/wxa/gettemplatedraftlist?access_token=${token}`);
    const next = await bench.componentToken();
    expect((await drafts(bench.token)).errcode).toBe(40001);
    expect((await drafts(next)).errcode).toBe(0);
    bench.clock.advance(2 * hour);
    expect((await drafts(next)).errcode).toBe(42001);
    expect((await drafts("no-token")).errcode).toBe(40014);
    expect((await bench.get("/wxa/gettemplatedraftlist")).errcode).toBe(41001);
  });
});

test("a replaced token lives on for the overlap and no longer", async () => {
  await bench.close();
  bench = await openBench({ tokenOverlapMs: 300_000 });
  const drafts = () => bench.get(`/wxa/gettemplatedraftlist?access_token=${bench.token}`);
  await bench.componentToken();
  bench.clock.advance(299_999);
  expect((await drafts()).errcode).toBe(0);
  bench.clock.advance(1);
  expect((await drafts()).errcode).toBe(40001);
});

describe("an authorization code", () => {
  const exchange = (code: string) => bench.component("api_query_auth", { authorization_code: code });

  test("is exchanged once", async () => {
    const { authCode } = await bench.authorize(shop, [18, 30]);
    const info = (await exchange(authCode))["authorization_info"] as Answer;
    expect(info).toMatchObject({ authorizer_appid: shop, expires_in: 7200 });
    expect(JSON.stringify(info["func_info"])).toContain('"id":18');
    expect((await exchange(authCode)).errcode).toBe(61009);
  });

  test("is dead after an hour, or at once when the merchant let it expire", async () => {
    const { authCode } = await bench.authorize(shop);
    const late = { url: await bench.link(), appId: otherShop, expireCode: true };
    const { authCode: dead } = await bench.control<{ authCode: string }>("authorize", late);
    expect((await exchange(dead)).errcode).toBe(61010);
    bench.clock.advance(hour);
    expect((await exchange(authCode)).errcode).toBe(61010);
    expect((await exchange("queryauthcode@@@never")).errcode).toBe(61009);
  });
});

test("refresh tokens live as long as the authorization", async () => {
  const refresh = (token: unknown) =>
    bench.component("api_authorizer_token", { authorizer_appid: shop, authorizer_refresh_token: token });
  const refreshTokenNow = async () => {
    const { list } = (await bench.component("api_get_authorizer_list", { offset: 0, count: 500 })) as unknown as {
      list: { refresh_token: string }[];
    };
    return list[0]?.refresh_token;
  };
  await bench.authorize(shop);
  expect(await refreshTokenNow()).toBe(""); // before the first exchange
  const old = await bench.accountToken(shop);
  const first = await refreshTokenNow();
  const renewed = await refresh(first);
  expect(renewed["authorizer_refresh_token"]).toBe(first);
  const category = (token: unknown) => bench.get(`/wxa/get_category?access_token=${String(token)}`);
  expect((await category(old)).errcode).toBe(40001);
  expect((await category(renewed["authorizer_access_token"])).errcode).toBe(0);

  await bench.control("revoke", { appId: shop });
  expect((await refresh(first)).errcode).toBe(61003);
  expect((await category(renewed["authorizer_access_token"])).errcode).toBe(61003);

  await bench.accountToken(shop);
  expect((await refresh(first)).errcode).toBe(61023);
  expect(await refreshTokenNow()).not.toBe(first);
});

test("accounts are listed in pages of at most 500", async () => {
  await bench.authorize(shop);
  await bench.authorize(otherShop);
  const page = (offset: number, count: number) => bench.component("api_get_authorizer_list", { offset, count });
  expect(await page(1, 1)).toMatchObject({ total_count: 2, list: [{ authorizer_appid: otherShop }] });
  expect(await page(2, 500)).toMatchObject({ total_count: 2, list: [] });
  expect((await page(0, 501)).errcode).toBe(40170);
});

test("a failed call can be looked up by its rid, without tokens", async () => {
  const failed = await bench.component("api_get_authorizer_list", { offset: 0, count: 501 });
  const rid = /rid: (\S+)$/.exec(failed.errmsg ?? "")?.[1];
  const found = await bench.post(`/cgi-bin/openapi/rid/get?access_token=${bench.token}`, { rid });
  const request = found["request"] as Record<string, string>;
  expect(request["request_url"]).toContain("api_get_authorizer_list?access_token=***");
  expect(request["response_body"]).toContain("40170");
});

test("quota is counted, and can be cleared ten times a month", async () => {
  const quota = () =>
    bench.post(`/cgi-bin/openapi/quota/get?access_token=${bench.token}`, { cgi_path: "/wxa/gettemplatedraftlist" });
  await bench.get(`/wxa/gettemplatedraftlist?access_token=${bench.token}`);
  expect(await quota()).toMatchObject({ quota: { used: 1 } });
  const clear = () =>
    bench.post(`/cgi-bin/clear_quota?access_token=${bench.token}`, { appid: platform.componentAppId });
  expect((await clear()).errcode).toBe(0);
  expect(await quota()).toMatchObject({ quota: { used: 0 } });
  for (let time = 1; time < 10; time++) await clear();
  expect((await clear()).errcode).toBe(48006);
});

test.each([
  ["wxa/gettemplatedraftlist", 76003],
  ["https://api.weixin.qq.com/wxa/gettemplatedraftlist", 76003],
  ["/wxa/no_such_thing", 76021],
  ["/wxa/commit", 76022],
  ["/sns/userinfo", 76022],
])("the quota of %s is refused with %d", async (path, errcode) => {
  const answer = await bench.post(`/cgi-bin/openapi/quota/get?access_token=${bench.token}`, { cgi_path: path });
  expect(answer.errcode).toBe(errcode);
});
