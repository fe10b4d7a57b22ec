import { describe, expect, test } from "vitest";
import { Secret } from "../secret.ts";
import { decodeAesKey, encryptMessage, signatureOf } from "./crypto.ts";
import { openPush, passedSteps, type PushCredentials, sealJsonReply, sealReply } from "./push.ts";
import { pushVectors } from "./testing/vectors.ts";
import { cdata, readXml, textOf } from "./xml.ts";

const token = "a-token";
const aesKey = "0123456789012345678901234567890123456789012";
const appId = "wx00000000000000c1";
const credentials: PushCredentials = { tokens: [new Secret(token)], keys: [decodeAesKey(aesKey)] };
const ticket = `<xml><AppId>${appId}</AppId><CreateTime>1700000000</CreateTime><InfoType>component_verify_ticket</InfoType><ComponentVerifyTicket>ticket@@@x</ComponentVerifyTicket></xml>`;

interface Delivery {
  query: Record<string, string>;
  body: string;
}

function seal(message = ticket, options: { appId?: string; token?: string; aesKey?: string } = {}) {
  const key = decodeAesKey(options.aesKey ?? aesKey);
  const encrypted = encryptMessage({ key, appId: options.appId ?? appId, message });
  return { encrypted, delivery: deliver(encrypted, options.token) };
}

function deliver(encrypted: string, signedWith = token, body = envelope(encrypted)): Delivery {
  const timestamp = "1700000000";
  const nonce = "123456789";
  const msg_signature = signatureOf(signedWith, timestamp, nonce, encrypted);
  return { query: { signature: "ignored", timestamp, nonce, encrypt_type: "aes", msg_signature }, body };
}

function envelope(encrypted: string): string {
  return `<xml>\n  <AppId>${cdata(appId)}</AppId>\n  <Encrypt>${cdata(encrypted)}</Encrypt>\n</xml>`;
}

function open(delivery: Delivery, using = credentials, query = new URLSearchParams(delivery.query)) {
  return openPush({
    query,
    body: Buffer.from(delivery.body),
    credentials: using,
    acceptAppId: (id) => id === appId,
  });
}

function flipped(text: string, at: number): string {
  const other = text[at] === "1" ? "2" : "1";
  return text.slice(0, at) + other + text.slice(at + 1);
}

describe.each(pushVectors.filter((vector) => vector.isXml))("published push $index: $source", (vector) => {
  const given: PushCredentials = {
    tokens: [new Secret(vector.token)],
    keys: [decodeAesKey(vector.encodingAESKey)],
  };
  const { timestamp, nonce, msgSignature, encrypt } = vector;
  const query = { timestamp, nonce, encrypt_type: "aes", msg_signature: msgSignature };
  const openVector = (changed: Record<string, string> = {}, body = envelope(encrypt), using = given) =>
    openPush({
      query: new URLSearchParams({ ...query, ...changed }),
      body: Buffer.from(body),
      credentials: using,
      acceptAppId: (id) => id === vector.appId,
    });

  test("opens", () => {
    const opened = openVector();
    expect(opened).toMatchObject({ ok: true, xml: vector.plaintext, keyIndex: 0, appId: vector.appId, format: "xml" });
    expect(opened.ok && passedSteps(opened).map(({ step, ok }) => [step, ok])).toEqual([
      ["query", true],
      ["body", true],
      ["signature", true],
      ["decrypt", true],
      ["receiver", true],
      ["parse", true],
    ]);
  });

  test("is refused as badly signed when anything signed differs by a character", () => {
    const bad = { ok: false, reason: "badSignature", code: -40001 };
    expect(openVector({ timestamp: flipped(timestamp, 3) })).toMatchObject(bad);
    expect(openVector({ nonce: flipped(nonce, 0) })).toMatchObject(bad);
    expect(openVector({ msg_signature: flipped(msgSignature, 20) })).toMatchObject(bad);
    expect(openVector({}, envelope(flipped(encrypt, 40)))).toMatchObject(bad);
    const otherToken = { ...given, tokens: [new Secret(`${vector.token}x`)] };
    expect(openVector({}, envelope(encrypt), otherToken)).toMatchObject(bad);
  });

  test("is refused for another receiver", () => {
    const opened = openPush({
      query: new URLSearchParams(query),
      body: Buffer.from(envelope(encrypt)),
      credentials: given,
      acceptAppId: () => false,
    });
    expect(opened).toMatchObject({ ok: false, reason: "wrongReceiver", code: -40005 });
  });
});

