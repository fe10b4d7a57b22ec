import { cdata } from "../wechat/xml.ts";
import { seconds } from "./calendar.ts";
import type { Account } from "./records.ts";

/** An element's text; numbers go out bare, texts in CDATA, as WeChat writes them. */
export function element(name: string, value: string | number): string {
  return `<${name}>${typeof value === "number" ? value : cdata(value)}</${name}>`;
}

const document = (elements: Record<string, string | number>) =>
  `<xml>${Object.entries(elements)
    .map(([name, value]) => element(name, value))
    .join("")}</xml>`;

/** An event of the platform itself (door A). */
export function componentEvent(
  componentAppId: string,
  infoType: string,
  now: number,
  more: Record<string, string | number>,
): string {
  return document({ AppId: componentAppId, CreateTime: seconds(now), InfoType: infoType, ...more });
}

// System events carry a fixed pseudo-openid as their sender.
const systemOpenid = "oSYSTEMxxxxxxxxxxxxxxxxxxxxxx";

/** An event of an authorizer (door B). */
export function accountEvent(
  account: Account,
  event: string,
  now: number,
  more: Record<string, string | number>,
): string {
  return document({
    ToUserName: account.originalId,
    FromUserName: systemOpenid,
    CreateTime: seconds(now),
    MsgType: "event",
    Event: event,
    ...more,
  });
}
