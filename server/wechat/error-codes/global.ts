import type { ErrorCodeRow } from "../error-codes.ts";
export const globalCodes: readonly ErrorCodeRow[] = [
  [-1, "busy", "微信系统繁忙", "WeChat is busy"],
  [40001, "token", "令牌不是最新的", "Token is not the latest"],
  [40014, "token", "令牌无效", "Token is invalid"],
  [42001, "token", "令牌已过期", "Token has expired"],
  [42006, "token", "平台令牌已过期", "Platform token has expired"],
];
