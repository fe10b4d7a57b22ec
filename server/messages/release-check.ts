import type { PassiveReply } from "../callbacks/service.ts";
import type { Clock } from "../clock.ts";
import { cdata, readAccountMessage, releaseCheckAccounts } from "../wechat/index.ts";
import type { AccountMessage, XmlElement } from "../wechat/index.ts";

const plainText = "TESTCOMPONENT_MSG_TYPE_TEXT";
const codePrefix = "QUERY_AUTH_CODE:";

/** What WeChat's release check asks for by a message; null when it asks for nothing, and for everybody else's. */
export type ReleaseCheckQuestion =
  | { asks: "text"; text: string; message: AccountMessage }
  /** The code is to be exchanged, and `<code>_from_api` sent by the customer-service API. */
  | { asks: "code"; code: string; openid: string };

/**
 * Recognises the questions of WeChat's release check: by appid, original id and text, all three. A user who writes the
 * same to another account asks for nothing.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/operation/thirdparty/releases_instructions.html
 */
export function releaseCheckQuestion(appId: string | null, root: XmlElement): ReleaseCheckQuestion | null {
  const account = appId === null ? undefined : releaseCheckAccounts.get(appId);
  if (!account) return null;
  const message = readAccountMessage(root);
  if (message.toUserName !== account.originalId) return null;
  if (message.type === "text" && message.content.startsWith(codePrefix)) {
    return { asks: "code", code: message.content.slice(codePrefix.length), openid: message.fromUserName };
  }
  // Mini programs know no passive text.
  if (account.kind === "miniProgram") return null;
  if (message.type === "text") {
    return message.content === plainText ? { asks: "text", text: `${plainText}_callback`, message } : null;
  }
  // Older than the check's present page, and harmless: the event's name as it came, without an underscore.
  return "event" in message ? { asks: "text", text: `${message.event}from_callback`, message } : null;
}

/** The answer to a question, at once: the text itself, or nothing while the code is exchanged. */
export function releaseCheckReply(clock: Clock, appId: string, root: XmlElement): PassiveReply | null {
  const question = releaseCheckQuestion(appId, root);
  if (!question) return null;
  if (question.asks === "code") return { is: "empty" };
  const { message, text } = question;
  const seconds = Math.floor(clock.now().getTime() / 1_000);
  return {
    is: "xml",
    xml:
      `<xml><ToUserName>${cdata(message.fromUserName)}</ToUserName><FromUserName>${cdata(message.toUserName)}</FromUserName>` +
      `<CreateTime>${seconds}</CreateTime><MsgType>${cdata("text")}</MsgType><Content>${cdata(text)}</Content></xml>`,
  };
}
