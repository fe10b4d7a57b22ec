import { randomInt } from "node:crypto";
import autocannon from "autocannon";
import { decodeAesKey, encryptMessage, signatureOf } from "../wechat/index.ts";

export const componentAppId = "wxc0ffee0000000001";
export const account = "wxacc0000000000001";
export const originalId = "gh_benchmark";
export const token = "benchmark";
export const encodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

const key = decodeAesKey(encodingAesKey);
let messageId = 23_000_000_000_000_000n;

export interface SealedPush {
  method: "POST";
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Sealed messages of one account; no two are the same. */
export function sealedPushes(count: number): SealedPush[] {
  return Array.from({ length: count }, () => {
    messageId += 1n;
    const seconds = Math.floor(Date.now() / 1_000);
    const xml =
      `<xml><ToUserName><![CDATA[${originalId}]]></ToUserName><FromUserName><![CDATA[oABCD1234567890abcdefghijklm]]></FromUserName>` +
      `<CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
      `<Content><![CDATA[你好，请问今天几点发货？ ${messageId}]]></Content><MsgId>${messageId}</MsgId></xml>`;
    const encrypted = encryptMessage({ key, appId: componentAppId, message: xml });
    const nonce = String(randomInt(1e9));
    const timestamp = String(seconds);
    const query =
      `signature=${signatureOf(token, timestamp, nonce)}&timestamp=${timestamp}&nonce=${nonce}&openid=oABCD1234567890abcdefghijklm` +
      `&encrypt_type=aes&msg_signature=${signatureOf(token, timestamp, nonce, encrypted)}`;
    const body = `<xml>\n    <ToUserName><![CDATA[${originalId}]]></ToUserName>\n    <Encrypt><![CDATA[${encrypted}]]></Encrypt>\n</xml>\n`;
    return {
      method: "POST",
      path: `/callbacks/${account}/message?${query}`,
      headers: { "content-type": "text/xml" },
      body,
    };
  });
}

export interface Load {
  port: number;
  connections: number;
  pushes: readonly SealedPush[];
  seconds: number;
  /** As fast as the answers come when absent. */
  perSecond?: number;
}

export interface Answered {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Each connection has its own share of the pushes. Any answer but success fails the run. */
export async function load({ port, connections, pushes, seconds, perSecond }: Load): Promise<Answered> {
  let next = 0;
  const share = Math.floor(pushes.length / connections);
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    ...(perSecond !== undefined && { overallRate: Math.round(perSecond) }),
    expectBody: "success",
    setupClient: (client) => {
      client.setRequests(pushes.slice(next, next + share));
      next += share;
    },
  });
  const failed = result.errors + result.non2xx + result.mismatches;
  if (failed > 0) throw new Error(`${failed} pushes were not answered with success`);
  return { perSecond: result.requests.total / result.duration, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}
