import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBench, shop } from "./testing/bench.ts";
import type { Bench } from "./testing/bench.ts";

let bench: Bench;
let token: string;
beforeEach(async () => {
  bench = await openBench();
  token = await bench.accountToken(shop);
});
afterEach(async () => bench.close());

const post = (path: string, body: object = {}) => bench.post(`/wxa/${path}?access_token=${token}`, body);
const modify = (action: string, ...requestdomain: string[]) => post("modify_domain", { action, requestdomain });
const registered = "https://api.minifleet.example";

describe("server domains", () => {
  test("are taken only from those of the platform", async () => {
    expect((await modify("add", "https://elsewhere.example")).errcode).toBe(85018);
    expect(await modify("add", registered, "wss://wrong.example")).toMatchObject({
      errcode: 0,
      requestdomain: [registered],
      invalid_requestdomain: ["wss://wrong.example"],
    });
    expect((await modify("add", registered)).errcode).toBe(85017);
    expect((await modify("add", "http://api.minifleet.example")).errcode).toBe(85301);
    expect((await modify("add", "https://api.weixin.qq.com")).errcode).toBe(86101);
    expect(await modify("get")).toMatchObject({ requestdomain: [registered] });
  });

  test("change fifty times a month at most", async () => {
    for (let time = 0; time < 25; time++) {
      await modify("add", registered);
      await modify("delete", registered);
    }
    expect((await modify("add", registered)).errcode).toBe(86102);
  });

  test("become live with the next release", async () => {
    await modify("set", registered);
    await post("modify_domain_directly", { action: "set", requestdomain: ["https://own.example"] });
    const effective = async () => (await post("get_effective_domain"))["effective_domain"];
    expect(await effective()).toMatchObject({ requestdomain: [] });
    await bench.addTemplate();
    await post("commit", { template_id: 0, ext_json: "{}", user_version: "1", user_desc: "d" });
    await post("submit_audit");
    await bench.control(`audits/${shop}`, { result: "pass" });
    await post("release");
    expect(await effective()).toMatchObject({ requestdomain: [registered, "https://own.example"] });
  });
});

describe("business domains", () => {
  test("are all of the platform's when none is named", async () => {
    expect(await post("setwebviewdomain")).toMatchObject({ webviewdomain: ["https://h5.minifleet.example"] });
    expect((await post("setwebviewdomain")).errcode).toBe(89019);
    const add = (domain: string) => post("setwebviewdomain", { action: "add", webviewdomain: [domain] });
    expect((await add("https://elsewhere.example")).errcode).toBe(89021);
    expect((await add("https://shop.h5.minifleet.example")).errcode).toBe(0);
    const gone = { action: "delete", webviewdomain: ["https://never.example"] };
    expect((await post("setwebviewdomain", gone)).errcode).toBe(89022);
  });
});

test("the platform's own domains are one text, for tests first and published on demand", async () => {
  const change = (body: object) => bench.component("modify_wxa_server_domain", body);
  const add = { action: "add", wxa_server_domain: "new.example;no_host" };
  expect(await change(add)).toMatchObject({
    published_wxa_server_domain: "api.minifleet.example;cdn.minifleet.example",
    testing_wxa_server_domain: "api.minifleet.example;cdn.minifleet.example;new.example",
    invalid_wxa_server_domain: "no_host",
  });
  const published = await change({ ...add, is_modify_published_together: true });
  expect(published["published_wxa_server_domain"]).toBe("api.minifleet.example;cdn.minifleet.example;new.example");
});

test("an account's particulars, categories, testers and privacy guideline can be read and set", async () => {
  const account = (path: string, body?: object) =>
    body ? bench.post(`${path}?access_token=${token}`, body) : bench.get(`${path}?access_token=${token}`);
  expect(await account("/cgi-bin/account/getaccountbasicinfo", {})).toMatchObject({ appid: shop, account_type: 3 });
  expect(await account("/wxa/get_category")).toMatchObject({ category_list: [{ first_id: 150, second_id: 1505 }] });
  expect(await account("/cgi-bin/wxopen/getcategory")).toMatchObject({ categories: [{ audit_status: 3 }] });
  const { userstr } = await account("/wxa/bind_tester", { wechatid: "tester_01" });
  expect((await account("/wxa/bind_tester", { wechatid: "tester_01" })).errcode).toBe(85004);
  expect(await account("/wxa/memberauth", { action: "get_experiencer" })).toMatchObject({ members: [{ userstr }] });
  const set = (owner_setting: object) => account("/cgi-bin/component/setprivacysetting", { owner_setting });
  expect((await set({ notice_method: "通知" })).errcode).toBe(86069);
  expect((await set({ contact_email: "a@example.com" })).errcode).toBe(86070);
  expect((await set({ contact_email: "a@example.com", notice_method: "通知" })).errcode).toBe(0);
  expect(await account("/cgi-bin/component/getprivacysetting", {})).toMatchObject({
    owner_setting: { contact_email: "a@example.com" },
  });
});

test("templates are limited to 200, and drafts to one per development mini program", async () => {
  for (let count = 0; count < 200; count++) await bench.addTemplate();
  expect((await bench.addTemplate()).errcode).toBe(85065);
  const remove = (template_id: number) =>
    bench.post(`/wxa/deletetemplate?access_token=${bench.token}`, { template_id });
  expect((await remove(3)).errcode).toBe(0);
  expect((await remove(3)).errcode).toBe(85064);
  await bench.control("drafts", { userVersion: "2.0.0", userDesc: "second" });
  const list = await bench.get(`/wxa/gettemplatedraftlist?access_token=${bench.token}`);
  expect(list["draft_list"]).toMatchObject([{ user_version: "2.0.0", draft_id: 1 }]);
  expect((await bench.addTemplate()).errcode).toBe(85064);
});