test("the signature may be in upper case", () => {
  const { delivery } = seal();
  delivery.query["msg_signature"] = delivery.query["msg_signature"]?.toUpperCase() ?? "";
  expect(open(delivery).ok).toBe(true);
});

test.each(["timestamp", "nonce", "msg_signature", "encrypt_type"])("without %s, or with two, it is refused", (name) => {
  const { delivery } = seal();
  const without = new URLSearchParams(delivery.query);
  without.delete(name);
  const twice = new URLSearchParams(delivery.query);
  twice.append(name, delivery.query[name] ?? "");
  const empty = new URLSearchParams({ ...delivery.query, [name]: "" });
  for (const query of [without, twice, empty]) {
    expect(open(delivery, credentials, query)).toMatchObject({ ok: false, reason: "badQuery" });
  }
});

test("a valid plain signature does not stand in for msg_signature", () => {
  const { delivery } = seal();
  const signature = signatureOf(token, delivery.query["timestamp"] ?? "", delivery.query["nonce"] ?? "");
  const query = new URLSearchParams({ ...delivery.query, signature });
  query.delete("msg_signature");
  expect(open(delivery, credentials, query)).toMatchObject({ reason: "badQuery" });
});

test("plaintext mode is refused", () => {
  const { delivery } = seal();
  delivery.query["encrypt_type"] = "raw";
  expect(open(delivery)).toMatchObject({ ok: false, reason: "badQuery" });
});

test("extra parameters, their order, white space and a BOM are tolerated", () => {
  const { encrypted, delivery } = seal();
  const body = `\uFEFF\n<xml><Encrypt>\n ${encrypted} \n</Encrypt><ToUserName>gh_1</ToUserName></xml>\n`;
  const query = new URLSearchParams(Object.entries({ openid: "o", ...delivery.query }).toReversed());
  expect(open({ ...delivery, body }, credentials, query)).toMatchObject({ ok: true, outer: { toUserName: "gh_1" } });
});

test("plain fields beside the ciphertext are ignored", () => {
  const { encrypted, delivery } = seal();
  const body = `<xml><InfoType>authorized</InfoType><Encrypt>${encrypted}</Encrypt></xml>`;
  const opened = open({ ...delivery, body });
  expect(opened.ok && textOf(opened.root, "InfoType")).toBe("component_verify_ticket");
});

test.each([
  ["a document type", (body: string) => `<!DOCTYPE xml>${body}`],
  ["no Encrypt", () => "<xml><AppId>a</AppId></xml>"],
  ["two Encrypts", (body: string) => body.replace(/<Encrypt>.*<\/Encrypt>/, "$&$&")],
  ["an empty Encrypt", () => "<xml><Encrypt> </Encrypt></xml>"],
  ["elements in Encrypt", () => "<xml><Encrypt>a<b/></Encrypt></xml>"],
  ["Encrypt at another depth", (body: string) => `<xml><a>${body.slice(5, -6)}</a></xml>`],
  ["another root", (body: string) => body.replaceAll("xml>", "html>")],
  ["no XML at all", () => "timestamp=1&nonce=2"],
  ["nothing", () => ""],
  ["broken JSON", () => '{"Encrypt":'],
  ["JSON without Encrypt", () => '{"ToUserName":"gh_1"}'],
])("a body with %s is refused", (_, change) => {
  const { delivery } = seal();
  const body = change(delivery.body.replaceAll("\n", "").replaceAll("  ", ""));
  expect(open({ ...delivery, body })).toMatchObject({ ok: false, reason: "badBody", code: -40002 });
});

