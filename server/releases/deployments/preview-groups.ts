import type { Text } from "../../language.ts";
import { wechatErrorInfo } from "../../wechat/index.ts";
import { refusalTexts } from "../texts.ts";
import type { AccountRefusal, RefusalCode } from "./preflight.ts";

export const knownFrom = ["RULE", "PROFILE", "LAST_FAILURE", "WECHAT"] as const;
export type KnownFrom = (typeof knownFrom)[number];

/** What would hold an account up later: it is not left out, since only WeChat knows for certain. */
export type WarningCode =
  | "PROFILE_INCOMPLETE"
  | "ACCOUNT_RESTRICTED"
  | "NO_CATEGORY"
  | "AUDIT_RUNNING"
  | "PRIVACY_INCOMPLETE"
  | "DOMAINS_NOT_REGISTERED"
  | "FAILED_LAST_TIME"
  | "REFUSED_BY_WECHAT";

export interface Warning {
  code: WarningCode;
  knownFrom: KnownFrom;
  /** WeChat's, when it was WeChat that said so. */
  errcode?: number;
  detail?: string;
}

export interface PreviewGroup {
  code: RefusalCode | WarningCode;
  knownFrom: KnownFrom;
  message: Text;
  remedy: Text;
  /** Row ids, ascending. */
  ids: number[];
}

/** Distinct messages: one for each variable and place at most. What is beyond them stands under its code alone. */
const mostGroups = 200;

/** Puts accounts together for which the same is said. */
export function createGroups() {
  const groups = new Map<string, PreviewGroup>();

  function add(authorizerId: number, group: Omit<PreviewGroup, "ids">): void {
    const key = JSON.stringify([group.code, group.knownFrom, group.message.en]);
    const place = groups.has(key) || groups.size < mostGroups ? key : group.code;
    const there = groups.get(place) ?? { ...group, ids: [] };
    groups.set(place, there);
    there.ids.push(authorizerId);
  }

  return {
    refused: (refusal: AccountRefusal) =>
      add(refusal.authorizerId, { code: refusal.code, knownFrom: "RULE", ...refusalTexts(refusal) }),
    warned: (authorizerId: number, warning: Warning) =>
      add(authorizerId, { code: warning.code, knownFrom: warning.knownFrom, ...warningTexts(warning) }),
    /** Those that are left out first, then by how many they are. */
    list: (): PreviewGroup[] =>
      [...groups.values()].toSorted(
        (a, b) => Number(b.knownFrom === "RULE") - Number(a.knownFrom === "RULE") || b.ids.length - a.ids.length,
      ),
  };
}

/** Refusals of a version or an account that stay until somebody does something about the account. */
const codeOfFailure = new Map<number, WarningCode>([
  [86002, "PROFILE_INCOMPLETE"],
  [85008, "NO_CATEGORY"],
  [85077, "NO_CATEGORY"],
  [61040, "PRIVACY_INCOMPLETE"],
  [85009, "AUDIT_RUNNING"],
  [85018, "DOMAINS_NOT_REGISTERED"],
  [89021, "DOMAINS_NOT_REGISTERED"],
  [85087, "FAILED_LAST_TIME"],
  [85094, "FAILED_LAST_TIME"],
  [85312, "FAILED_LAST_TIME"],
  [86007, "FAILED_LAST_TIME"],
  [86008, "FAILED_LAST_TIME"],
  [86009, "FAILED_LAST_TIME"],
  [86010, "FAILED_LAST_TIME"],
  [87006, "FAILED_LAST_TIME"],
  [9400001, "FAILED_LAST_TIME"],
]);

/** Says what the last failure warns of; null when it says nothing about the next time. */
export function warningOfFailure(errcode: number): Warning | null {
  const code = codeOfFailure.get(errcode);
  return code === undefined ? null : { code, knownFrom: "LAST_FAILURE", errcode };
}

function warningTexts({ code, knownFrom: from, errcode, detail = "" }: Warning): { message: Text; remedy: Text } {
  if (errcode !== undefined) {
    const { meaning, remedy } = wechatErrorInfo(errcode);
    const before: Text =
      from === "LAST_FAILURE"
        ? { zh: `上一次发版失败（${errcode}）：`, en: `Its last release failed (${errcode}): ` }
        : { zh: `微信回答 ${errcode}：`, en: `WeChat answers ${errcode}: ` };
    return { message: { zh: before.zh + meaning.zh, en: before.en + meaning.en }, remedy };
  }
  return textsOfWarnings[code](detail);
}

const textsOfWarnings: Record<WarningCode, (detail: string) => { message: Text; remedy: Text }> = {
  PROFILE_INCOMPLETE: () => ({
    message: { zh: "名称、头像或简介没有设置", en: "Its name, avatar or description is not set" },
    remedy: {
      zh: "请管理员在微信后台补全；补全后刷新账号",
      en: "Have its administrator fill it in at WeChat's console, then refresh the account",
    },
  }),
  ACCOUNT_RESTRICTED: (status) => ({
    message: {
      zh: `账号状态异常（${status}）：已注销、封禁或冻结`,
      en: `The account is deregistered, banned or frozen (${status})`,
    },
    remedy: { zh: "与商家确认后再发版", en: "Ask the merchant before deploying to it" },
  }),
  NO_CATEGORY: () => ({
    message: { zh: "没有可提审的类目", en: "It has no category to submit with" },
    remedy: { zh: "请管理员在微信后台添加类目", en: "Have its administrator add one at WeChat's console" },
  }),
  AUDIT_RUNNING: () => ({
    message: { zh: "微信正在审核它的另一个版本", en: "WeChat reviews another version of it just now" },
    remedy: { zh: "等审核结束，或先撤回", en: "Wait for its end, or withdraw it first" },
  }),
  PRIVACY_INCOMPLETE: (keys) => ({
    message: {
      zh: `用户隐私保护指引不完整${keys && `：${keys}`}`,
      en: `Its privacy guideline is incomplete${keys && `: ${keys}`}`,
    },
    remedy: { zh: "补全隐私保护指引", en: "Complete the guideline" },
  }),
  DOMAINS_NOT_REGISTERED: (domains) => ({
    message: {
      zh: `平台没有登记这些域名：${domains}`,
      en: `The platform has not registered these domains: ${domains}`,
    },
    remedy: { zh: "在开放平台登记域名，或去掉它们", en: "Register them at the open platform, or leave them out" },
  }),
  FAILED_LAST_TIME: () => ({
    message: { zh: "上一次发版失败", en: "Its last release failed" },
    remedy: { zh: "查看上一次的失败原因", en: "See why it failed" },
  }),
  REFUSED_BY_WECHAT: () => ({
    message: { zh: "微信拒绝了查询", en: "WeChat refused to be asked about it" },
    remedy: { zh: "稍后再查", en: "Look again later" },
  }),
};
