import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBench, otherShop, shop } from "./testing/bench.ts";
import type { Answer, Bench } from "./testing/bench.ts";

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const item = { first_class: "商家自营", second_class: "食品饮料", first_id: 150, second_id: 1505 };

let bench: Bench;
let token: string;
beforeEach(async () => {
  bench = await openBench();
  await bench.addTemplate();
  token = await bench.accountToken(shop);
  await commit(token);
});
afterEach(async () => bench.close());

const commit = (as: string) =>
  bench.post(`/wxa/commit?access_token=${as}`, { template_id: 0, ext_json: "{}", user_version: "1", user_desc: "d" });
const submit = (body: object, as = token) => bench.post(`/wxa/submit_audit?access_token=${as}`, body);

async function upload(bytes: Buffer, name = "a.png", as = token): Promise<Answer> {
  const form = new FormData();
  form.set("media", new Blob([new Uint8Array(bytes)]), name);
  const url = `${bench.simulator.url}/wxa/uploadmedia?access_token=${as}`;
  return (await (await fetch(url, { method: "POST", body: form })).json()) as Answer;
}

describe("submit_audit", () => {
  test.each([
    ["eleven tags", { ...item, tag: Array(11).fill("a").join(" ") }, 85006],
    ["a tag of 21 characters", { ...item, tag: "x".repeat(21) }, 85006],
    ["a third category that is none", { ...item, third_id: 9, third_class: "x" }, 85008],
    ["a page that is none", { ...item, address: "pages/none" }, 85007],
    ["a title of 33 characters", { ...item, title: "x".repeat(33) }, 85011],
  ])("refuses %s", async (_, given, errcode) => {
    expect((await submit({ item_list: [given] })).errcode).toBe(errcode);
  });

  test("counts characters, not halves of emoji", async () => {
    expect((await submit({ item_list: [{ ...item, title: "🙂".repeat(32), tag: "🙂".repeat(20) }] })).errcode).toBe(0);
  });

  test.each([
    ["six items", { item_list: Array.from({ length: 6 }, () => item) }, 85023],
    ["a long description", { version_desc: "x".repeat(501) }, 85051],
    ["a long answer", { feedback_info: "x".repeat(201) }, 45002],
    ["six files with the answer", { feedback_stuff: "a|b|c|d|e|f" }, 85093],
    ["eleven pictures", { preview_info: { pic_id_list: Array(11).fill("x") } }, 85093],
    ["pictures that are none", { preview_info: { pic_id_list: ["x"] } }, 85092],
    ["an unknown scene", { ugc_declare: { scene: [6] } }, 40097],
    ["an unknown method", { ugc_declare: { scene: [1], method: [5] } }, 40097],
    ["a team that is neither there nor not", { ugc_declare: { scene: [1], has_audit_team: 2 } }, 40097],
    ["long words about content of users", { ugc_declare: { scene: [1], audit_desc: "x".repeat(257) } }, 40097],
  ])("refuses %s", async (_, body, errcode) => {
    expect((await submit(body)).errcode).toBe(errcode);
  });

  test("wants content of users declared at the first submission of a social category", async () => {
    const category = { first: 5, firstName: "社交", second: 6, secondName: "社区/论坛" };
    await bench.control("accounts", { appId: "wx00000000000000aa", category });
    const social = await bench.accountToken("wx00000000000000aa");
    await commit(social);
    expect((await submit({}, social)).errcode).toBe(85094);
    expect((await submit({ ugc_declare: { scene: [] } }, social)).errcode).toBe(85094);
    expect((await submit({ ugc_declare: { scene: [1, 4], method: [1] } }, social)).errcode).toBe(0);
  });
});

describe("media for the reviewer", () => {
  test.each([
    ["nothing", Buffer.alloc(0), 41005],
    ["a text", Buffer.from("hello"), 40005],
    ["a picture over 2 MB", Buffer.concat([png, Buffer.alloc(2 * 1024 ** 2)]), 40006],
  ])("%s is refused", async (_, bytes, errcode) => {
    expect((await upload(bytes, "a.txt")).errcode).toBe(errcode);
  });

  test("are good for three days, for their account, as what they are", async () => {
    const { mediaid } = await upload(png);
    await commit(await bench.accountToken(otherShop));
    const other = await bench.accountToken(otherShop);
    expect((await submit({ preview_info: { pic_id_list: [mediaid] } }, other)).errcode).toBe(85092);
    expect((await submit({ preview_info: { video_id_list: [mediaid] } })).errcode).toBe(85092);
    expect((await submit({ preview_info: { pic_id_list: [mediaid] } })).errcode).toBe(0);
  });

  test("are gone after three days", async () => {
    const { mediaid } = await upload(png);
    const { medias } = bench.simulator.world;
    const media = medias.get(String(mediaid));
    expect(media?.expiresAt).toBe(bench.clock.now().getTime() + 3 * 86_400_000);
    if (media) medias.put(media.mediaId, { ...media, expiresAt: bench.clock.now().getTime() });
    expect((await submit({ preview_info: { pic_id_list: [mediaid] } })).errcode).toBe(85092);
  });
});

test("screenshots of a rejection are permanent material of that account alone", async () => {
  await submit({});
  await bench.control(`audits/${shop}`, { result: "fail", screenshots: [png.toString("base64")] });
  const { screenshot } = await bench.get(`/wxa/get_latest_auditstatus?access_token=${token}`);
  const fetchMaterial = (as: string, mediaId: unknown) =>
    fetch(`${bench.simulator.url}/cgi-bin/material/get_material?access_token=${as}`, {
      method: "POST",
      body: JSON.stringify({ media_id: mediaId }),
    });
  const answer = await fetchMaterial(token, screenshot);
  expect(answer.headers.get("content-type")).toBe("image/jpeg");
  expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true);
  const other = await bench.accountToken(otherShop);
  expect(await (await fetchMaterial(other, screenshot)).json()).toMatchObject({ errcode: 40007 });
});
