import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startReceiver } from "./testing/receiver.ts";
import { openBench, officialAccount, otherShop, platform, shop } from "./testing/bench.ts";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Bench } from "./testing/bench.ts";

let bench: Bench;
beforeEach(async () => void (bench = await openBench()));
afterEach(async () => bench.close());

const english = { "accept-language": "en" };
const enter = async (link: string, headers: Record<string, string> = {}) =>
  fetch(link, { redirect: "manual", headers: { ...english, referer: `${bench.receiver.url}/`, ...headers } });
const phoneOf = (link: string) => link.replace("/cgi-bin/componentloginpage", "/wxaopen/safe/bindcomponent");
const press = async (link: string, form: [string, string][]) =>
  fetch(phoneOf(link), { method: "POST", redirect: "manual", headers: english, body: new URLSearchParams(form) });

describe("a first authorization", () => {
  test("pushes the same code that the browser brings back, and keeps the return URL as it was", async () => {
    const { returnUrl, authCode } = await bench.authorize(shop, [18]);
    const [push] = bench.receiver.named("authorized");
    expect(push?.path).toBe("/callbacks/authorization");
    expect(push?.field("AuthorizerAppid")).toBe(shop);
    expect(push?.field("AuthorizationCode")).toBe(authCode);
    expect(push?.field("PreAuthCode")).toMatch(/^preauthcode@@@/);
    expect(returnUrl).toContain("/authorizations/s1/return?partner=a%20b&auth_code=queryauthcode%40%40%40");
    expect(returnUrl).toMatch(/&expires_in=3600$/);
  });

  test("uses the pre-auth code up", async () => {
    const url = await bench.link();
    await bench.control("authorize", { url, appId: shop });
    const again = await bench.control<{ error: string }>("authorize", { url, appId: otherShop });
    expect(again.error).toContain("usedCode");
  });
});

test("a later authorization is pushed only when the sets change", async () => {
  await bench.authorize(shop, [18]);
  expect((await bench.authorize(shop, [18])).change).toBe("unchanged");
  expect((await bench.authorize(shop, [18, 30])).change).toBe("updateauthorized");
  expect(bench.receiver.named("authorized")).toHaveLength(1);
  expect(bench.receiver.named("updateauthorized")).toHaveLength(1);
  await bench.control("revoke", { appId: shop });
  expect(bench.receiver.named("unauthorized")[0]?.field("AuthorizerAppid")).toBe(shop);
  expect((await bench.authorize(shop, [18])).change).toBe("authorized");
});

test.each([
  ["MINI_SHOP", "2", { service_type_info: { id: 10 }, MiniProgramInfo: expect.anything() as unknown }],
  ["MINI_PROGRAM", "2", { service_type_info: { id: 0 }, MiniProgramInfo: expect.anything() as unknown }],
  ["OFFICIAL_ACCOUNT", "1", { service_type_info: { id: 2 } }],
  ["OTHER", "5", { channels_info: { id: 0 } }],
])("an account of kind %s is offered to auth_type %s, and described as what it is", async (kind, authType, facts) => {
  const { accounts } = await bench.control<{ accounts: { appId: string }[] }>("accounts", { kind });
  const appId = accounts[0]?.appId;
  const done = await bench.control("authorize", { url: await bench.link({ auth_type: authType }), appId });
  expect(done).toMatchObject({ change: "authorized" });
  const info = await bench.component("api_get_authorizer_info", { authorizer_appid: appId });
  expect(info["authorizer_info"]).toMatchObject(facts);
  const another = authType === "1" ? "2" : "1";
  const refused = await bench.control("authorize", { url: await bench.link({ auth_type: another }), appId });
  expect(refused["error"]).toContain("not offered");
});

test.each(["4", "8"])("auth_type %s is a link that offers nobody", async (authType) => {
  const page = await enter(phoneOf(await bench.link({ auth_type: authType })));
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("There is no account to authorize");
});

test("an exclusive set that goes to another platform is lost to this one", async () => {
  await bench.authorize(shop, [18, 30]);
  await bench.control("take", { appId: shop, permissionSetIds: [18, 30], holder: "云店通" });
  expect(bench.receiver.named("updateauthorized")).toHaveLength(1);
  const { grants } = await bench.get<{ grants: { permissionSetIds: number[] }[] }>("/_sandbox/state");
  expect(grants[0]?.permissionSetIds).toEqual([30]);
  await bench.authorize(shop, [18]);
  const state = await bench.get<{ accounts: { holders: object }[] }>(`/_sandbox/state?appId=${shop}`);
  expect(state.accounts[0]?.holders).toEqual({});
});

test("the plugin's parameters authorize without a way back", async () => {
  const preAuthCode = await bench.preAuthCode();
  const url = { platformAppID: platform.componentAppId, preAuthCode, authType: 2 };
  const done = await bench.control<{ returnUrl: string | null }>("authorize", { url, appId: shop });
  expect(done.returnUrl).toBeNull();
  expect(bench.receiver.named("authorized")[0]?.field("PreAuthCode")).toBe(preAuthCode);
});

