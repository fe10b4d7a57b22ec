import type { Language } from "../i18n/language.ts";

/** WeChat's names of what it pushes, in our words. What is not here is shown by WeChat's name alone. */
const typeNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  component_verify_ticket: { zh: "票据", en: "ticket" },
  authorized: { zh: "授权成功", en: "account authorized" },
  updateauthorized: { zh: "更新授权", en: "grants updated" },
  unauthorized: { zh: "解除授权", en: "authorization cancelled" },
  weapp_audit_success: { zh: "审核通过", en: "audit passed" },
  weapp_audit_fail: { zh: "审核不通过", en: "audit failed" },
  weapp_audit_delay: { zh: "审核延后", en: "audit delayed" },
  wxa_nickname_audit: { zh: "名称审核结果", en: "name reviewed" },
  wxa_category_audit: { zh: "类目审核结果", en: "category reviewed" },
  wxa_privacy_apply: { zh: "隐私接口申请结果", en: "privacy API reviewed" },
  wxa_illegal_record: { zh: "违规记录", en: "violation recorded" },
  wxa_appeal_record: { zh: "申诉记录", en: "appeal recorded" },
  wxa_punish_event: { zh: "处罚通知", en: "penalty" },
  notify_third_fasteregister: { zh: "快速注册结果", en: "registration result" },
  notify_third_fastregisterbetaapp: { zh: "试用小程序注册结果", en: "trial registration result" },
  notify_third_fastverifybetaapp: { zh: "试用小程序转正结果", en: "trial verification result" },
  user_info_modified: { zh: "用户资料变更", en: "user information changed" },
  user_authorization_revoke: { zh: "用户撤回授权", en: "user withdrew consent" },
  user_authorization_cancellation: { zh: "用户注销", en: "user closed the account" },
  subscribe: { zh: "用户关注", en: "user followed" },
  unsubscribe: { zh: "用户取消关注", en: "user unfollowed" },
  user_enter_tempsession: { zh: "进入客服会话", en: "customer chat opened" },
  text: { zh: "文字消息", en: "text message" },
  image: { zh: "图片消息", en: "picture message" },
  voice: { zh: "语音消息", en: "voice message" },
  video: { zh: "视频消息", en: "video message" },
  location: { zh: "位置消息", en: "location message" },
  link: { zh: "链接消息", en: "link message" },
  scan: { zh: "扫码", en: "code scanned" },
  click: { zh: "点击菜单", en: "menu clicked" },
  view: { zh: "打开菜单链接", en: "menu link opened" },
  unreadable: { zh: "无法解读", en: "could not be read" },
};

/** Types worth a box in the filter: what the platform reacts to, and what could not be read. */
export const commonTypes = [
  "component_verify_ticket",
  "authorized",
  "updateauthorized",
  "unauthorized",
  "weapp_audit_success",
  "weapp_audit_fail",
  "weapp_audit_delay",
  "unreadable",
] as const;

export function typeName(type: string, language: Language): string | undefined {
  return typeNames[type.toLowerCase()]?.[language];
}
