import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { Secret } from "../secret.ts";
import {
  accountXml,
  componentAppId,
  componentXml,
  encodingAesKey,
  openDoor,
  sealedRequest,
  ticketXml,
  token,
} from "../testing/callback-door.ts";
import type { PushOptions } from "../testing/callback-door.ts";
import { silentLog } from "../testing/logs.ts";
import { WoundClock } from "../testing/wound-clock.ts";
import { decodeAesKey, decryptMessage } from "../wechat/index.ts";
import { pushVectors } from "../wechat/testing/vectors.ts";
import type { CallbackHandler } from "./service.ts";
import { readSummary } from "./summary.ts";

const everything = { limit: 100, direction: "forward" } as const;
const account = "wxacc0000000000001";
const messagePath = `/callbacks/${account}/message`;

/** A handler that keeps what it was given. */
function listener(door: "authorization" | "message", ...types: string[]) {
  const heard: string[] = [];
  const handler: CallbackHandler = {
    door,
    types,
    handle: async (_work, push) => {
      heard.push(push.type);
      return { zh: `听到 ${push.type}`, en: `heard ${push.type}` };
    },
  };
  return { heard, handler };
}

async function outcomes(door: Awaited<ReturnType<typeof openDoor>>) {
  return (await door.callbacks.list({}, everything)).map((row) => row.outcome);
}

