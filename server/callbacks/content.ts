import { dedupeKeyOf, readAccountMessage, readComponentEvent, trimmedTextOf } from "../wechat/index.ts";
import type { AccountMessage, ComponentEvent, XmlElement } from "../wechat/index.ts";
import type { CallbackDoor } from "./handler.ts";

/** What a decrypted push is about, whichever URL it came by: WeChat has moved events from one URL to the other. */
export interface Content {
  door: CallbackDoor;
  type: string;
  appId: string | null;
  createdAt: Date | null;
  dedupeKey: string;
  message: ComponentEvent | AccountMessage;
}

export function contentOf(root: XmlElement, xml: string, pathAppId: string | null): Content {
  const infoType = trimmedTextOf(root, "InfoType");
  const dedupeKey = dedupeKeyOf({ root, xml, ...(pathAppId !== null && { appId: pathAppId }) });
  if (infoType !== undefined) {
    const message = readComponentEvent(root);
    const createdAt = message.createdAt ?? null;
    return { door: "authorization", type: infoType, appId: accountOf(root), createdAt, dedupeKey, message };
  }
  const message = readAccountMessage(root);
  const type = trimmedTextOf(root, "Event") || message.msgType || "unknown";
  return { door: "message", type, appId: pathAppId, createdAt: message.createdAt ?? null, dedupeKey, message };
}

// How the component events name the account they are about. `AppId` is the platform, `appid` is not.
const accountNames = ["AuthorizerAppid", "authorizer_appid", "appid", "verify_appid"];

function accountOf(root: XmlElement): string | null {
  for (const name of accountNames) {
    const appId = trimmedTextOf(root, name);
    if (appId) return appId;
  }
  return null;
}
