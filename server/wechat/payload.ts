import { hash } from "node:crypto";
import { textOf, toJson, type JsonObject, type JsonValue, type XmlElement } from "./xml.ts";

/**
 * A key that is the same for every delivery of one push, and different for different ones.
 *
 * It begins with CreateTime, because a unique index over random keys costs twice as much to insert into as one whose
 * keys grow. Retries repeat the plaintext, so its CreateTime is the same. Only grants go without: their code alone
 * says which grant it is.
 *
 * @param push.root the plaintext as a tree
 * @param push.xml the plaintext itself
 * @param push.appId the account the push came in for; absent on URL A
 */
export function dedupeKeyOf(push: { root: XmlElement; xml: string; appId?: string }): string {
  const { root, xml, appId = "" } = push;
  const text = (name: string) => textOf(root, name)?.trim() ?? "";
  const time = /^\d{1,11}$/.test(text("CreateTime")) ? text("CreateTime") : "0";
  const infoType = text("InfoType");
  const code = text("AuthorizationCode");
  switch (infoType.toLowerCase()) {
    case "authorized":
    case "updateauthorized":
      if (code) return `${infoType}:${text("AuthorizerAppid")}:${digest(code)}`;
      break;
    case "unauthorized":
      return `${time}:${infoType}:${text("AuthorizerAppid")}`;
    default:
  }
  if (infoType) return `${time}:${infoType}:${digest(xml)}`;
  const msgId = text("MsgId");
  if (msgId) return `${time}:${appId}:${msgId}`;
  // Events of the system can share sender and second, hence the content.
  return `${time}:${appId}:${digest(`${text("FromUserName")}\n${text("Event").toLowerCase()}\n${xml}`)}`;
}

/** The plaintext as JSON for people to look at: codes, tickets and tokens are `***`, lists are lists at any length. */
export function maskedPayload(root: XmlElement): JsonObject {
  const name = (textOf(root, "Event") ?? textOf(root, "InfoType") ?? "").toLowerCase();
  const lists = listsOf.get(name);
  return masked(toJson(root, (element) => everywhereLists.has(element) || (lists?.has(element) ?? false)));
}

const everywhereLists = new Set(["item", "proof_material_id"]);

// Elements that repeat: with one of them a plain conversion would give an object instead of a list.
const listsOf = new Map<string, ReadonlySet<string>>([
  ["order_path_apply_result_notify", new Set(["list", "List"])],
  ["order_path_audit_result_notify", new Set(["list", "List"])],
  ["subscribe_msg_popup_event", new Set(["List"])],
  ["subscribe_msg_change_event", new Set(["List"])],
  ["subscribe_msg_sent_event", new Set(["List"])],
  ["wxa_appeal_record", new Set(["material"])],
  ["wxa_punish_event", new Set(["illegal_content"])],
  ["wxa_media_check", new Set(["detail"])],
  ["wxa_privacy_apply", new Set(["result_info"])],
  ["add_express_path", new Set(["Actions"])],
]);

const secretNames = new Set([
  "componentverifyticket",
  "authorizationcode",
  "authorization_code",
  "auth_code",
  "authcode",
  "preauthcode",
  "pre_auth_code",
  "token",
  "access_token",
  "refresh_token",
  "session_key",
  "bizpwd",
  "encrypt",
]);

// Codes also travel in texts, such as the release check's QUERY_AUTH_CODE:queryauthcode@@@…
const secretText = /\b(ticket|queryauthcode|preauthcode|refreshtoken)@@@[^\s"'<>&]+/g;

function masked(json: JsonObject): JsonObject {
  const result = Object.create(null) as JsonObject;
  for (const [name, value] of Object.entries(json)) {
    result[name] = secretNames.has(name.toLowerCase()) ? "***" : maskedValue(value);
  }
  return result;
}

function maskedValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value !== "string") return masked(value);
  return value.includes("@@@") ? value.replaceAll(secretText, "$1@@@***") : value;
}

function digest(text: string): string {
  return hash("sha256", text, "base64url").slice(0, digestLength);
}

const digestLength = 22; // 132 bits: no two pushes meet by chance, and the index stays small
