import { Secret } from "../secret.ts";
import { childrenOf, textOf, trimmedTextOf, type XmlElement } from "./xml.ts";

export { dedupeKeyOf, maskedPayload } from "./payload.ts";

interface ComponentEventCommon {
  /** The platform's own appid. URL A serves no other: compare it. */
  appId: string;
  /** The `InfoType` as received. */
  infoType: string;
}

interface Dated {
  createdAt: Date;
}

/** The merchant granted sets, or changed what is granted: exchange the code for tokens, once. */
interface GrantEvent extends ComponentEventCommon, Dated {
  authorizerAppId: string;
  authorizationCode: Secret;
  authorizationCodeExpiresAt: Date;
  /** Leads back to the link it came from; absent when it came from none of ours. */
  preAuthCode?: Secret;
}

/** What WeChat tells the platform itself (URL A). `type` is WeChat's name, or `unknown`: keep, and answer success. */
export type ComponentEvent =
  | (ComponentEventCommon & Dated & { type: "component_verify_ticket"; ticket: Secret })
  | (GrantEvent & { type: "authorized" })
  | (GrantEvent & { type: "updateauthorized" })
  | (ComponentEventCommon & Dated & { type: "unauthorized"; authorizerAppId: string })
  | (ComponentEventCommon &
      Dated & {
        type: "notify_third_fasteregister";
        /** 0 is success; the others are WeChat's reasons. */
        status: number;
        message: string;
        /** The new mini program and the code to exchange for its tokens; absent on failure. */
        newAppId?: string;
        authorizationCode?: Secret;
        /** What the registration was asked with: `name`, `code`, `legal_persona_wechat`, `wxuser`, `taskid` … */
        info: ReadonlyMap<string, string>;
      })
  | (ComponentEventCommon & {
      type: "unknown";
      createdAt?: Date;
      /** The element a known event should have had. */
      lacks?: string;
    });

interface MessageCommon {
  /** The account's original id (`gh_…`). */
  toUserName: string;
  /** An openid; for events of the system itself a fixed pseudo-openid. */
  fromUserName: string;
  msgType: string;
  createdAt: Date | undefined;
  /** A 64-bit number as text; events have none. */
  msgId: string | undefined;
}

interface EventCommon extends MessageCommon {
  /** The `Event` as received; WeChat mixes cases. */
  event: string;
}

/** A message or event of one of the accounts (URL B). `type` is WeChat's name in lower case. */
export type AccountMessage =
  | (MessageCommon & { type: "text"; content: string })
  | (MessageCommon & { type: "image"; mediaId: string; pictureUrl: string })
  | (MessageCommon & { type: "voice"; mediaId: string; format: string })
  | (MessageCommon & { type: "video"; mediaId: string; thumbMediaId: string })
  | (MessageCommon & { type: "location"; latitude: string; longitude: string; label: string })
  | (MessageCommon & { type: "link"; title: string; description: string; url: string })
  | (MessageCommon & { type: "miniprogrampage"; title: string; appId: string; pagePath: string })
  /** The code review passed. Like the next two it carries neither audit id nor version: ask for the latest audit. */
  | (EventCommon & { type: "weapp_audit_success"; succeededAt?: Date })
  /** `reason` is WeChat's HTML with `<br>`: escape it. The screenshots are permanent material. */
  | (EventCommon & { type: "weapp_audit_fail"; reason: string; failedAt?: Date; screenshotMediaIds: string[] })
  | (EventCommon & { type: "weapp_audit_delay"; reason: string; delayedAt?: Date })
  | (EventCommon & { type: "wxa_nickname_audit"; passed: boolean; nickName: string; reason: string })
  | (EventCommon & {
      type: "wxa_category_audit";
      passed: boolean;
      firstCategoryId: string;
      secondCategoryId: string;
      reason: string;
    })
  | (EventCommon & { type: "wxa_privacy_apply"; results: PrivacyApiResult[] })
  | (EventCommon & { type: "event" })
  | (MessageCommon & { type: "unknown" });

export interface PrivacyApiResult {
  apiName: string;
  auditId: string;
  passed: boolean;
  reason: string;
}

/** Reads the plaintext of URL A. Never throws: what it does not know, or what lacks a part, is `unknown`. */
export function readComponentEvent(root: XmlElement): ComponentEvent {
  const id = (name: string) => trimmedTextOf(root, name);
  const infoType = id("InfoType") ?? "";
  const common = { appId: id("AppId") ?? "", infoType };
  const createdAt = momentOf(id("CreateTime"));
  const unknown = (lacks?: string): ComponentEvent => ({
    type: "unknown",
    ...common,
    ...(createdAt && { createdAt }),
    ...(lacks !== undefined && { lacks }),
  });
  const type = infoType.toLowerCase();
  if (!componentEventTypes.has(type)) return unknown();
  if (!createdAt) return unknown("CreateTime");
  const dated = { ...common, createdAt };
  switch (type) {
    case "component_verify_ticket": {
      const ticket = id("ComponentVerifyTicket");
      return ticket ? { type, ...dated, ticket: new Secret(ticket) } : unknown("ComponentVerifyTicket");
    }
    case "authorized":
    case "updateauthorized": {
      const authorizerAppId = id("AuthorizerAppid");
      const code = id("AuthorizationCode");
      const preAuthCode = id("PreAuthCode");
      if (!authorizerAppId) return unknown("AuthorizerAppid");
      if (!code) return unknown("AuthorizationCode");
      return {
        type,
        ...dated,
        authorizerAppId,
        authorizationCode: new Secret(code),
        authorizationCodeExpiresAt: expiryOf(id("AuthorizationCodeExpiredTime"), createdAt),
        ...(preAuthCode && { preAuthCode: new Secret(preAuthCode) }),
      };
    }
    case "unauthorized": {
      const authorizerAppId = id("AuthorizerAppid");
      return authorizerAppId ? { type, ...dated, authorizerAppId } : unknown("AuthorizerAppid");
    }
    case "notify_third_fasteregister": {
      const status = id("status");
      if (!status || !/^-?\d{1,9}$/.test(status)) return unknown("status");
      const newAppId = id("appid");
      const code = id("auth_code");
      return {
        type,
        ...dated,
        status: Number(status),
        message: textOf(root, "msg") ?? "",
        ...(newAppId && { newAppId }),
        ...(code && { authorizationCode: new Secret(code) }),
        info: new Map(childrenOf(root, "info").flatMap((info) => info.children.map(({ name, text }) => [name, text]))),
      };
    }
    default:
      return unknown();
  }
}

