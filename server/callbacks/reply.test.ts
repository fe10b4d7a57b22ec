import { describe, expect, test } from "vitest";
import { Secret } from "../secret.ts";
import { accountXml, componentAppId, encodingAesKey, openDoor, token } from "../testing/callback-door.ts";
import { decodeAesKey, decryptMessage, readXml, signatureOf, textOf } from "../wechat/index.ts";
import type { FindReply } from "./reply.ts";

const path = "/callbacks/wxaccount0000001/message";
const greeting = "<xml><Content><![CDATA[你好 🙂]]></Content></xml>";
const greet: FindReply = () => ({ is: "xml", xml: greeting });
const message = () => accountXml({ MsgType: "text", Content: "hi", MsgId: "9007199254740993" });

describe("what an account's message is answered with", () => {
  test("is sealed for the platform with the key and the token that opened the push, also with previous ones", async () => {
    const door = await openDoor({
      findReply: greet,
      credentials: {
        tokens: [new Secret("newToken"), new Secret(token)],
        keys: [decodeAesKey("0123456789012345678901234567890123456789012"), decodeAesKey(encodingAesKey)],
      },
    });
    const { status, text } = await door.push(message(), { path });
    expect(status).toBe(200);
    const root = readXml(text);
    const [encrypted, timestamp, nonce] = ["Encrypt", "TimeStamp", "Nonce"].map((name) => textOf(root, name) ?? "");
    expect(decryptMessage({ key: decodeAesKey(encodingAesKey), encrypted: encrypted ?? "" })).toEqual({
      message: greeting,
      appId: componentAppId,
    });
    expect(timestamp, "seconds").toMatch(/^\d{10}$/);
    expect(textOf(root, "MsgSignature")).toBe(signatureOf(token, timestamp ?? "", nonce ?? "", encrypted));
  });

  test("is the same for a repeat, which is recorded as one", async () => {
    const door = await openDoor({ findReply: greet });
    const xml = message();
    const answers = [await door.push(xml, { path }), await door.push(xml, { path })];
    for (const { text } of answers) {
      const encrypted = textOf(readXml(text), "Encrypt") ?? "";
      expect(decryptMessage({ key: decodeAesKey(encodingAesKey), encrypted }).message).toBe(greeting);
    }
    const rows = await door.callbacks.list({}, { limit: 10, direction: "forward" });
    expect(rows.map(({ outcome }) => outcome)).toEqual(["DUPLICATE", "IGNORED"]);
  });

  test("may be nothing at all, and is success where nobody has an answer", async () => {
    const empty = await openDoor({ findReply: () => ({ is: "empty" }) });
    expect(await empty.push(message(), { path })).toMatchObject({ status: 200, text: "" });
    const silent = await openDoor({ findReply: () => null });
    expect(await silent.push(message(), { path })).toMatchObject({ status: 200, text: "success" });
  });

  test("is not asked for by events of the platform, nor by what was refused", async () => {
    const asked: string[] = [];
    const door = await openDoor({ findReply: ({ appId }) => (asked.push(appId), null) });
    await door.push(message());
    expect((await door.push(message(), { path, token: "wrong" })).status).toBe(403);
    expect(asked).toEqual([]);
  });
});
