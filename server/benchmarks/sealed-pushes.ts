import { randomInt } from "node:crypto";
import { decodeAesKey, encryptMessage, signatureOf } from "../wechat/index.ts";
import type { PlainRequest } from "./http-load.ts";
import { platform } from "./programs.ts";

/** The account whose messages they are. */
export const account = { appId: "wxacc0000000000001", originalId: "gh_benchmark" };

const key = decodeAesKey(platform.encodingAesKey);
let messageId = 23_000_000_000_000_000n;

/** Requests that each push another message of one account, sealed as WeChat seals them. */
export function sealedPushes(count: number): PlainRequest[] {
  return Array.from({ length: count }, () => {
    messageId += 1n;
    const seconds = Math.floor(Date.now() / 1_000);
    const xml =
      `<xml><ToUserName><![CDATA[${account.originalId}]]></ToUserName><FromUserName><![CDATA[oABCD1234567890abcdefghijklm]]></FromUserName>` +
      `<CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
      `<Content><![CDATA[你好，请问今天几点发货？ ${messageId}]]></Content><MsgId>${messageId}</MsgId></xml>`;
    const encrypted = encryptMessage({ key, appId: platform.componentAppId, message: xml });
    const nonce = String(randomInt(1e9));
    const timestamp = String(seconds);
    const query =
      `signature=${signatureOf(platform.callbackToken, timestamp, nonce)}&timestamp=${timestamp}&nonce=${nonce}&openid=oABCD1234567890abcdefghijklm` +
      `&encrypt_type=aes&msg_signature=${signatureOf(platform.callbackToken, timestamp, nonce, encrypted)}`;
    return {
      path: `/callbacks/${account.appId}/message?${query}`,
      headers: { "content-type": "text/xml" },
      body: `<xml>\n    <ToUserName><![CDATA[${account.originalId}]]></ToUserName>\n    <Encrypt><![CDATA[${encrypted}]]></Encrypt>\n</xml>\n`,
    };
  });
}
