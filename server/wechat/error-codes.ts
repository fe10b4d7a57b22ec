import type { Text } from "../language.ts";
import { accountCodes } from "./error-codes/account.ts";
import { codeCodes } from "./error-codes/code.ts";
import { domainCodes } from "./error-codes/domains.ts";
import { globalCodes } from "./error-codes/global.ts";
import { profileCodes } from "./error-codes/profile.ts";
import { registrationCodes } from "./error-codes/registration.ts";

/**
 * What a refusal asks for:
 *
 * - `busy` the same call again after a pause
 * - `notReady` WeChat is still working on the step before: the same call later, never the step before again
 * - `token` a new token, then the same call once
 * - `quota` used up for the day or the month: hold until then
 * - `rateLimit` too many at once: slow down
 * - `environment` an operator sets something right at the platform, then the same call
 * - `account` the merchant acts: authorizes again, ticks a set, changes the account
 * - `request` the request is wrong and stays wrong
 * - `unknown` not in our table: show WeChat's words, allow one retry by hand
 */
export type WechatErrorKind =
  | "busy"
  | "notReady"
  | "token"
  | "quota"
  | "rateLimit"
  | "environment"
  | "account"
  | "request"
  | "unknown";

export interface WechatErrorInfo {
  errcode: number;
  kind: WechatErrorKind;
  /** What is true, short enough for a title. */
  meaning: Text;
  /** What to do about it, verb first. */
  remedy: Text;
  /** Whether the unchanged call can succeed later without anybody doing anything. */
  retryable: boolean;
}

/** A row of the tables: code, kind, meaning and, where the kind's own remedy does not do, remedy; Chinese then English. */
export type ErrorCodeRow = readonly [
  errcode: number,
  kind: Exclude<WechatErrorKind, "unknown">,
  zh: string,
  en: string,
  remedyZh?: string,
  remedyEn?: string,
];

const remedies: Record<WechatErrorKind, Text> = {
  busy: { zh: "无需操作：稍后自动再试", en: "Nothing to do: it is tried again by itself" },
  notReady: { zh: "无需操作：微信处理完后自动继续", en: "Nothing to do: it goes on when WeChat has finished" },
  token: { zh: "令牌会自动续期并重试一次", en: "The token is renewed and the call repeated once by itself" },
  quota: { zh: "等额度恢复后再继续", en: "Wait until the quota is filled up again" },
  rateLimit: { zh: "等待片刻，调用会自动放慢", en: "Wait a moment; calls slow down by themselves" },
  environment: { zh: "检查平台设置，改好后重试", en: "Check the platform's settings, then try again" },
  account: { zh: "请商家处理账号后重试", en: "Ask the merchant to put the account right, then try again" },
  request: { zh: "修改内容后重新发起", en: "Correct the request and start it again" },
  unknown: { zh: "按微信返回的说明处理，可手动重试一次", en: "Follow WeChat's words; one retry by hand is fine" },
};

const retryableKinds = new Set<WechatErrorKind>(["busy", "notReady", "token", "quota", "rateLimit"]);

const table = new Map<number, WechatErrorInfo>(
  [globalCodes, codeCodes, domainCodes, profileCodes, registrationCodes, accountCodes].flat().map((row) => {
    const [errcode, kind, zh, en, remedyZh, remedyEn] = row;
    const usual = remedies[kind];
    return [
      errcode,
      {
        errcode,
        kind,
        meaning: { zh, en },
        remedy: { zh: remedyZh ?? usual.zh, en: remedyEn ?? usual.en },
        retryable: retryableKinds.has(kind),
      },
    ];
  }),
);

/** Every code we can explain. */
export const knownErrorCodes: readonly WechatErrorInfo[] = [...table.values()];

/** What an errcode means and asks for. Codes outside the table get kind `unknown`; show WeChat's errmsg with them. */
export function wechatErrorInfo(errcode: number): WechatErrorInfo {
  return (
    table.get(errcode) ?? {
      errcode,
      kind: "unknown",
      meaning: { zh: `微信返回错误 ${errcode}`, en: `WeChat answered error ${errcode}` },
      remedy: remedies.unknown,
      retryable: false,
    }
  );
}
