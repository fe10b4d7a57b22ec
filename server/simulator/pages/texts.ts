import type { Text } from "../../language.ts";
import type { LinkFault } from "../visitor.ts";

/** Everything the authorization pages say. */
export const texts = {
  scanTitle: { zh: "用手机扫码授权", en: "Scan to authorize" },
  scanHow: {
    zh: "请账号管理员扫描二维码，并在手机上确认。确认后本页会自动返回。",
    en: "The account's administrator scans this code and confirms on the phone. This page then goes back by itself.",
  },
  scanHost: {
    zh: "手机必须能打开这个地址；否则请直接打开手机视图。",
    en: "The phone must be able to reach this address; otherwise open the phone view here.",
  },
  openPhone: { zh: "打开手机视图", en: "Open the phone view" },
  qr: { zh: "手机视图的二维码", en: "QR code of the phone view" },
  phoneTitle: { zh: "授权给第三方平台", en: "Authorize a third-party platform" },
  chooseAccount: { zh: "选择要授权的账号", en: "Choose the account to authorize" },
  noAccount: { zh: "没有可以授权的账号。", en: "There is no account to authorize." },
  search: { zh: "搜索账号", en: "Search accounts" },
  searchDo: { zh: "搜索", en: "Search" },
  isAuthorized: { zh: "已授权给本平台", en: "already authorized to this platform" },
  miniProgram: { zh: "小程序", en: "Mini program" },
  officialAccount: { zh: "公众号", en: "Official account" },
  miniShop: { zh: "小商店", en: "Mini shop" },
  channels: { zh: "视频号", en: "Channels account" },
  setsOfMiniPrograms: { zh: "小程序的权限", en: "Permissions of mini programs" },
  setsOfOfficialAccounts: { zh: "公众号的权限", en: "Permissions of official accounts" },
  exclusive: { zh: "互斥", en: "exclusive" },
  heldBy: { zh: "目前由其他平台持有", en: "now held by another platform" },
  all: { zh: "全选", en: "Select all" },
  confirm: { zh: "授权", en: "Authorize" },
  refuse: { zh: "拒绝", en: "Refuse" },
  expire: { zh: "让授权码过期", en: "Let the code expire" },
  expireHow: {
    zh: "「让授权码过期」会完成授权，但交给平台的授权码已经失效。",
    en: "“Let the code expire” authorizes, but the code handed to the platform is dead already.",
  },
  refusedTitle: { zh: "已拒绝授权", en: "Refused" },
  refusedText: { zh: "没有任何改变。平台不会收到通知。", en: "Nothing has changed. The platform is not told." },
  doneTitle: { zh: "授权成功", en: "Authorized" },
  doneText: { zh: "请回到电脑继续。", en: "Go on at the computer." },
  chooseFirst: { zh: "请先选择一个账号。", en: "Choose an account first." },
  brokenTitle: { zh: "链接不可用", en: "This link does not work" },
  trialTitle: { zh: "体验版", en: "Trial version" },
  trialNone: { zh: "这个小程序还没有上传过代码。", en: "No code was uploaded for this mini program yet." },
} as const satisfies Record<string, Text>;

/** Why WeChat's page would refuse a link. */
export const faultTexts: Record<LinkFault, Text> = {
  component: { zh: "component_appid 不是本平台。", en: "component_appid is not this platform's." },
  preAuthCode: { zh: "预授权码无效。", en: "The pre-auth code is invalid." },
  usedCode: { zh: "预授权码已经使用过。", en: "The pre-auth code was used already." },
  expiredCode: { zh: "预授权码已过期。", en: "The pre-auth code has expired." },
  redirectUri: { zh: "redirect_uri 缺失或无效。", en: "redirect_uri is missing or malformed." },
  redirectHost: {
    zh: "redirect_uri 的域名不是平台登记的授权发起页域名。",
    en: "redirect_uri is not on the platform's registered start-page domain.",
  },
  referer: {
    zh: "请从平台登记域名上的页面进入（Referer 不符）。",
    en: "Enter from a page on the platform's registered domain (the Referer does not match).",
  },
  authType: { zh: "auth_type 无效。", en: "auth_type is invalid." },
  bizAppId: { zh: "这个账号不能通过此链接授权。", en: "This account cannot be authorized by this link." },
};