const componentEventTypes = new Set([
  "component_verify_ticket",
  "authorized",
  "updateauthorized",
  "unauthorized",
  "notify_third_fasteregister",
]);

/** Reads the plaintext of URL B. Never throws; missing texts are empty. */
export function readAccountMessage(root: XmlElement): AccountMessage {
  const text = (name: string) => textOf(root, name) ?? "";
  const id = (name: string) => trimmedTextOf(root, name) ?? "";
  const msgType = id("MsgType");
  const common: MessageCommon = {
    toUserName: id("ToUserName"),
    fromUserName: id("FromUserName"),
    msgType,
    createdAt: momentOf(id("CreateTime")),
    msgId: id("MsgId") || undefined,
  };
  const type = msgType.toLowerCase();
  switch (type) {
    case "event":
      return readEvent(root, { ...common, event: id("Event") });
    case "text":
      return { type, ...common, content: text("Content") };
    case "image":
      return { type, ...common, mediaId: text("MediaId"), pictureUrl: text("PicUrl") };
    case "voice":
      return { type, ...common, mediaId: text("MediaId"), format: text("Format") };
    case "video":
    case "shortvideo":
      return { type: "video", ...common, mediaId: text("MediaId"), thumbMediaId: text("ThumbMediaId") };
    case "location":
      return { type, ...common, latitude: text("Location_X"), longitude: text("Location_Y"), label: text("Label") };
    case "link":
      return { type, ...common, title: text("Title"), description: text("Description"), url: text("Url") };
    case "miniprogrampage":
      return { type, ...common, title: text("Title"), appId: text("AppId"), pagePath: text("PagePath") };
    default:
      return { type: "unknown", ...common };
  }
}

function readEvent(root: XmlElement, common: EventCommon): AccountMessage {
  const text = (name: string) => textOf(root, name) ?? "";
  const type = common.event.toLowerCase();
  switch (type) {
    case "weapp_audit_success": {
      const succeededAt = momentOf(text("SuccTime"));
      return { type, ...common, ...(succeededAt && { succeededAt }) };
    }
    case "weapp_audit_fail": {
      const failedAt = momentOf(text("FailTime"));
      const screenshotMediaIds = text("ScreenShot").split("|").filter(Boolean);
      return { type, ...common, reason: text("Reason"), ...(failedAt && { failedAt }), screenshotMediaIds };
    }
    case "weapp_audit_delay": {
      const delayedAt = momentOf(text("DelayTime"));
      return { type, ...common, reason: text("Reason"), ...(delayedAt && { delayedAt }) };
    }
    case "wxa_nickname_audit":
      return { type, ...common, passed: text("ret") === passed, nickName: text("nickname"), reason: text("reason") };
    case "wxa_category_audit":
      return {
        type,
        ...common,
        passed: text("ret") === passed,
        firstCategoryId: text("first"),
        secondCategoryId: text("second"),
        reason: text("reason"),
      };
    case "wxa_privacy_apply":
      return {
        type,
        ...common,
        results: childrenOf(root, "result_info").map((result) => ({
          apiName: textOf(result, "api_name") ?? "",
          auditId: textOf(result, "audit_id") ?? "",
          passed: textOf(result, "status") === passed,
          reason: textOf(result, "reason") ?? "",
        })),
      };
    default:
      return { type: "event", ...common };
  }
}

const passed = "3"; // 2 is rejected, in all three reviews that say it so

/** Unix seconds; anything else is no moment. */
function momentOf(seconds: string | undefined): Date | undefined {
  return seconds !== undefined && /^\d{1,11}$/.test(seconds.trim()) ? new Date(Number(seconds) * 1_000) : undefined;
}

// WeChat calls the field "seconds" and sends Unix time; a small number is taken as what the word says.
const leastUnixTime = 1e9;
const usualCodeLifeMs = 600_000; // what the redirect's expires_in says in WeChat's manual

function expiryOf(value: string | undefined, createdAt: Date): Date {
  const seconds = Number(value?.trim() || Number.NaN);
  if (!(seconds > 0 && seconds < 1e11)) return new Date(createdAt.getTime() + usualCodeLifeMs);
  return new Date(seconds < leastUnixTime ? createdAt.getTime() + seconds * 1_000 : seconds * 1_000);
}
