import type { WechatError } from "../wechat/index.ts";

/**
 * Why WeChat gave no token:
 * - `ticket` the ticket is dead or not the newest (61005, 61006): a new one must be pushed
 * - `revoked` the merchant cancelled the authorization (61003)
 * - `needsReauthorization` the refresh token is dead (61023), or a password change voided it (42007)
 * - `other` settings, quota and the like: see the error's kind
 */
export type TokenRefusalReason = "ticket" | "revoked" | "needsReauthorization" | "other";

export function refusalReasonOf({ errcode }: Pick<WechatError, "errcode">): TokenRefusalReason {
  switch (errcode) {
    case 61005:
    case 61006:
      return "ticket";
    case 61003:
      return "revoked";
    case 61023:
    case 42002:
    case 42007:
      return "needsReauthorization";
    default:
      return "other";
  }
}
