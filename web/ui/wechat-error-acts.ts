/** What the console can do about a code of WeChat's, beside what `Release.nextActions` offers. */
export type WechatErrorAct =
  /** A link by which the merchant authorizes once more. */
  | "newLink"
  /** A link that asks for the permission set that is missing. */
  | "updateLink"
  | "sameCause"
  | "timeline"
  | "account"
  | "copyIp"
  | "checkNow"
  /** A text for the merchant, who alone can help. */
  | "copyForMerchant"
  | "releases";

const acts: Readonly<Record<number, readonly WechatErrorAct[]>> = {
  40001: ["checkNow"],
  42001: ["checkNow"],
  40164: ["copyIp", "checkNow"],
  48001: ["copyForMerchant"],
  61003: ["newLink", "timeline"],
  61004: ["copyIp", "checkNow"],
  61005: ["checkNow"],
  61006: ["checkNow"],
  61007: ["updateLink", "sameCause"],
  61009: ["account", "newLink"],
  61010: ["account", "newLink"],
  61023: ["newLink"],
  85009: ["releases"],
  85085: ["checkNow"],
};

/**
 * In the order of their buttons. None for what heals by itself (61039, 45009) and for what only code or time can
 * cure.
 */
export function actsOf(errcode: number): readonly WechatErrorAct[] {
  return acts[errcode] ?? [];
}

/** The address WeChat saw, in the words of its refusal: "access clientip is not registered, requestIP: 203.0.113.7". */
export function addressIn(errmsg: string): string | undefined {
  return /(?:requestIP:|\bip)\s*([0-9a-f.:]*[0-9a-f])/i.exec(errmsg)?.[1];
}

/** Releases need the code's set; another call may have missed any set, and the merchant is asked for all. */
export function linkPath(appId: string, act: "newLink" | "updateLink", endpoint: string): string {
  const sets = act === "updateLink" && endpoint.startsWith("/wxa/") ? "&sets=18" : "";
  return `/authorizers/${appId}?dialog=authorize&account=${appId}${sets}`;
}
