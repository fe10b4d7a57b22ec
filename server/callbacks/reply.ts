import { sealJsonReply, sealReply } from "../wechat/index.ts";
import type { OpenedPush, PushCredentials, XmlElement } from "../wechat/index.ts";

/** What an account's message or event is answered with, in place of `success`: WeChat shows it to the user. */
export type PassiveReply =
  /** No byte at all, as WeChat's release check wants it. */
  { is: "empty" } | { is: "xml"; xml: string };

/**
 * Finds the answer to a message or event of an account; null for `success`. It is asked again for every repeat of the
 * push, and for every message of every account: it looks at what it was given and waits for nothing.
 */
export type FindReply = (message: { appId: string; root: XmlElement }) => PassiveReply | null;

interface Sealing {
  opened: Extract<OpenedPush, { ok: true }>;
  credentials: PushCredentials;
  componentAppId: string;
  nonce: string;
  at: Date;
}

/** The body to answer with: sealed with the key and the token that opened the push. */
export function sealedReply(reply: PassiveReply, { opened, credentials, componentAppId, nonce, at }: Sealing): string {
  if (reply.is === "empty") return "";
  const [key, token] = [credentials.keys[opened.keyIndex], credentials.tokens[opened.tokenIndex]];
  if (!key || !token) throw new Error("the push was opened with a key that is not there");
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const parts = { key, token, appId: componentAppId, xml: reply.xml, timestamp, nonce };
  return opened.format === "json" ? sealJsonReply(parts) : sealReply(parts);
}
