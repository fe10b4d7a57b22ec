import { dayInBeijing, monthStart } from "./audit/forecast.ts";
import type { Language, Text } from "../language.ts";
import { wechatErrorInfo } from "../wechat/index.ts";
import type { AccountRefusal } from "./deployments/preflight.ts";
import type { TransitionDetail, Waiting } from "./records.ts";

/** Why an account was left out, and what to do about it. */
export function refusalTexts({ code, detail = "", extJson }: AccountRefusal): { message: Text; remedy: Text } {
  switch (code) {
    case "NOT_A_MINI_PROGRAM":
      return {
        message: { zh: "不是小程序，不能发版", en: "Not a mini program: it has no code to release" },
        remedy: { zh: "只选择小程序", en: "Choose mini programs only" },
      };
    case "REVOKED":
      return {
        message: { zh: "商家已解除授权", en: "The merchant cancelled the authorization" },
        remedy: { zh: "发新链接，由管理员重新授权", en: "Send its administrator a new link" },
      };
    case "NEEDS_REAUTHORIZATION":
      return {
        message: { zh: "令牌失效，需要重新授权", en: "Its tokens are void: it must be authorized again" },
        remedy: { zh: "发新链接，由管理员重新授权", en: "Send its administrator a new link" },
      };
    case "LACKS_PERMISSION_SET":
      return {
        message: {
          zh: `没有授予权限集「小程序开发与数据分析 (${detail})」`,
          en: `Permission set ${detail} (mini program development) was not granted`,
        },
        remedy: { zh: "发更新授权链接，请管理员勾选", en: "Send a link that asks for it" },
      };
    case "LIVE_RELEASE":
      return {
        message: { zh: `版本 ${detail} 的发布单还在进行`, en: `The release of version ${detail} is still under way` },
        remedy: { zh: "等它结束，或先取消它", en: "Wait for its end, or cancel it first" },
      };
    case "BAD_EXT_JSON":
      return {
        message: extJsonText(extJson),
        remedy: { zh: "修改相应的 ext.json 层", en: "Put the layer of ext.json right that says so" },
      };
    case "MISSING_VARIABLE":
      return {
        message: extJsonText(extJson),
        remedy: {
          zh: "在模板、渠道、标签或账号的 ext.json 层里给出它；account. 开头的来自账号资料，可刷新账号",
          en: "Give it in the ext.json layer of template, channel, tag or account; account.… is of its profile: refresh the account",
        },
      };
    case "VARIABLE_DOES_NOT_FIT":
      return {
        message: extJsonText(extJson),
        remedy: {
          zh: "修改这个变量的值，或模板的 schema",
          en: "Change the variable's value, or the template's schema",
        },
      };
  }
}

/** Where and what: `ext.shopId: …`. */
function extJsonText(problem: AccountRefusal["extJson"]): Text {
  const { path = [], message = { zh: "ext.json 无法生成", en: "ext.json cannot be rendered" } } = problem ?? {};
  const place = path.length === 0 ? "" : `${path.join(".")}: `;
  return { zh: place + message.zh, en: place + message.en };
}

/** What a release waits for, as one sentence; the time of the next try is shown beside it. */
export function waitText(waiting: Waiting, language: Language): string {
  const { errcode } = waiting;
  // -1 means "busy" and nothing else.
  const isSaid = errcode === undefined || (waiting.reason === "BUSY" && errcode === -1);
  const meaning = isSaid ? "" : wechatErrorInfo(errcode).meaning[language];
  const because =
    meaning === ""
      ? ""
      : language === "zh"
        ? `：${meaning}（${waiting.errcode}）`
        : `: ${meaning} (${waiting.errcode})`;
  switch (waiting.reason) {
    case "CODE_CHECK":
      return { zh: "等待微信检测代码，不会重复上传", en: "Waits for WeChat's code check; nothing is uploaded twice" }[
        language
      ];
    case "QUOTA":
      if (waiting.errcode === 45009)
        return { zh: `等待接口额度${because}`, en: `Waits for the daily API quota${because}` }[language];
      return quotaText(waiting)[language];
    case "BUSY":
      return { zh: `微信繁忙，稍后自动再试${because}`, en: `WeChat is busy; tried again by itself${because}` }[
        language
      ];
    case "ENVIRONMENT":
      return { zh: `等待平台设置修正${because}`, en: `Waits for a setting of the platform to be put right${because}` }[
        language
      ];
    case "AUDIT":
      return { zh: "等待微信审核", en: "Waits for WeChat's audit" }[language];
    case "APPROVAL":
      return { zh: "审核已通过，等待人工发布", en: "Approved; waits for a person to release it" }[language];
    case "WINDOW":
      return { zh: "等待发版时间窗", en: "Waits for the window of its deployment" }[language];
    case "WAVE":
      return { zh: "等待上一波通过", en: "Waits for the wave before it" }[language];
    case "PHASE":
      return { zh: "分阶段发布中", en: "Phased release: goes out share by share" }[language];
  }
}

