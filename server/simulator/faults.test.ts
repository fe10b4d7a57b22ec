import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBench, shop } from "./testing/bench.ts";
import type { Bench } from "./testing/bench.ts";

let bench: Bench;
beforeEach(async () => void (bench = await openBench()));
afterEach(async () => bench.close());

const path = "/wxa/gettemplatedraftlist";
const drafts = () => bench.get(`${path}?access_token=${bench.token}`);

describe("a fault", () => {
  test("answers with its errcode as often as told, and only on its endpoint", async () => {
    await bench.control("faults", { endpoint: "gettemplatedraftlist", errcode: 61004, times: 2 });
    expect((await drafts()).errmsg).toMatch(/^access clientip is not registered/);
    expect((await bench.get(`/wxa/gettemplatelist?access_token=${bench.token}`)).errcode).toBe(0);
    expect((await drafts()).errcode).toBe(61004);
    expect((await drafts()).errcode).toBe(0);
  });

  test("without a number stays until it is cleared", async () => {
    await bench.control("faults", { errcode: -1 });
    expect((await drafts()).errcode).toBe(-1);
    expect((await drafts()).errcode).toBe(-1);
    await bench.request("DELETE", "/_sandbox/faults");
    expect((await drafts()).errcode).toBe(0);
  });

  test("can be an HTTP status with a page instead of JSON", async () => {
    await bench.control("faults", { endpoint: path, status: 502, times: 1 });
    const response = await fetch(`${bench.simulator.url}${path}?access_token=${bench.token}`);
    expect(response.status).toBe(502);
    expect(response.headers.get("content-type")).toBe("text/html");
  });

  test("can cut the connection after the call took effect", async () => {
    await bench.control("faults", { endpoint: "addtotemplate", reset: true, times: 1 });
    await expect(bench.addTemplate()).rejects.toThrow("fetch failed");
    expect(bench.simulator.world.templates.size).toBe(1);
  });

  test("can delay", async () => {
    await bench.control("faults", { endpoint: path, delayMs: 3_000, times: 1 });
    const slow = drafts();
    await expect.poll(() => bench.clock.pending).toBe(1);
    bench.clock.advance(3_000);
    expect((await slow).errcode).toBe(0);
  });
});

test("calls are recorded in order, with the account they were for", async () => {
  await bench.request("DELETE", "/_sandbox/calls");
  const token = await bench.accountToken(shop);
  await bench.get(`/wxa/get_page?access_token=${token}`);
  const { calls } = await bench.get<{ calls: { path: string; appid: string | null; errcode: number }[] }>(
    "/_sandbox/calls",
  );
  expect(calls.map(({ path: called, appid, errcode }) => [called, appid, errcode])).toEqual([
    ["/cgi-bin/component/api_create_preauthcode", null, 0],
    ["/cgi-bin/component/api_query_auth", null, 0],
    ["/wxa/get_page", shop, 86001],
  ]);
  const pages = await bench.get<{ calls: unknown[] }>("/_sandbox/calls?endpoint=get_page");
  expect(pages.calls).toHaveLength(1);
  const newest = await bench.get<{ calls: { path: string }[] }>("/_sandbox/calls?last=2");
  expect(newest.calls.map(({ path: called }) => called)).toEqual([
    "/wxa/get_page",
    "/cgi-bin/component/api_query_auth",
  ]);
});

test.each(["push", "endpoint"])("a push is dropped by name, given as %s; others come", async (narrowing) => {
  await bench.control("faults", { [narrowing]: "authorized", dropPush: true, times: 1 });
  await bench.ticket();
  expect(bench.receiver.named("component_verify_ticket").length).toBeGreaterThan(0);
  await bench.authorize(shop);
  expect(bench.receiver.named("authorized")).toHaveLength(0);
});

test.each([
  ["authorize", { url: "nonsense", appId: shop }, 400],
  ["authorize", { url: "http://127.0.0.1:1/authorizations/x", appId: shop }, 409],
  ["authorize", {}, 400],
  ["authorize", { url: "http://127.0.0.1:1/", appId: "wxnobody" }, 404],
  ["accounts", { kind: "SHOE" }, 400],
  ["audits/%zz", { result: "pass" }, 400],
  ["audits/wxnobody", { result: "pass" }, 409],
  ["audits/wxnobody", { result: "maybe" }, 400],
  ["drafts", { userDesc: "no version" }, 400],
])("the control refuses %s %o with %d and a reason", async (call, body, status) => {
  const response = await fetch(`${bench.simulator.url}/_sandbox/${call}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(status);
  expect(await response.json()).toHaveProperty("error");
});

test("the control answers mistakes with a reason", async () => {
  expect(await bench.control("faults", { times: 0 })).toHaveProperty("error");
  expect(await bench.control("nothing")).toHaveProperty("error");
  expect(await bench.control("revoke", { appId: shop })).toMatchObject({ error: `${shop} is not authorized` });
  const foreign = { headers: { "sec-fetch-site": "cross-site" } };
  expect((await fetch(`${bench.simulator.url}/_sandbox/state`, foreign)).status).toBe(403);
});

test("the state holds no token, ticket or code", async () => {
  const token = await bench.accountToken(shop);
  const state = JSON.stringify(await bench.get("/_sandbox/state"));
  expect(state).not.toMatch(/@@@/);
  expect(state).not.toContain(token);
  expect(state).not.toContain(bench.token);
});
