import { wechatErrorInfo, type WechatErrorKind } from "./error-codes.ts";

/** WeChat answered, and the answer is no: `errcode` is not 0. Its HTTP status is 200 all the same. */
export class WechatError extends Error {
  override readonly name = "WechatError";
  readonly errcode: number;
  /** WeChat's own words, without the request id. */
  readonly errmsg: string;
  /** WeChat's id of the request, for `ridInfo` and for its support; kept there for about a week. */
  readonly rid?: string;
  /** The path, without the query, which holds the token. */
  readonly endpoint: string;
  readonly kind: WechatErrorKind;
  /** The account the call was for; absent when it was the platform's own. */
  readonly appId?: string;

  constructor(facts: { errcode: number; errmsg: string; rid?: string; endpoint: string; appId?: string }) {
    const { errcode, errmsg, rid, endpoint, appId } = facts;
    super(`${endpoint}${appId ? ` for ${appId}` : ""} refused: ${errcode} ${errmsg}${rid ? ` (rid ${rid})` : ""}`);
    this.errcode = errcode;
    this.errmsg = errmsg;
    if (rid !== undefined) this.rid = rid;
    this.endpoint = endpoint;
    this.kind = wechatErrorInfo(errcode).kind;
    if (appId !== undefined) this.appId = appId;
  }
}

/**
 * - `network` no connection, or it broke
 * - `timeout` no whole answer in time
 * - `status` HTTP 4xx or 5xx without one of WeChat's answers
 * - `unreadable` not the JSON, or not the file, that was expected
 * - `brokenPromise` a well-formed answer without what it must hold, such as a token answer without token
 */
export type UnreachableReason = "network" | "timeout" | "status" | "unreadable" | "brokenPromise";

/** No usable answer came from WeChat. */
export class WechatUnreachable extends Error {
  override readonly name = "WechatUnreachable";
  readonly endpoint: string;
  readonly reason: UnreachableReason;
  /** Whether WeChat may have done what was asked. False only when the request certainly never arrived. */
  readonly maySent: boolean;
  readonly appId?: string;

  constructor(facts: {
    endpoint: string;
    reason: UnreachableReason;
    detail: string;
    maySent: boolean;
    appId?: string;
    cause?: unknown;
  }) {
    const { endpoint, appId, detail, cause } = facts;
    super(`${endpoint}${appId ? ` for ${appId}` : ""} got no usable answer: ${detail}`, { cause });
    this.endpoint = endpoint;
    this.reason = facts.reason;
    this.maySent = facts.maySent;
    if (appId !== undefined) this.appId = appId;
  }
}
