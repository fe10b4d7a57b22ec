import type { ExtJsonCode, ExtJsonProblem } from "../ext-json/ext-json.ts";
import type { WechatFailure } from "../records.ts";

/** The mini-program set that code, audit and release need: 小程序开发与数据分析. */
export const codePermissionSet = 18;

/** Why an account is left out of a deployment. What WeChat alone knows, such as another's audit, shows later. */
export type RefusalCode =
  | "NOT_A_MINI_PROGRAM"
  | "REVOKED"
  | "NEEDS_REAUTHORIZATION"
  | "LACKS_PERMISSION_SET"
  | "LIVE_RELEASE"
  | ExtJsonCode;

export interface AccountRefusal {
  authorizerId: number;
  code: RefusalCode;
  /** The permission set, or the version of the live release. */
  detail?: string;
  /** Where its ext.json is wrong, and why. */
  extJson?: Pick<ExtJsonProblem, "path" | "message">;
}

export interface AccountFacts {
  id: number;
  kind: string;
  status: "AUTHORIZED" | "REVOKED" | "NEEDS_REAUTHORIZATION";
  hasCodePermission: boolean;
  /** The version of the release that holds the account. */
  liveVersion: string | null;
}

/** Says why a release for this account cannot begin; what cannot be cured comes first. */
export function refusalOf(account: AccountFacts): AccountRefusal | null {
  const authorizerId = account.id;
  if (account.kind !== "MINI_PROGRAM") return { authorizerId, code: "NOT_A_MINI_PROGRAM" };
  if (account.status === "REVOKED") return { authorizerId, code: "REVOKED" };
  if (account.status === "NEEDS_REAUTHORIZATION") return { authorizerId, code: "NEEDS_REAUTHORIZATION" };
  if (!account.hasCodePermission)
    return { authorizerId, code: "LACKS_PERMISSION_SET", detail: String(codePermissionSet) };
  if (account.liveVersion !== null) return { authorizerId, code: "LIVE_RELEASE", detail: account.liveVersion };
  return null;
}

/** An account whose ext.json cannot be rendered. */
export function extJsonRefusal(authorizerId: number, { code, path, message }: ExtJsonProblem): AccountRefusal {
  return { authorizerId, code, extJson: { path, message } };
}

/**
 * What is known against a call before it is made. WeChat would say the same, but a cancelled account is none of our
 * business any more: not one call is made for it.
 */
export function failureBeforeCall(status: AccountFacts["status"]): WechatFailure | null {
  switch (status) {
    case "AUTHORIZED":
      return null;
    case "REVOKED":
      return { errcode: 61003, errmsg: "the merchant cancelled the authorization; not called", endpoint: "" };
    case "NEEDS_REAUTHORIZATION":
      return { errcode: 61023, errmsg: "the account needs a new authorization; not called", endpoint: "" };
  }
}