test("the control follows the platform's own jump page as a browser would", async () => {
  let seen: { url: string; referer: string } | undefined;
  const target = await bench.link();
  const jump = createServer((request, response) => {
    seen = { url: request.url ?? "", referer: request.headers.referer ?? "" };
    response.writeHead(302, { location: target }).end();
  });
  await new Promise<void>((resolve) => jump.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(jump.address() as AddressInfo).port}/authorizations/s1`;
  const done = await bench.control<{ returnUrl: string }>("authorize", { url, appId: shop });
  jump.close();
  expect(done.returnUrl).toContain("auth_code=");
  expect(seen).toEqual({ url: "/authorizations/s1?go=1", referer: url });
});

test("many accounts are made and authorized at once", async () => {
  const { accounts } = await bench.control<{ accounts: { appId: string }[] }>("accounts", { count: 300 });
  const appIds = accounts.map(({ appId }) => appId);
  const done = await bench.control("authorize", { appIds, permissionSetIds: [18] });
  expect(done).toMatchObject({ authorized: 300, delivered: 300 });
  const list = await bench.component("api_get_authorizer_list", { offset: 0, count: 500 });
  expect(list["total_count"]).toBe(300);
});

describe("the computer's page", () => {
  test("opens only from the platform's own domain", async () => {
    const link = await bench.link();
    expect((await enter(link)).status).toBe(200);
    expect((await enter(link, { referer: "http://elsewhere.example/" })).status).toBe(400);
    const pasted = await fetch(link, { headers: english });
    expect(pasted.status).toBe(400);
    expect(await pasted.text()).toContain("Referer");
  });

  test.each([
    [{ component_appid: "wxother" }, "component_appid"],
    [{ pre_auth_code: "preauthcode@@@none" }, "pre-auth code is invalid"],
    [{ redirect_uri: "https://elsewhere.example/" }, "start-page domain"],
    [{ auth_type: "9" }, "auth_type"],
    [{ biz_appid: "wxnobody" }, "cannot be authorized"],
  ])("refuses %o", async (change, text) => {
    const response = await enter(await bench.link(change));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(text);
  });

  test("goes back by itself once the phone has confirmed", async () => {
    const link = await bench.link();
    const code = encodeURIComponent(new URL(link).searchParams.get("pre_auth_code") ?? "");
    const waiting = () => bench.get(`/cgi-bin/componentloginpage/wait?pre_auth_code=${code}`);
    expect(await waiting()).toEqual({ returnUrl: null });
    const phone = await press(`${link}&via=scan`, [
      ["appId", shop],
      ["decision", "confirm"],
      ["set", "18"],
    ]);
    expect(await phone.text()).toContain("Go on at the computer");
    expect((await waiting())["returnUrl"]).toContain("auth_code=");
  });
});

describe("the phone view", () => {
  test("offers the accounts and sets that fit the link", async () => {
    const official = await (await enter(phoneOf(await bench.link({ auth_type: "1" })))).text();
    expect(official).toContain(officialAccount);
    expect(official).not.toContain(shop);
    const fixed = await (await enter(phoneOf(await bench.link({ auth_type: "1", biz_appid: shop })))).text();
    expect(fixed).toContain(shop);
    expect(fixed).not.toContain(officialAccount);
    const narrow = await (await enter(phoneOf(await bench.link({ category_id_list: "18|30" })))).text();
    expect(narrow.match(/name="set"/g)).toHaveLength(2);
    expect(narrow).toContain("云店通");
  });

  test("authorizes what was ticked and returns to the platform", async () => {
    const response = await press(await bench.link(), [
      ["appId", shop],
      ["decision", "confirm"],
      ["set", "18"],
    ]);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toContain("auth_code=");
    const { grants } = await bench.get<{ grants: unknown[] }>("/_sandbox/state");
    expect(grants).toMatchObject([{ appId: shop, permissionSetIds: [18] }]);
  });

  test("asks for an account, and lets the merchant refuse", async () => {
    const link = await bench.link();
    expect((await press(link, [["decision", "confirm"]])).status).toBe(422);
    expect(await (await press(link, [["decision", "refuse"]])).text()).toContain("Refused");
    expect(bench.receiver.named("authorized")).toHaveLength(0);
  });

  test("hands out a dead code when asked to", async () => {
    await press(await bench.link(), [
      ["appId", shop],
      ["decision", "expire"],
      ["set", "18"],
    ]);
    await expect.poll(() => bench.receiver.named("authorized").length).toBe(1);
    const code = bench.receiver.named("authorized")[0]?.field("AuthorizationCode");
    expect((await bench.component("api_query_auth", { authorization_code: code })).errcode).toBe(61010);
  });

  test("escapes names", async () => {
    await bench.control("accounts", { nickName: "<script>alert(1)</script>" });
    const page = await (await enter(phoneOf(await bench.link({ auth_type: "2" })))).text();
    expect(page).not.toContain("<script>alert(1)");
  });
});

test("the index shows the world and its buttons work", async () => {
  await bench.authorize(shop);
  const page = await (await fetch(bench.simulator.url, { headers: { "accept-language": "zh" } })).text();
  expect(page).toContain("模拟器，不是微信");
  expect(page).toContain("解除授权 青禾生鲜");
  const body = new URLSearchParams({ appId: shop });
  await fetch(`${bench.simulator.url}/actions/revoke`, { method: "POST", redirect: "manual", body });
  await expect.poll(() => bench.receiver.named("unauthorized").length).toBe(1);
});

test("another callback URL is used from the next push on", async () => {
  const other = await startReceiver({ token: platform.callbackToken, encodingAesKey: platform.encodingAesKey });
  bench.simulator.setCallbackUrl(other.url);
  await bench.simulator.pushTicket();
  expect(other.named("component_verify_ticket")).toHaveLength(1);
  await other.close();
});
