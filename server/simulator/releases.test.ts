import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBench, otherShop, shop } from "./testing/bench.ts";
import type { Bench } from "./testing/bench.ts";

let bench: Bench;
let token: string;
beforeEach(async () => {
  bench = await openBench({ codeCheckMs: 2_000 });
  await bench.addTemplate();
  token = await bench.accountToken(shop);
});
afterEach(async () => bench.close());

const post = (path: string, body: object = {}) => bench.post(`/wxa/${path}?access_token=${token}`, body);
const get = (path: string, query = "") => bench.get(`/wxa/${path}?access_token=${token}${query}`);
const commit = (more: object = {}) =>
  post("commit", { template_id: 0, ext_json: "{}", user_version: "1.0.0", user_desc: "first", ...more });
const commitAndCheck = async (version: string) => {
  await commit({ user_version: version });
  bench.clock.advance(2_000);
};
const approve = () => bench.control(`audits/${shop}`, { result: "pass" });
const release = async (version: string) => {
  await commitAndCheck(version);
  await post("submit_audit");
  await approve();
  return post("release");
};

describe("commit", () => {
  test("takes the template's id as a number and as text", async () => {
    expect((await commit({ template_id: "0" })).errcode).toBe(0);
    expect((await commit({ template_id: 7 })).errcode).toBe(85014);
  });

  test.each([
    ["{", 85048],
    ["[]", 85013],
    ['{"extAppid":"wxother"}', 85013],
    ['{"pages":["pages/new/new"]}', 85045],
    ['{"pages":[]}', 85047],
    ['{"tabBar":{"list":[{"text":"x"}]}}', 85046],
    ['{"tabBar":{"list":[{"text":"x","pagePath":"pages/new/new"}]}}', 85045],
    ['{"subPackages":[{"root":"pages","pages":["new/new"]}]}', 85045],
    ['{"subPackages":{"root":"pages"}}', 85013],
    ['{"requiredPrivateInfos":["getMoney"]}', 85310],
    ['{"requiredPrivateInfos":["getLocation","getFuzzyLocation"]}', 85311],
    ['{"requiredPrivateInfos":["getLocation"]}', 85312],
  ])("refuses ext_json %s", async (extJson, errcode) => {
    expect((await commit({ ext_json: extJson })).errcode).toBe(errcode);
  });

  test("takes packages and tabs of pages that the template has", async () => {
    const extJson = {
      subPackages: [{ root: "pages", pages: ["list/list"] }],
      tabBar: { list: [{ text: "x", pagePath: "pages/index/index" }] },
    };
    expect((await commit({ ext_json: JSON.stringify(extJson) })).errcode).toBe(0);
  });

  test("refuses a second one for the same account while the first runs", async () => {
    await bench.control("faults", { endpoint: "commit", delayMs: 1_000, times: 1 });
    const first = commit();
    await expect.poll(() => bench.clock.pending).toBeGreaterThan(0);
    expect((await commit()).errcode).toBe(9402202);
    bench.clock.advance(1_000);
    expect((await first).errcode).toBe(0);
  });
});

describe("submit_audit", () => {
  test("wants a commit whose check has ended, and no review under way", async () => {
    expect((await post("submit_audit")).errcode).toBe(85086);
    await commit();
    expect((await post("submit_audit")).errcode).toBe(61039);
    expect((await get("security/get_code_privacy_info")).errcode).toBe(61039);
    bench.clock.advance(2_000);
    const { auditid } = await post("submit_audit");
    expect(auditid).toBeGreaterThan(2 ** 32);
    expect((await post("submit_audit")).errcode).toBe(85009);
    expect(await post("get_auditstatus", { auditid })).toMatchObject({ status: 2 });
    expect((await post("get_auditstatus", { auditid: 1 })).errcode).toBe(85012);
  });

  test("looks at items, pages and categories", async () => {
    await commitAndCheck("1");
    const item = { first_class: "商家自营", second_class: "食品饮料", first_id: 150, second_id: 1505 };
    const submit = (item_list: object[]) => post("submit_audit", { item_list });
    expect((await submit([])).errcode).toBe(85023);
    expect((await submit([{}])).errcode).toBe(85010);
    expect((await submit([{ ...item, address: "pages/no/no" }])).errcode).toBe(85007);
    expect((await submit([{ ...item, title: "x".repeat(33) }])).errcode).toBe(85011);
    expect((await submit([{ ...item, second_id: 1 }])).errcode).toBe(85008);
    expect((await submit([{ ...item, address: "pages/index/index" }])).errcode).toBe(0);
  });

  test("shares one monthly quota over all accounts", async () => {
    await bench.control("quota", { limit: 1 });
    await commitAndCheck("1");
    await post("submit_audit");
    expect(await get("queryquota")).toMatchObject({ rest: 0, limit: 1 });
    const other = await bench.accountToken(otherShop);
    const body = { template_id: 0, ext_json: "{}", user_version: "1", user_desc: "d" };
    await bench.post(`/wxa/commit?access_token=${other}`, body);
    bench.clock.advance(2_000);
    expect((await bench.post(`/wxa/submit_audit?access_token=${other}`)).errcode).toBe(85085);
  });

  test("can be undone five times a day", async () => {
    for (let time = 0; time < 6; time++) {
      await commitAndCheck(`${time}`);
      await post("submit_audit");
      expect((await get("undocodeaudit")).errcode).toBe(time < 5 ? 0 : 87013);
    }
  });
});

