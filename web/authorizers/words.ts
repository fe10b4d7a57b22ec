import type {
  AuthorizationChangeKind,
  AuthorizationChannel,
  AuthorizerKind,
} from "../graphql/generated/schema-facts.ts";
import type { Language } from "../i18n/language.ts";

type Named<T extends string> = Record<T, Readonly<Record<Language, string>>>;

export const kindNames: Named<AuthorizerKind> = {
  MINI_PROGRAM: { zh: "小程序", en: "Mini program" },
  OFFICIAL_ACCOUNT: { zh: "公众号", en: "Official account" },
  MINI_SHOP: { zh: "微信小店", en: "Mini shop" },
  OTHER: { zh: "其他", en: "Other" },
};

export const channelNames: Named<AuthorizationChannel> = {
  PC_QR: { zh: "电脑扫码", en: "PC" },
  H5: { zh: "微信内打开", en: "H5" },
  MINI_PROGRAM_PLUGIN: { zh: "小程序插件", en: "Plugin" },
};

export const changeNames: Named<AuthorizationChangeKind> = {
  AUTHORIZED: { zh: "商家完成授权", en: "Authorized by the merchant" },
  UPDATED: { zh: "商家更新授权", en: "Grants updated by the merchant" },
  REVOKED: { zh: "商家解除授权", en: "Cancelled by the merchant" },
  NEEDS_REAUTHORIZATION: { zh: "刷新令牌失效，需重新授权", en: "Refresh token died, needs re-authorization" },
  RESTORED: { zh: "授权恢复可用", en: "Authorization works again" },
};

/** WeChat's own state of an account, by its number. */
const accountStates: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
  1: { zh: "正常", en: "normal" },
  14: { zh: "已注销", en: "deregistered" },
  16: { zh: "已封禁", en: "banned" },
  18: { zh: "已告警", en: "warned" },
  19: { zh: "已冻结", en: "frozen" },
};

export function accountStateName(status: number, language: Language): string {
  return accountStates[status]?.[language] ?? String(status);
}
