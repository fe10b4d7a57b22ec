import type { Language } from "../../language.ts";

/** Everything merchants read, in both languages. */
const zh = {
  yourProvider: "您的服务商",
  invite: (label: string | null) => (label ? `请「${label}」的管理员确认授权` : "请账号管理员确认授权"),
  asks: (platform: string, until: string) => `${beforeWords(platform)}请求管理您的微信账号。本链接在 ${until}前有效。`,
  steps: ["点击按钮，前往微信的授权页面", "用账号管理员的微信扫码，选择账号", "查看权限并确认"],
  setsTitle: "将请求这些权限：",
  allSets: "将请求本平台已发布的全部权限，您可以在微信页面上取消勾选。",
  neededTitle: "其中这些是提供服务所必需的：",
  exclusive: "互斥权限：授予本平台后，其他平台不再拥有",
  stop: "。",
  onComputer: "在电脑上继续",
  inWechat: "去微信确认授权",
  scan: "用管理员的微信扫一扫",
  openInWechat: "请用微信打开",
  openHow: "复制下面的链接发到微信里点开，或用微信扫二维码。",
  plugin: "请在小程序中完成授权。",
  notAdmin: "列表里没有您的账号？这个微信不是它的管理员。",
  working: "正在确认授权，通常几秒",
  workingHint: "本页会自动刷新。",
  workingLong: "微信还没有给出结果。可以关闭本页，结果会自动生效。",
  done: "授权成功",
  connected: (account: string, platform: string, sets: number) =>
    `「${account}」已连接到${afterWords(platform)}。${sets} 项权限。`,
  lacking: (count: number) => `授权成功，还差 ${count} 项权限`,
  without: "没有以下权限，相关服务无法提供：",
  grantNow: (count: number) => (count === 1 ? "补充这项权限" : `补充这 ${count} 项权限`),
  noNeed: "不需要可直接关闭本页。",
  howToEnd: "如需解除：公众平台「设置 → 第三方设置」，或「公众平台安全助手」公众号。",
  backTo: (host: string) => `返回 ${host}`,
  failed: "没有完成授权",
  unchanged: "您的账号没有任何改变。",
  again: "重新授权",
  ended: "这个链接已经失效",
  endedSince: (since: string) => `失效时间：${since}。`,
  askAgain: "请对方重新发一个",
  asked: (at: string) => `已在 ${at}转告对方，请等待新的链接。`,
  unknown: "没有这个链接",
  unknownHint: "请检查链接是否完整。",
  tooMany: "请求过于频繁",
  tooManyHint: "请 1 分钟后再试。",
  busy: "微信暂时没有回应",
  busyHint: "链接仍然有效，过一会儿可以再试。",
  contact: (contact: string) => `咨询：${contact}`,
  reference: (reference: string) => `编号 ${reference}`,
};

const en: typeof zh = {
  yourProvider: "Your service provider",
  invite: (label) =>
    label
      ? `The administrator of “${label}” is asked to authorize`
      : "The account's administrator is asked to authorize",
  asks: (platform, until) => `${platform} asks to manage your WeChat account. This link is valid until ${until}.`,
  steps: [
    "Press the button to go to WeChat's authorization page",
    "Scan with the administrator's WeChat and choose the account",
    "Look at the permissions and confirm",
  ],
  setsTitle: "It asks for these permissions:",
  allSets: "It asks for all permissions this platform has published; you can untick some on WeChat's page.",
  neededTitle: " These are needed for the service:",
  exclusive: "exclusive: granted to this platform, it is taken from any other",
  stop: "; ",
  onComputer: "Continue on this computer",
  inWechat: "Confirm in WeChat",
  scan: "Scan with the administrator's WeChat",
  openInWechat: "Please open this in WeChat",
  openHow: "Copy the link below into a WeChat chat and open it there, or scan the code with WeChat.",
  plugin: "Please finish in the mini program.",
  notAdmin: "Your account is not in the list? Then this WeChat is not its administrator.",
  working: "Confirming the authorization, a few seconds as a rule",
  workingHint: "This page refreshes by itself.",
  workingLong: "WeChat has not answered yet. You can close this page; the result takes effect by itself.",
  done: "Authorized",
  connected: (account, platform, sets) =>
    `“${account}” is connected to ${platform}. ${sets} permission set${sets === 1 ? "" : "s"}.`,
  lacking: (count) => `Authorized, ${count} permission${count === 1 ? "" : "s"} missing`,
  without: "Without these, what they are for cannot be provided:",
  grantNow: (count) => (count === 1 ? "Grant it now" : `Grant these ${count} now`),
  noNeed: "If you do not need that, just close this page.",
  howToEnd: "To end it: 公众平台「设置 → 第三方设置」, or the account 公众平台安全助手 in WeChat.",
  backTo: (host) => `Back to ${host}`,
  failed: "The authorization was not completed",
  unchanged: "Nothing about your account has changed.",
  again: "Authorize again",
  ended: "This link is no longer valid",
  endedSince: (since) => `Since ${since}.`,
  askAgain: "Ask for a new one",
  asked: (at) => `Your provider was told ${at}. Please wait for the new link.`,
  unknown: "There is no such link",
  unknownHint: "Please check that it is complete.",
  tooMany: "Too many requests",
  tooManyHint: "Please try again in a minute.",
  busy: "WeChat does not answer just now",
  busyHint: "The link stays valid; you can try again in a moment.",
  contact: (contact) => `Questions: ${contact}`,
  reference: (reference) => `Ref ${reference}`,
};

export const pageTexts: Readonly<Record<Language, typeof zh>> = { zh, en };

/** A name after or before Chinese words: Latin letters and digits keep a space from them. */
const afterWords = (name: string) => (/^[!-~]/.test(name) ? ` ${name}` : name);
const beforeWords = (name: string) => (/[!-~]$/.test(name) ? `${name} ` : name);

/** WeChat's limits and merchants are in Beijing time. */
export function momentText(at: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Asia/Shanghai",
  });
  return `${format.format(at)}${language === "zh" ? "（北京时间）" : " (Beijing time)"}`;
}