describe("a review", () => {
  test("that was never begun is 85058", async () => {
    expect((await get("get_latest_auditstatus")).errcode).toBe(85058);
  });

  test("ends with a push and the reason", async () => {
    await commitAndCheck("1");
    await post("submit_audit");
    await bench.control(`audits/${shop}`, { result: "delay", reason: "more time" });
    expect(await get("get_latest_auditstatus")).toMatchObject({ status: 4, reason: "more time" });
    await bench.control(`audits/${shop}`, { result: "fail", reason: "1:坏<br>" });
    expect(await get("get_latest_auditstatus")).toMatchObject({ status: 1, reason: "1:坏<br>" });
    expect(bench.receiver.named("weapp_audit_fail")[0]?.field("Reason")).toBe("1:坏<br>");
    expect(bench.receiver.named("weapp_audit_fail")[0]?.path).toBe(`/callbacks/${shop}/message`);
    expect((await post("release")).errcode).toBe(85020);
  });

  test("ends by itself", async () => {
    await bench.close();
    bench = await openBench({ auditMs: 6_000 });
    await bench.addTemplate();
    token = await bench.accountToken(shop);
    await commit();
    await post("submit_audit");
    await bench.clock.advanceAndSettle(6_000);
    expect(await get("get_latest_auditstatus")).toMatchObject({ status: 0 });
  });
});

describe("a release", () => {
  test("needs an approved version and happens once", async () => {
    expect((await post("release")).errcode).toBe(85019);
    expect((await release("1")).errcode).toBe(0);
    expect((await post("release")).errcode).toBe(85052);
    expect(await post("getversioninfo")).toMatchObject({ release_info: { release_version: "1" } });
  });

  test("can be rolled back to the last five versions, each once", async () => {
    for (let version = 1; version <= 7; version++) await release(String(version));
    const history = await get("revertcoderelease", "&action=get_history_version");
    const versions = (history["version_list"] as { user_version: string; app_version: number }[]) ?? [];
    expect(versions.map((version) => version.user_version)).toEqual(["6", "5", "4", "3", "2"]);
    expect((await get("revertcoderelease", `&app_version=${versions[1]?.app_version}`)).errcode).toBe(0);
    expect(await post("getversioninfo")).toMatchObject({ release_info: { release_version: "5" } });
    expect((await get("revertcoderelease", `&app_version=${versions[0]?.app_version}`)).errcode).toBe(87012);
    expect((await get("revertcoderelease")).errcode).toBe(0);
    expect(await post("getversioninfo")).toMatchObject({ release_info: { release_version: "4" } });
  });

  test("goes out in growing parts, and cannot be rolled back meanwhile", async () => {
    const gray = (gray_percentage: number) => post("grayrelease", { gray_percentage });
    expect((await gray(10)).errcode).toBe(85079);
    await release("1");
    expect((await gray(10)).errcode).toBe(85080);
    await commitAndCheck("2");
    await post("submit_audit");
    await approve();
    expect((await gray(101)).errcode).toBe(85081);
    expect((await gray(10)).errcode).toBe(0);
    expect((await gray(10)).errcode).toBe(85082);
    expect((await get("revertcoderelease")).errcode).toBe(87011);
    expect(await get("getgrayreleaseplan")).toMatchObject({ gray_release_plan: { status: 1, gray_percentage: 10 } });
    await post("release");
    expect(await get("getgrayreleaseplan")).toMatchObject({ gray_release_plan: { status: 3 } });
  });
});

test("the trial version's QR code is a JPEG", async () => {
  expect((await get("get_qrcode")).errcode).toBe(86001);
  await commit();
  const response = await fetch(`${bench.simulator.url}/wxa/get_qrcode?access_token=${token}`);
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
  expect(bytes.subarray(-2).toString("hex")).toBe("ffd9");
});

test("visibility is switched, but not to what it is", async () => {
  expect(await post("getvisitstatus")).toMatchObject({ status: 1 });
  expect((await post("change_visitstatus", { action: "open" })).errcode).toBe(85021);
  expect((await post("change_visitstatus", { action: "close" })).errcode).toBe(0);
  expect(await post("getvisitstatus")).toMatchObject({ status: 0 });
});
