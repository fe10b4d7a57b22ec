import type { Role } from "../graphql/generated/schema-facts.ts";
import type { ActName } from "./acts.ts";
import type { Findable } from "./words.ts";

/** A page, a filtered list, or an act, known without asking the server. */
export interface Place extends Findable {
  key: string;
  group: "page" | "act";
  /** Who does not have it does not find it. */
  needs: Role;
  path?: string;
  act?: ActName;
}

export const places: readonly Place[] = [
  page("/", "概览", "Home", "首页 dashboard"),
  page("/authorizers", "授权账号", "Authorizers", "商家 小程序 公众号 account merchant"),
  page("/templates", "模板", "Templates", "普通模板 标准模板 library"),
  page("/templates?tab=drafts", "草稿箱", "Draft box", "草稿 drafts template"),
  page("/deployments", "发版", "Deployments", "分阶段发布 提交审核 发布 回退 审核 release audit roll back phased"),
  page("/versions", "线上版本分布", "Who runs what", "版本 分布 versions online"),
  page("/templates?tab=channels", "渠道", "Channels", "stable beta 稳定版 测试版 跟随 proposals 发版建议"),
  page("/events", "微信推送", "Events", "回调 callback push 消息"),
  page("/settings", "设置", "Settings", "平台名称 回调地址 platform callback url"),
  page("/settings#me", "我的账号与密码", "My account and password", "语言 外观 快捷键 language theme keys"),
  { ...page("/authorizers/links", "授权链接", "Authorization links", "二维码 邀请 qr invite"), needs: "OPERATOR" },
  page(
    "/authorizers?status=NEEDS_REAUTHORIZATION",
    "需重新授权的账号",
    "Authorizers that need re-authorization",
    "61023 token 令牌",
  ),
  page("/authorizers?status=REVOKED", "已解除授权的账号", "Authorizers cancelled by the merchant", "取消 revoked"),
  page("/deployments?state=RUNNING", "进行中的发版", "Deployments that run", "running 审核中"),
  page("/events?outcome=REFUSED", "已拒收的推送", "Refused pushes", "签名 解密 signature"),
  {
    ...act("authorize", "OPERATOR", "授权一个账号", "Authorize an account", "授权账号 授权链接 connect link"),
    path: "/authorizers?dialog=authorize",
  },
  {
    ...act("deploy", "RELEASER", "发版…", "Deploy…", "新建发版 发布 提交审核 release ship"),
    path: "/deployments?dialog=deploy",
  },
  act("sync", "OPERATOR", "从微信同步授权账号", "Sync authorizers from WeChat", "拉取 刷新 refresh"),
  act("refreshTemplates", "OPERATOR", "从微信刷新模板", "Refresh templates from WeChat", "草稿 同步 sync drafts"),
  act("requestTicket", "OPERATOR", "请微信推送票据", "Ask WeChat to push a ticket", "ticket verify_ticket"),
  act("renewToken", "OPERATOR", "更新平台令牌", "Renew the platform token", "component_access_token 续期"),
  act("theme", "VIEWER", "切换浅色或深色", "Switch between light and dark", "外观 主题 theme"),
  act("language", "VIEWER", "切换到英文", "Switch to Chinese", "语言 中文 English language"),
];

export const sandboxPlace: Place = page("/sandbox", "沙箱", "Sandbox", "模拟器 simulator");

function page(path: string, zh: string, en: string, words: string): Place {
  return { key: `page:${path}`, group: "page", needs: "VIEWER", path, title: { zh, en }, words };
}

function act(name: ActName, needs: Role, zh: string, en: string, words: string): Place {
  return { key: `act:${name}`, group: "act", needs, act: name, title: { zh, en }, words };
}
