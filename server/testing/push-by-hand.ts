import { randomInt } from "node:crypto";
import { decodeAesKey, encryptMessage, signatureOf } from "../wechat/index.ts";
import { platform } from "./world.ts";

export interface PushedByHand {
  /** `null`: the authorization URL; else the message URL of this account. */
  appId: string | null;
  xml: string;
}

/** Pushes as WeChat does, once: sealed and signed with a new nonce. @returns what the door answered */
export async function pushByHand(url: string, { appId, xml }: PushedByHand): Promise<{ status: number; text: string }> {
  const { componentAppId, callbackToken, encodingAesKey } = platform;
  const encrypted = encryptMessage({ key: decodeAesKey(encodingAesKey), appId: componentAppId, message: xml });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const nonce = String(randomInt(1e9));
  const query = new URLSearchParams({
    timestamp,
    nonce,
    encrypt_type: "aes",
    msg_signature: signatureOf(callbackToken, timestamp, nonce, encrypted),
  });
  const path = appId === null ? "/callbacks/authorization" : `/callbacks/${appId}/message`;
  const response = await fetch(`${url}${path}?${query.toString()}`, {
    method: "POST",
    headers: { "content-type": "text/xml" },
    body: `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
    signal: AbortSignal.timeout(5_000),
  });
  return { status: response.status, text: await response.text() };
}
