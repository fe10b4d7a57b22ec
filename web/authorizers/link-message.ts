import type { LinkPartsFragment } from "../graphql/generated/graphql.ts";
import type { Language } from "../i18n/language.ts";

/** A finished message for a chat: who asks, who opens it, where, until when. */
export function linkMessage(link: LinkPartsFragment, platformName: string | null, language: Language): string {
  const { channel, label, url, reference } = link;
  const until = beijing(new Date(link.expiresAt));
  const isPc = channel === "PC_QR";
  if (language === "zh") {
    const asks = platformName
      ? `${platformName}请您授权${label ? `「${label}」` : ""}`
      : `请授权${label ? `「${label}」` : ""}`;
    const how = isPc ? "在电脑浏览器打开，用管理员的微信扫码确认" : "用管理员的微信打开，按提示确认";
    return `${asks}：\n1. 由账号的管理员操作，${how}：\n${url}\n2. 选择账号，保留全部权限，确认授权。\n北京时间 ${until} 前有效，编号 ${reference}。`;
  }
  const asks = `${platformName ?? "We"} ${platformName ? "asks" : "ask"} you to authorize${label ? ` ${label}` : " your account"}:`;
  const how = isPc
    ? "opens this on a computer and scans the code with WeChat"
    : "opens this in WeChat and follows the steps";
  return `${asks}\n1. The account's administrator ${how}:\n${url}\n2. Choose the account, keep all permissions, confirm.\nValid until ${until} Beijing time, reference ${reference}.`;
}

/** WeChat's limits, and so ours to merchants, are always in Beijing time: 2026-11-24 18:40. */
export function beijing(at: Date): string {
  const [day = "", time = ""] = new Date(at.getTime() + 8 * 3_600_000).toISOString().split("T");
  return `${day} ${time.slice(0, 5)}`;
}
