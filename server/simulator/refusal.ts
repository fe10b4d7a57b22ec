import { wechatErrorInfo } from "../wechat/error-codes.ts";

// Texts in WeChat's own manner for the codes met every day; the others borrow the meaning from the table of codes.
const texts: Record<number, string> = {
  [-1]: "system error",
  40001: "invalid credential, access_token is invalid or not latest",
  40003: "invalid openid",
  40005: "invalid file type",
  40006: "invalid media size",
  40008: "invalid message type",
  40013: "invalid appid",
  40014: "invalid access_token",
  40029: "invalid code",
  40066: "invalid url",
  40097: "invalid args",
  40125: "invalid appsecret",
  40163: "code been used",
  40170: "args count exceed count limit",
  41001: "access_token missing",
  41002: "appid missing",
  41004: "appsecret missing",
  41005: "media data missing",
  41018: "component_appid missing",
  41021: "component_access_token missing",
  42001: "access_token expired",
  43001: "require GET method",
  43002: "require POST method",
  43007: "require authorization",
  44002: "empty post data",
  45009: "reach max api daily quota limit",
  45011: "api minute-quota reach limit, must slower, retry next minute",
  47001: "data format error",
  47002: "data format error, unescaped utf-8 required",
  48001: "api unauthorized",
  48006: "forbid to clear quota because of reaching the limit",
  61003: "component is not authorized by this account",
  61004: "access clientip is not registered, requestIP: 127.0.0.1",
  61005: "component ticket is expired",
  61006: "component ticket is invalid",
  61007: "api is unauthorized to component",
  61009: "code is invalid",
  61010: "code is expired",
  61011: "invalid component",
  61012: "invalid option name",
  61013: "invalid option value",
  61014: "must use component token for component api",
  61015: "must use biz token for biz api",
  61023: "refresh_token is invalid",
  61039: "code privacy check task is not finished, retry later",
  61040: "code uses privacy api without declaration or permission",
  76021: "cgi_path not found, please check",
  76022: "could not use this cgi_path, no permission",
  85008: "category is not approved",
  85009: "already has a version under audit",
  85012: "invalid audit id",
  85013: "invalid ext_json",
  85014: "template not exist",
  85019: "no version is under audit",
  85020: "audit status not allowed",
  85021: "status not allowed",
  85022: "invalid action",
  85023: "item_list count must be 1 to 5",
  85048: "ext_json is not valid json",
  85052: "version is already released",
  85058: "no valid audit id",
  85064: "template not found",
  85065: "template library is full",
  85079: "no online version",
  85080: "version is not approved",
  85081: "invalid gray percentage",
  85082: "gray percentage must be larger than before",
  85085: "submit audit reach limit, quota of this month is used up",
  85086: "must commit before submit audit",
  86000: "should be called only from third party",
  86001: "component experience version not exists",
  86002: "nickname, headimg or signature is not set",
  86102: "domain changes of this month are used up",
  87011: "gray release is running, revert is not allowed",
  87012: "version can not be reverted",
  87013: "undo audit reach limit",
  9402202: "concurrent limit, last operation is not finished",
};

/** WeChat says no: HTTP 200 with this errcode. */
export class Refusal extends Error {
  readonly errcode: number;

  constructor(errcode: number, detail?: string) {
    super(detail ? `${errmsgOf(errcode)}, ${detail}` : errmsgOf(errcode));
    this.errcode = errcode;
  }
}

export function errmsgOf(errcode: number): string {
  return texts[errcode] ?? wechatErrorInfo(errcode).meaning.en;
}