describe("what WeChat sends", () => {
  test("a push is recorded, handled and answered with the seven bytes of success", async () => {
    const { heard, handler } = listener("authorization", "unauthorized");
    const door = await openDoor({ handlers: [handler] });
    const answer = await door.push(componentXml("unauthorized", { AuthorizerAppid: account }));
    expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([200, "success", "text/plain"]);
    expect(heard).toEqual(["unauthorized"]);
    const [row] = await door.callbacks.list({}, everything);
    expect(row).toMatchObject({
      outcome: "HANDLED",
      type: "unauthorized",
      appId: account,
      summary: "听到 unauthorized\nheard unauthorized",
      door: "authorization",
    });
    expect(row?.tookMicroseconds).toBeGreaterThan(0);
  });

  test("case 17: content type, byte order mark, blanks round the ciphertext and JSON make no difference", async () => {
    const door = await openDoor();
    const variants: PushOptions[] = [
      ...["text/plain", "application/xml", "application/x-www-form-urlencoded", ""].map((type) => ({
        headers: { "content-type": type },
      })),
      { envelope: (text) => `\uFEFF<xml><Encrypt>${text}</Encrypt></xml>` },
      { envelope: (text) => `<xml>\n<Encrypt><![CDATA[\n  ${text} \n]]></Encrypt>\n<AppId>x</AppId></xml>` },
      { envelope: (text) => JSON.stringify({ ToUserName: "gh_x", Encrypt: text }) },
    ];
    for (const variant of variants) expect((await door.push(ticketXml("t@@@1"), variant)).text).toBe("success");
    expect(await outcomes(door)).toEqual(variants.map(() => "IGNORED"));
  });

  test("case 18: the message URL takes the component's appid or the path's, the authorization URL only the component's", async () => {
    const door = await openDoor();
    const text = () => accountXml({ MsgType: "text", Content: "hi", MsgId: String(Math.random()).slice(2) });
    const status = async (options: PushOptions, xml = text()) => (await door.push(xml, options)).status;
    expect(await status({ path: messagePath })).toBe(200);
    expect(await status({ path: messagePath, receiver: account })).toBe(200);
    expect(await status({ path: messagePath, receiver: "wxother00000000001" })).toBe(403);
    expect(await status({ receiver: account }, ticketXml("t"))).toBe(403);
    const [, first] = (await door.callbacks.list({ outcomes: ["REFUSED"] }, everything)).map((row) => row);
    expect(first).toMatchObject({ appId: account, failure: "wrongReceiver (-40005)", type: "unreadable" });
  });

  test("an event about another platform is refused although it is sealed for this one", async () => {
    const door = await openDoor();
    const xml = ticketXml("t").replace(componentAppId, "wxc0ffee0000000002");
    expect((await door.push(xml)).status).toBe(403);
    expect(await outcomes(door)).toEqual(["REFUSED"]);
  });

  test("a message that came by another account's path is refused; an account nobody knows is let through", async () => {
    const ids = new Map([[account, "gh_account"]]);
    const door = await openDoor({ findAccount: async (appId) => ids.get(appId) ?? null });
    const to = (toUserName: string) => accountXml({ ToUserName: toUserName, MsgType: "text", Content: "x" });
    expect((await door.push(to("gh_account"), { path: messagePath })).status).toBe(200);
    expect((await door.push(to("gh_other"), { path: messagePath })).status).toBe(403);
    expect((await door.push(to("gh_new"), { path: "/callbacks/wxnew/message" })).status).toBe(200);
  });

  test("case 19: a wrong key is refused and stays visible; the previous key and token still open", async () => {
    const otherKey = "0123456789012345678901234567890123456789012";
    const door = await openDoor();
    expect((await door.push(ticketXml("t"), { encodingAesKey: otherKey })).status).toBe(403);
    const [row] = await door.callbacks.list({}, everything);
    expect(row).toMatchObject({ outcome: "REFUSED", sealedXml: null });
    expect(row?.steps?.map(({ step, ok }) => [step, ok])).toEqual([
      ["query", true],
      ["body", true],
      ["signature", true],
      ["decrypt", false],
    ]);

    const rotated = await openDoor({
      credentials: {
        tokens: [new Secret("newToken"), new Secret(token)],
        keys: [decodeAesKey(otherKey), decodeAesKey(encodingAesKey)],
      },
    });
    expect((await rotated.push(ticketXml("old"))).text).toBe("success");
    expect((await rotated.push(ticketXml("new"), { token: "newToken", encodingAesKey: otherKey })).text).toBe(
      "success",
    );
  });

  test("case 20: four-byte characters and CDATA come back intact", async () => {
    const door = await openDoor();
    for (const content of ["青禾生鲜 🥬", "x".repeat(12), "a]]]]><![CDATA[>b"]) {
      await door.push(accountXml({ MsgType: "text", Content: content }), { path: messagePath });
    }
    const rows = await door.callbacks.list({}, everything);
    const payloads = await Promise.all(rows.map((row) => door.callbacks.payload(row)));
    expect(payloads.map(({ Content }) => Content).toReversed()).toEqual(["青禾生鲜 🥬", "x".repeat(12), "a]]>b"]);
  });

  test("case 21: types nobody knows are recorded and answered with success", async () => {
    const door = await openDoor();
    expect((await door.push(componentXml("notify_something_new"))).text).toBe("success");
    expect((await door.push(accountXml({ MsgType: "event", Event: "brand_new" }), { path: messagePath })).text).toBe(
      "success",
    );
    expect((await door.push("<xml><What>ever</What></xml>", { path: messagePath })).text).toBe("success");
    expect((await door.callbacks.list({}, everything)).map((row) => [row.type, row.outcome]).toReversed()).toEqual([
      ["notify_something_new", "IGNORED"],
      ["brand_new", "IGNORED"],
      ["unknown", "IGNORED"],
    ]);
  });

  test("case 22: an event delivered three times is handled once and answered success each time", async () => {
    const { heard, handler } = listener("message", "weapp_audit_success");
    const door = await openDoor({ handlers: [handler] });
    const xml = accountXml({ MsgType: "event", Event: "weapp_audit_success", SuccTime: "1764000000" });
    for (let delivery = 0; delivery < 3; delivery += 1)
      expect((await door.push(xml, { path: messagePath })).text).toBe("success");
    expect(heard).toHaveLength(1);
    const rows = (await door.callbacks.list({}, everything)).toReversed();
    expect(rows.map((row) => row.outcome)).toEqual(["HANDLED", "DUPLICATE", "DUPLICATE"]);
    expect(rows.map((row) => row.duplicateOf)).toEqual([null, rows[0]?.id, rows[0]?.id]);
    const payloads = await Promise.all(rows.map((row) => door.callbacks.payload(row)));
    expect(payloads.map(({ SuccTime }) => SuccTime)).toEqual(["1764000000", "1764000000", "1764000000"]);
  });

  test("case 22: the same push twenty times at once is handled once", async () => {
    const { heard, handler } = listener("authorization", "unauthorized");
    const door = await openDoor({ handlers: [handler] });
    const xml = componentXml("unauthorized", { AuthorizerAppid: account });
    const answers = await Promise.all(Array.from({ length: 20 }, () => door.push(xml)));
    expect(new Set(answers.map((answer) => answer.text))).toEqual(new Set(["success"]));
    expect(heard).toHaveLength(1);
  });

  test("case 30b: digits stay text, and a document type is refused even when it is sealed", async () => {
    const door = await openDoor();
    await door.push(accountXml({ MsgType: "text", Content: "00123", MsgId: "9223372036854775807" }), {
      path: messagePath,
    });
    const [row] = await door.callbacks.list({}, everything);
    expect(row && (await door.callbacks.payload(row))).toMatchObject({
      Content: "00123",
      MsgId: "9223372036854775807",
    });
    const evil = `<!DOCTYPE xml [<!ENTITY a "b">]><xml><InfoType>&a;</InfoType></xml>`;
    expect((await door.push(evil)).status).toBe(403);
  });

  test("names of events are matched without regard to case and kept as received", async () => {
    const { heard, handler } = listener("message", "weapp_audit_success");
    const door = await openDoor({ handlers: [handler] });
    await door.push(accountXml({ MsgType: "event", Event: "WeApp_Audit_Success" }), { path: messagePath });
    expect(heard).toEqual(["WeApp_Audit_Success"]);
  });

  test("the published vectors come through the door", async () => {
    const vectors = pushVectors.filter((vector) => vector.isXml);
    expect(vectors.length).toBeGreaterThan(1);
    for (const vector of vectors) {
      const { appId, encrypt, timestamp, nonce, msgSignature } = vector;
      const key = decodeAesKey(vector.encodingAESKey);
      const { message } = decryptMessage({ key, encrypted: encrypt });
      // Sealed for that platform; what is inside may be a message of an account.
      const path = message.includes("<InfoType>") ? "/callbacks/authorization" : `/callbacks/${appId}/message`;
      const door = await openDoor({
        componentAppId: appId,
        credentials: { tokens: [new Secret(vector.token)], keys: [key] },
      });
      const query = new URLSearchParams({ timestamp, nonce, encrypt_type: "aes", msg_signature: msgSignature });
      const body = `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
      const answer = await fetch(`${door.url}${path}?${query.toString()}`, { method: "POST", body });
      expect([vector.source, answer.status]).toEqual([vector.source, 200]);
      const again = await fetch(`${door.url}${path}?${query.toString()}`, { method: "POST", body });
      expect([await again.text(), await outcomes(door)]).toEqual(["success", ["DUPLICATE", "IGNORED"]]);
    }
  });

  test("case 27: the reasons of a rejected audit are kept letter for letter, whatever they look like", async () => {
    const { heard, handler } = listener("message", "weapp_audit_fail");
    const door = await openDoor({ handlers: [handler] });
    const reason = `1:帐号信息不符合规范:<br>(1):包含色情因素<br>😀 <script>alert("x")</script> a]]>b &amp; &lt;`;
    const xml = [
      "<xml><ToUserName>gh_account</ToUserName><FromUserName>o</FromUserName><CreateTime>1764000000</CreateTime>",
      "<MsgType>event</MsgType><Event>weapp_audit_fail</Event>",
      `<Reason><![CDATA[${reason.replaceAll("]]>", "]]]]><![CDATA[>")}]]></Reason>`,
      "<FailTime>1764000000</FailTime><ScreenShot>xx|yy|zz</ScreenShot></xml>",
    ].join("");
    expect((await door.push(xml, { path: messagePath })).text).toBe("success");
    const [row] = await door.callbacks.list({}, everything);
    expect(row && (await door.callbacks.payload(row))).toMatchObject({ Reason: reason, ScreenShot: "xx|yy|zz" });
    expect(heard).toEqual(["weapp_audit_fail"]);
  });
});

describe("what is not WeChat", () => {
  test("case 16: only msg_signature counts", async () => {
    const door = await openDoor();
    for (const query of [{ msg_signature: undefined }, { msg_signature: "0".repeat(40) }, { msg_signature: "" }]) {
      expect([400, 403]).toContain((await door.push(ticketXml("t"), { query })).status);
    }
    expect((await door.push(ticketXml("t"), { token: "forged" })).status).toBe(403);
    expect(await outcomes(door)).toEqual(["REFUSED", "REFUSED", "REFUSED", "REFUSED"]);
  });

  test("case 28: x-wx-source opens nothing", async () => {
    const door = await openDoor();
    const answer = await fetch(`${door.url}/callbacks/authorization`, {
      method: "POST",
      headers: { "x-wx-source": "1", "content-type": "application/json" },
      body: JSON.stringify({ InfoType: "component_verify_ticket", ComponentVerifyTicket: "forged" }),
    });
    expect([answer.status, await answer.text()]).toEqual([400, ""]);
  });

  test("every way to be wrong gets a bare 4xx, and none leaves anything but a refused row", async () => {
    const { heard, handler } = listener("authorization", "component_verify_ticket");
    const door = await openDoor({ handlers: [handler] });
    const wrong: PushOptions[] = [
      { query: { timestamp: "1764000001" } },
      { query: { nonce: "1" } },
      { query: { encrypt_type: "raw" } },
      { query: { encrypt_type: undefined } },
      { token: "otherToken" },
      { receiver: "wx" },
      { receiver: componentAppId.toUpperCase() },
      { receiver: "" },
      { envelope: (text) => `<xml><Encrypt>${text.slice(0, -44)}</Encrypt></xml>` },
      { envelope: (text) => `<xml><Encrypt>${text}</Encrypt><Encrypt>${text}</Encrypt></xml>` },
      { envelope: () => "<xml></xml>" },
      { envelope: () => "" },
      { envelope: () => "not xml" },
      { envelope: () => "{" },
      { envelope: (text) => `<!DOCTYPE xml><xml><Encrypt>${text}</Encrypt></xml>` },
      {
        envelope: (text) =>
          `<xml><Encrypt>${text.replace(/^./, (first) => (first === "A" ? "B" : "A"))}</Encrypt></xml>`,
      },
    ];
    for (const options of wrong) {
      const answer = await door.push(ticketXml("t"), options);
      expect([options, [400, 403].includes(answer.status), answer.text]).toEqual([options, true, ""]);
    }
    const repeated = sealedRequest(ticketXml("t"));
    const twice = await fetch(`${door.url}${repeated.url}&nonce=2`, { method: "POST", body: repeated.body });
    expect(twice.status).toBe(400);
    expect(heard).toEqual([]);
    expect(new Set(await outcomes(door))).toEqual(new Set(["REFUSED"]));
  });

  test("a flood of forged pushes leaves a bounded number of rows, and the next recorded one tells how many there were", async () => {
    const clock = new WoundClock();
    const counted: string[] = [];
    const door = await openDoor({ clock, counted: (_door, outcome) => counted.push(outcome) });
    for (let knock = 0; knock < 100; knock += 1) await door.push(ticketXml("t"), { token: "forged" });
    expect(await door.callbacks.count({})).toBe(60);
    expect(counted).toHaveLength(100);
    clock.advance(10_000);
    await door.push(ticketXml("t"), { token: "forged" });
    const [row] = await door.callbacks.list({}, everything);
    expect(readSummary(row?.summary ?? null, "en")).toBe("40 more of this kind were refused and not recorded");
    // Another kind has its own allowance.
    await door.push(ticketXml("t"), { encodingAesKey: "0123456789012345678901234567890123456789012" });
    expect(await door.callbacks.count({})).toBe(62);
  });

  test("a body over the limit is refused before it is read, and a slow one is cut off", async () => {
    const clock = new WoundClock();
    const door = await openDoor({ clock, maxBodyBytes: 2_000, bodyTimeoutMs: 5_000 });
    const large = await fetch(`${door.url}/callbacks/authorization`, { method: "POST", body: "x".repeat(3_000) });
    expect(large.status).toBe(413);

    const socket = connect(Number(new URL(door.url).port), "127.0.0.1");
    const answer = new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (chunk) => (text += chunk.toString()));
      socket.on("close", () => resolve(text));
    });
    const before = clock.pending;
    socket.write("POST /callbacks/authorization?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n<xml>");
    while (clock.pending === before) await new Promise((turn) => void setImmediate(turn));
    clock.advance(5_001);
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test("a body of unknown length is cut at the limit", async () => {
    const door = await openDoor({ maxBodyBytes: 2_000 });
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1_500));
      },
    });
    const request = fetch(`${door.url}/callbacks/authorization`, {
      method: "POST",
      body,
      duplex: "half",
    });
    // Either the answer is seen, or the connection is gone first: in no case is more read.
    expect(
      await request.then(
        (answer) => answer.status,
        () => 413,
      ),
    ).toBe(413);
  });

  test("other methods and paths are told so, and paths of others are not touched", async () => {
    const door = await openDoor();
    const status = async (path: string, method = "GET") => (await fetch(door.url + path, { method })).status;
    expect(await status("/callbacks/authorization")).toBe(405);
    expect(await status("/callbacks/authorization", "PUT")).toBe(405);
    expect(await status("/callbacks/authorization/", "POST")).toBe(404);
    expect(await status("/callbacks/$APPID$/message", "POST")).toBe(404);
    expect(await status(`/callbacks/${"a".repeat(65)}/message`, "POST")).toBe(404);
    expect(await status("/graphql")).toBe(418);
  });
});

describe("the handshake", () => {
  const query = "timestamp=1714036504&nonce=1514711492&signature=f464b24fc39322e44b38aa78f5edd27bd1441696";

  test("the echo comes back unchanged when the signature proves the token", async () => {
    const door = await openDoor({
      credentials: { tokens: [new Secret("AAAAA")], keys: [decodeAesKey(encodingAesKey)] },
    });
    const answer = await fetch(`${door.url}/callbacks/authorization?${query}&echostr=4375120948345356249`);
    expect([answer.status, await answer.text()]).toEqual([200, "4375120948345356249"]);
    expect(await (await fetch(`${door.url}${messagePath}?${query}&echostr=a+b`)).text()).toBe("a+b");
  });

  test("nothing is echoed to anybody else", async () => {
    const door = await openDoor();
    const answer = await fetch(`${door.url}/callbacks/authorization?${query}&echostr=4375120948345356249`);
    expect([answer.status, await answer.text()]).toEqual([403, ""]);
  });
});

describe("when something breaks", () => {
  const failing: CallbackHandler = {
    door: "authorization",
    types: ["unauthorized"],
    handle: () => Promise.reject(new Error("the account could not be marked")),
  };

  test("case 23: a handler's failure is recorded, keeps nothing of its work, and can be replayed", async () => {
    let isMended = false;
    const handler: CallbackHandler = {
      ...failing,
      handle: (work, push) => (isMended ? Promise.resolve({ zh: "好了", en: "done" }) : failing.handle(work, push)),
    };
    const door = await openDoor({ handlers: [handler], log: silentLog });
    expect((await door.push(componentXml("unauthorized", { AuthorizerAppid: account }))).text).toBe("success");
    const [row] = await door.callbacks.list({}, everything);
    expect(row).toMatchObject({ outcome: "FAILED", failure: "the account could not be marked" });

    expect(await door.callbacks.replay(row?.id ?? 0)).toMatchObject({ outcome: "FAILED" });
    isMended = true;
    expect(await door.callbacks.replay(row?.id ?? 0)).toMatchObject({
      outcome: "HANDLED",
      failure: null,
      summary: "好了\ndone",
    });
  });

  test("a repeat of a push that failed is not handled: its replay is a person's decision", async () => {
    const door = await openDoor({ handlers: [failing], log: silentLog });
    const xml = componentXml("unauthorized", { AuthorizerAppid: account });
    await door.push(xml);
    expect((await door.push(xml)).text).toBe("success");
    expect(await outcomes(door)).toEqual(["DUPLICATE", "FAILED"]);
  });

  test("what cannot be handled again is refused with a reason", async () => {
    const door = await openDoor({ handlers: [failing], log: silentLog });
    const xml = componentXml("unauthorized", { AuthorizerAppid: account });
    await door.push(xml);
    await door.push(xml);
    await door.push(xml, { token: "forged" });
    await door.push(componentXml("unheard_of"));
    const ids = (await door.callbacks.list({}, everything)).map((row) => row.id).toReversed();
    for (const id of [ids[1], ids[2], ids[3], 999]) {
      await expect(door.callbacks.replay(id ?? 0)).rejects.toMatchObject({ name: "Refusal" });
    }
  });

  test("a push that cannot be stored is answered with 500, so that WeChat repeats it", async () => {
    const door = await openDoor({ log: silentLog });
    const first = ticketXml("t");
    const broken = await openDoor({
      log: silentLog,
      database: { ...door.database, atomically: () => Promise.reject(new Error("disk full")) },
    });
    expect((await broken.push(first)).status).toBe(500);
    expect((await broken.push(first, { token: "forged" })).status).toBe(403);
    expect((await door.push(first)).text).toBe("success");
  });
});

test("case 53: tickets and codes are in no row, in no payload and in no failure text", async () => {
  const secrets = ["ticket@@@verysecret", "queryauthcode@@@verysecret", "preauthcode@@@verysecret"];
  const door = await openDoor();
  await door.push(ticketXml(secrets[0] ?? ""));
  await door.push(
    componentXml("authorized", {
      AuthorizerAppid: account,
      AuthorizationCode: secrets[1] ?? "",
      PreAuthCode: secrets[2] ?? "",
    }),
  );
  await door.push(accountXml({ MsgType: "text", Content: `QUERY_AUTH_CODE:${secrets[1]}` }), { path: messagePath });
  const rows = await door.callbacks.list({}, everything);
  const text = rows.map((row) => JSON.stringify({ ...row, sealedXml: row.sealedXml?.toString("latin1") })).join();
  const payloads = JSON.stringify(await Promise.all(rows.map((row) => door.callbacks.payload(row))));
  for (const secret of secrets) expect(text + payloads).not.toContain(secret);
  expect(payloads).toContain("***");
});
