import { afterAll, beforeAll, expect, test } from "vitest";
import { openBench, officialAccount, otherShop, shop } from "./testing/bench.ts";
import type { Bench } from "./testing/bench.ts";

let bench: Bench;
let account: string;
beforeAll(async () => {
  bench = await openBench();
  account = await bench.accountToken(shop);
});
afterAll(async () => bench.close());

test.each([
  ["a GET where POST is needed", "GET", "/wxa/release", undefined, 43002],
  ["a POST where GET is needed", "POST", "/wxa/get_page", "{}", 43001],
  ["an empty body", "POST", "/wxa/release", "", 44002],
  ["a body that is not JSON", "POST", "/wxa/release", "{", 47001],
  ["a body that is no object", "POST", "/wxa/release", "[]", 47001],
  ["a missing field", "POST", "/wxa/commit", "{}", 47001],
  ["a field of another type", "POST", "/wxa/commit", '{"template_id":0,"ext_json":{}}', 47001],
  ["escaped Chinese", "POST", "/wxa/commit", String.raw`{"template_id":0,"user_desc":"\u4e2d"}`, 47002],
  ["a path that does not exist", "GET", "/wxa/no_such_thing", undefined, 40066],
])("%s is refused", async (_, method, path, body, errcode) => {
  expect((await bench.request(method, `${path}?access_token=${account}`, body)).errcode).toBe(errcode);
});

test("an escape inside ext_json is text of the merchant's and passes", async () => {
  const body = String.raw`{"template_id":0,"user_version":"1","user_desc":"d","ext_json":"{\"ext\":{\"a\":\"\\u4e2d\"}}"}`;
  expect((await bench.request("POST", `/wxa/commit?access_token=${account}`, body)).errcode).toBe(85014);
});

test("the two kinds of token are not taken for each other", async () => {
  expect((await bench.get(`/wxa/gettemplatelist?access_token=${account}`)).errcode).toBe(61014);
  expect((await bench.get(`/wxa/get_category?access_token=${bench.token}`)).errcode).toBe(61015);
});

test("an account that did not grant the set is refused with 61007, one of the other kind with 86000", async () => {
  const narrow = await bench.accountToken(otherShop, [17, 30]);
  expect((await bench.get(`/wxa/get_category?access_token=${narrow}`)).errcode).toBe(61007);
  expect((await bench.post(`/cgi-bin/account/getaccountbasicinfo?access_token=${narrow}`)).errcode).toBe(0);
  const official = await bench.accountToken(officialAccount);
  expect((await bench.get(`/wxa/get_page?access_token=${official}`)).errcode).toBe(86000);
});