/** The next look is within the hour, so the month it falls into is the one that is used up. */
function quotaText({ nextTryAt }: Waiting): Text {
  const day = nextTryAt === undefined ? null : dayInBeijing(monthStart(new Date(nextTryAt), 1));
  return {
    zh: `等待提审额度：本月额度已用完，全平台共用${day === null ? "" : `；最迟 ${day} 恢复，有额度后自动继续`}`,
    en: `Waits for the audit quota: this month's is used up, for all accounts together${day === null ? "" : `; renewed on ${day} at the latest, and goes on by itself`}`,
  };
}

/** What is worth knowing about a transition beside its states. */
export function detailText(detail: TransitionDetail, language: Language): string {
  switch (detail.note) {
    case "submitted":
      return { zh: `审核单 ${detail.auditId}`, en: `audit ${detail.auditId}` }[language];
    case "adopted":
      return {
        zh: `审核单 ${detail.auditId}，中断前已提交，没有重复提交`,
        en: `audit ${detail.auditId}, submitted before an interruption; not submitted twice`,
      }[language];
    case "alreadyReleased":
      return { zh: "微信回答：此前已经发布", en: "WeChat says it had been released already" }[language];
    case "rejected":
      return detail.reason;
    case "withdrawnElsewhere":
      return {
        zh: "审核在微信后台或其他程序里被撤回",
        en: "the audit was withdrawn in WeChat's console or by another program",
      }[language];
    case "refused":
      return `${detail.errcode} ${wechatErrorInfo(detail.errcode).meaning[language]}`;
    case "gaveUp":
      return {
        zh: `尝试 ${detail.attempts} 次后放弃：${detail.error}`,
        en: `given up after ${detail.attempts} tries: ${detail.error}`,
      }[language];
    case "codeCheckTooLong":
      return {
        zh: `代码检测 ${detail.minutes} 分钟仍未结束`,
        en: `the code check had not ended after ${detail.minutes} minutes`,
      }[language];
    case "deploymentCancelled":
      return { zh: "发版已取消", en: "the deployment was cancelled" }[language];
    case "retriedFrom":
      return { zh: "人工重试", en: "tried again by hand" }[language];
    case "onlineIs":
      return { zh: `线上版本现在是 ${detail.version}`, en: `the online version is now ${detail.version}` }[language];
    case "phase":
      return phaseText(detail, language);
    case "phaseEndedElsewhere":
      return {
        zh: "分阶段发布在微信后台或其他程序里被结束",
        en: "the phased release was ended in WeChat's console or by another program",
      }[language];
    case "nothingOnline":
      return {
        zh: "账号还没有线上版本，微信不允许分阶段，已直接发布",
        en: "the account had no version online, which a phased release needs: it went to everybody",
      }[language];
  }
}

function phaseText(detail: Extract<TransitionDetail, { note: "phase" }>, language: Language): string {
  const { percentage, debuggersFirst, testersFirst, foundSo } = detail;
  const groups = [
    debuggersFirst && { zh: "项目成员", en: "project members" }[language],
    testersFirst && { zh: "体验成员", en: "testers" }[language],
  ].filter((group) => group !== false);
  const first =
    groups.length === 0 ? "" : { zh: `，${groups.join("、")}优先`, en: `, ${groups.join(" and ")} first` }[language];
  const how = foundSo
    ? { zh: "，在微信后台或其他程序里设置", en: ", set in WeChat's console or by another program" }[language]
    : "";
  return { zh: `${percentage}% 的用户`, en: `${percentage}% of the users` }[language] + first + how;
}
