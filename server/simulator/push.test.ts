import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { decodeAesKey, encryptMessage, signatureOf } from "../wechat/crypto.ts";
import { silentLog } from "../testing/logs.ts";
import { openBench, platform, shop } from "./testing/bench.ts";
import type { Bench } from "./testing/bench.ts";

let bench: Bench;
beforeEach(async () => void (bench = await openBench({ log: silentLog })));
afterEach(async () => bench.close());

const tickets = () => bench.receiver.named("component_verify_ticket");

test("a push is signed over its ciphertext, and names the platform", async () => {
  await bench.ticket();
  const push = tickets().at(-1);
  expect(push?.query.get("encrypt_type")).toBe("aes");
  expect(push?.field("AppId")).toBe(platform.componentAppId);
  const plain = signatureOf(platform.callbackToken, push?.query.get("timestamp") ?? "", push?.query.get("nonce") ?? "");
  expect(push?.query.get("signature")).toBe(plain);
});

describe("an answer other than success", () => {
  test.each([
    { status: 200, body: "success\n" },
    { status: 200, body: "" },
    { status: 500, body: "success" },
    { status: 302, body: "success" },
  ])("%o is tried three times more, with fresh nonces", async (reply) => {
    bench.receiver.replyWith(() => reply);
    const before = tickets().length;
    expect(await bench.simulator.pushTicket()).toMatchObject({ delivered: false });
    for (let retry = 1; retry <= 3; retry++) {
      expect(tickets()).toHaveLength(before + retry);
      // Until the answer is judged the only timer is the deadline's.
      await expect.poll(() => [...bench.simulator.world.pushes.values()][0]?.attempts).toBe(retry);
      bench.clock.advance(5_000);
      await expect.poll(() => tickets().length).toBe(before + retry + 1);
    }
    await expect.poll(() => bench.simulator.world.pushes.size).toBe(0);
    bench.clock.advance(60_000);
    const sent = tickets().slice(before);
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map((push) => push.query.get("nonce"))).size).toBe(4);
    expect(new Set(sent.map((push) => push.xml)).size).toBe(1);
  });

  test("that never comes counts as one after five seconds", async () => {
    bench.receiver.replyWith(() => ({ silent: true }));
    const before = tickets().length;
    const delivery = bench.simulator.pushTicket();
    await expect.poll(() => tickets().length).toBe(before + 1);
    bench.clock.advance(5_000);
    expect(await delivery).toMatchObject({ delivered: false, problem: "no answer within 5 s" });
  });
});

test("tickets come at start-up, as soon as the platform answers, and then every ten minutes", async () => {
  await bench.close();
  bench = await openBench({ ticketEveryMs: 600_000, log: silentLog });
  const before = tickets().length;
  bench.receiver.replyWith(() => ({ status: 503 }));
  bench.simulator.setCallbackUrl(bench.receiver.url);
  await expect.poll(() => tickets().length).toBe(before + 1);
  bench.receiver.replyWith(() => ({}));
  await expect.poll(() => (bench.clock.advance(500), tickets().length)).toBeGreaterThan(before + 1);
  await expect.poll(() => bench.clock.pending).toBe(1);
  const taken = tickets().length;
  bench.clock.advance(599_000);
  expect(tickets()).toHaveLength(taken);
  bench.clock.advance(1_000);
  await expect.poll(() => tickets().length).toBe(taken + 1);
});

test("a ticket that is answered wrongly is tried three times more, and the next comes in its time", async () => {
  await bench.close();
  bench = await openBench({ ticketEveryMs: 600_000, log: silentLog });
  await expect.poll(() => bench.clock.pending).toBe(1);
  bench.receiver.replyWith(() => ({ body: "<html>" }));
  const before = tickets().length;
  bench.clock.advance(600_000);
  const countAfter = (ms: number) => {
    bench.clock.advance(ms);
    return tickets().length - before;
  };
  for (let offer = 1; offer <= 4; offer++) await expect.poll(() => countAfter(500), { timeout: 5_000 }).toBe(offer);
  for (let second = 1; second <= 20; second++) {
    await bench.get("/_sandbox/state"); // lets the answer arrive
    expect(countAfter(1_000)).toBe(4);
  }
  await expect.poll(() => countAfter(10_000), { timeout: 10_000 }).toBe(5);
});

test("api_start_push_ticket pushes one at once", async () => {
  const before = tickets().length;
  const body = { component_appid: platform.componentAppId, component_secret: platform.componentSecret };
  expect((await bench.post("/cgi-bin/component/api_start_push_ticket", body)).errcode).toBe(0);
  await expect.poll(() => tickets().length).toBe(before + 1);
});

test("a message comes back with its decrypted reply", async () => {
  const reply = "<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content></xml>";
  bench.receiver.replyWith(() => {
    const key = decodeAesKey(platform.encodingAesKey);
    const encrypted = encryptMessage({ key, appId: platform.componentAppId, message: reply });
    const signature = signatureOf(platform.callbackToken, "1", "2", encrypted);
    return {
      body: `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>1</TimeStamp><Nonce><![CDATA[2]]></Nonce></xml>`,
    };
  });
  const xml = "<xml><FromUserName>oUSER</FromUserName><MsgType>text</MsgType><Content>hi</Content></xml>";
  const answer = await bench.control("messages", { appId: shop, xml });
  expect(answer).toMatchObject({ delivered: true, status: 200, answer: reply });
  expect(bench.receiver.pushes.at(-1)?.query.get("openid")).toBe("oUSER");
});

describe("on demand a push", () => {
  test("is lost", async () => {
    await bench.control("faults", { dropPush: "authorized", times: 1 });
    await bench.authorize(shop);
    expect(bench.receiver.named("authorized")).toHaveLength(0);
  });

  test("is delivered again", async () => {
    await bench.control("faults", { repeatPush: 2, times: 1 });
    await bench.authorize(shop);
    expect(bench.receiver.named("authorized")).toHaveLength(3);
  });
});