test("a body that is not UTF-8 is refused", () => {
  const { delivery } = seal();
  const body = Buffer.concat([Buffer.from(delivery.body), Buffer.from([0xff])]);
  const query = new URLSearchParams(delivery.query);
  expect(openPush({ query, body, credentials, acceptAppId: () => true })).toMatchObject({ reason: "badBody" });
});

test("a rightly signed ciphertext that is cut, or not base64, is undecryptable", () => {
  const { encrypted } = seal();
  expect(open(deliver(encrypted.slice(0, 44)))).toMatchObject({ ok: false, reason: "undecryptable", code: -40008 });
  expect(open(deliver(encrypted.slice(0, 42)))).toMatchObject({ reason: "undecryptable", code: -40010 });
  expect(open(deliver("@@@@"))).toMatchObject({ reason: "undecryptable", code: -40010 });
});

test("another key makes it undecryptable, and says nothing of the content", () => {
  const opened = open(seal(ticket, { aesKey: "a".repeat(43) }).delivery);
  expect(opened).toMatchObject({ ok: false, reason: "undecryptable", outer: { appId } });
  expect(JSON.stringify(opened)).not.toContain("ticket@@@");
});

test("the previous key and the previous token open it while they are stored", () => {
  const previousKey = "b".repeat(43);
  const both: PushCredentials = {
    tokens: [new Secret(token), new Secret("old-token")],
    keys: [decodeAesKey(aesKey), decodeAesKey(previousKey)],
  };
  const { delivery } = seal(ticket, { aesKey: previousKey, token: "old-token" });
  expect(open(delivery, both)).toMatchObject({ ok: true, keyIndex: 1, tokenIndex: 1 });
  expect(open(delivery)).toMatchObject({ ok: false, reason: "badSignature" });
});

test("a plaintext that is no message, or hides a document type, is refused", () => {
  for (const message of ["hello", "<!DOCTYPE xml><xml/>", "<a/>", ""]) {
    expect(open(seal(message).delivery)).toMatchObject({ ok: false, reason: "badMessage", code: -40002 });
  }
});

test("JSON comes as the same tree, with every digit of its ids", () => {
  const message =
    '{"MsgType":"event","MsgId":9223372036854775807,"n":1.5,"b":true,"List":[{"a":"1"},{"a":"2"}],"x":null}';
  const { encrypted } = seal(message);
  const delivery = deliver(encrypted, token, JSON.stringify({ ToUserName: "gh_1", Encrypt: encrypted }));
  const opened = open(delivery);
  expect(opened).toMatchObject({ ok: true, format: "json", xml: message, outer: { toUserName: "gh_1" } });
  const root = opened.ok ? opened.root : readXml("<xml/>");
  expect(["MsgType", "MsgId", "n", "b", "x"].map((name) => textOf(root, name))).toEqual([
    "event",
    "9223372036854775807",
    "1.5",
    "true",
    "",
  ]);
  expect(root.children.filter(({ name }) => name === "List")).toHaveLength(2);
});

test("a sealed reply opens with the same key and carries its own signature", () => {
  const key = decodeAesKey(aesKey);
  const parts = { key, token: new Secret(token), appId, timestamp: "1700000001", nonce: "42" };
  const reply = readXml(sealReply({ ...parts, xml: "<xml><Content>好</Content></xml>" }));
  const value = (name: string) => textOf(reply, name) ?? "";
  expect(value("TimeStamp")).toBe("1700000001");
  expect(value("MsgSignature")).toBe(signatureOf(token, "1700000001", "42", value("Encrypt")));
  expect(open(deliver(value("Encrypt")))).toMatchObject({ ok: true, xml: "<xml><Content>好</Content></xml>" });
  expect(JSON.parse(sealJsonReply({ ...parts, xml: "{}" }))).toMatchObject({ TimeStamp: 1_700_000_001, Nonce: "42" });
});
