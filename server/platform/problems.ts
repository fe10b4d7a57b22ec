import type { RefusedKind } from "../callbacks/service.ts";
import type { Text } from "../language.ts";
import { wechatErrorInfo } from "../wechat/index.ts";
import { ticketLifeMs } from "./component-token.ts";
import type { HealthLevel, PlatformFacts, PlatformHealth } from "./health.ts";
import type { TokenFailure } from "./store.ts";

/** Something that is not well: what it is, the fact it is known by, and what to do. */
export interface Problem {
  code: string;
  level: HealthLevel;
  title: Text;
  fact: Text;
  remedy: Text;
  since: Date | null;
  /** WeChat's answer, when it was WeChat who refused. */
  wechat?: TokenFailure;
}

type Parts = Omit<PlatformHealth, "problems" | "level">;

/** All that is not well, worst first. */
export function problemsOf(facts: PlatformFacts, parts: Parts): Problem[] {
  const problems = [
    ticketProblem(parts),
    tokenProblem(facts, parts),
    ...refusedProblems(facts),
    silenceProblem(parts),
    ...queueProblems(facts, parts),
    quotaProblem(parts),
    skewProblem(parts),
    ...(facts.more ?? []),
  ].filter((problem) => problem !== null);
  return [...problems.filter(({ level }) => level === "ERROR"), ...problems.filter(({ level }) => level !== "ERROR")];
}

function ticketProblem({ ticket }: Parts): Problem | null {
  const { level, ageSeconds, receivedAt } = ticket;
  if (level === "OK") return null;
  if (ageSeconds === null || !receivedAt) {
    return {
      code: "TICKET_NEVER_CAME",
      level,
      title: { zh: "还没有收到票据", en: "No ticket has ever come" },
      fact: {
        zh: "微信还没有向授权事件接收 URL 推送过 component_verify_ticket",
        en: "WeChat has not pushed a component_verify_ticket to the authorization URL",
      },
      remedy: {
        zh: "核对开放平台里的授权事件接收 URL、消息校验 Token 和加解密 Key，然后点“让微信推送”",
        en: "Check the authorization URL, Token and EncodingAESKey in WeChat's console, then ask WeChat to push",
      },
      since: null,
    };
  }
  const isExpired = ageSeconds * 1_000 >= ticketLifeMs;
  const left = ticketLifeMs / 1_000 - ageSeconds;
  return {
    code: isExpired ? "TICKET_EXPIRED" : "TICKET_OVERDUE",
    level,
    title: isExpired
      ? { zh: "票据已过期", en: "The ticket has expired" }
      : { zh: "票据超时未到", en: "The ticket is overdue" },
    fact: isExpired
      ? {
          zh: `最近一次票据在 ${span(ageSeconds).zh}前，微信不再接受`,
          en: `The last ticket came ${span(ageSeconds).en} ago; WeChat accepts it no more`,
        }
      : {
          zh: `已有 ${span(ageSeconds).zh}没有收到票据，再过 ${span(left).zh}平台将停止工作`,
          en: `No ticket for ${span(ageSeconds).en}; the platform stops in ${span(left).en}`,
        },
    remedy: {
      zh: "点“让微信推送”；若仍未到，查看被拒收的推送，并确认微信能访问授权事件接收 URL",
      en: "Ask WeChat to push. If none comes, look at the refused pushes and make sure WeChat can reach the authorization URL",
    },
    since: receivedAt,
  };
}

function tokenProblem({ row, now }: PlatformFacts, { accessToken, ticket }: Parts): Problem | null {
  if (row?.failure) return refusalProblem(row.failure);
  // Without a ticket there can be no token, and the ticket has its own problem.
  if (accessToken.level === "OK" || (!accessToken.expiresAt && ticket.receivedAt === null)) return null;
  const isExpired = !accessToken.expiresAt || accessToken.expiresAt <= now || accessToken.level === "ERROR";
  return {
    code: isExpired ? "TOKEN_EXPIRED" : "TOKEN_EXPIRING",
    level: accessToken.level,
    title: isExpired
      ? { zh: "平台令牌已失效", en: "The platform has no valid token" }
      : { zh: "平台令牌即将到期", en: "The platform's token runs out soon" },
    fact: isExpired
      ? { zh: "没有有效的 component_access_token", en: "There is no valid component_access_token" }
      : { zh: "不到 10 分钟就要到期，还没有续期", en: "It has less than 10 minutes left and was not renewed" },
    remedy: {
      zh: "点“立即续期”；若失败，按微信返回的错误处理",
      en: "Renew it now; if that fails, WeChat's answer says why",
    },
    since: accessToken.expiresAt,
  };
}

function refusalProblem(failure: TokenFailure): Problem {
  const info = wechatErrorInfo(failure.errcode);
  const isAddress = [61004, 40164, 45035, 40090].includes(failure.errcode);
  return {
    code: isAddress ? "IP_NOT_WHITELISTED" : "TOKEN_REFUSED",
    level: "ERROR",
    title: isAddress
      ? { zh: "服务器 IP 不在白名单", en: "Our address is not on the white list" }
      : { zh: "微信拒绝续期平台令牌", en: "WeChat refused to renew the platform's token" },
    fact: {
      zh: `${failure.errcode}：${info.meaning.zh}`,
      en: `${failure.errcode}: ${info.meaning.en}`,
    },
    remedy: info.remedy,
    since: new Date(failure.at),
    wechat: failure,
  };
}

const refusedTexts: Record<RefusedKind, { code: string; title: Text; remedy: Text }> = {
  badSignature: {
    code: "PUSHES_BAD_SIGNATURE",
    title: { zh: "有推送签名不符", en: "Pushes with a wrong signature were refused" },
    remedy: {
      zh: "核对开放平台的消息校验 Token 与 WECHAT_CALLBACK_TOKEN；刚改过时，把旧值放进 WECHAT_CALLBACK_TOKEN_PREVIOUS。若设置一致，说明有他人在访问这个地址",
      en: "Compare the Token in WeChat's console with WECHAT_CALLBACK_TOKEN; after a change put the old one into WECHAT_CALLBACK_TOKEN_PREVIOUS. If they agree, somebody else is knocking",
    },
  },
  undecryptable: {
    code: "PUSHES_WRONG_KEY",
    title: { zh: "有推送无法解密", en: "Pushes could not be decrypted" },
    remedy: {
      zh: "签名正确但解不开：核对消息加解密 Key 与 WECHAT_ENCODING_AES_KEY；刚改过时，把旧值放进 WECHAT_ENCODING_AES_KEY_PREVIOUS",
      en: "They are signed rightly, so compare the EncodingAESKey in WeChat's console with WECHAT_ENCODING_AES_KEY; after a change put the old one into WECHAT_ENCODING_AES_KEY_PREVIOUS",
    },
  },
  wrongReceiver: {
    code: "PUSHES_WRONG_RECEIVER",
    title: { zh: "有推送不是发给本平台的", en: "Pushes for another appid were refused" },
    remedy: {
      zh: "核对 WECHAT_COMPONENT_APPID，以及两个接收 URL 是否属于同一个第三方平台",
      en: "Check WECHAT_COMPONENT_APPID, and that both URLs belong to the same platform",
    },
  },
  badQuery: {
    code: "PUSHES_MALFORMED",
    title: { zh: "有请求不是微信推送", en: "Requests that are no pushes were refused" },
    remedy: {
      zh: "如果这些请求来自微信，检查反向代理是否丢掉了查询参数；否则可以忽略",
      en: "If they come from WeChat, check whether a proxy drops query parameters; otherwise they can be ignored",
    },
  },
  badBody: {
    code: "PUSHES_MALFORMED",
    title: { zh: "有推送的内容不完整", en: "Pushes with an unreadable body were refused" },
    remedy: {
      zh: "检查反向代理或防火墙是否改写了请求体",
      en: "Check whether a proxy or firewall changes request bodies",
    },
  },
  badMessage: {
    code: "PUSHES_UNREADABLE",
    title: { zh: "有推送解密后无法解析", en: "Pushes could be decrypted and not read" },
    remedy: { zh: "在推送记录中查看具体步骤并反馈", en: "See the steps in the event log, and report it" },
  },
};

function refusedProblems({ traffic }: PlatformFacts): Problem[] {
  return traffic.refusals.map(({ kind, count, lastAt }) => {
    const { code, title, remedy } = refusedTexts[kind];
    const fact = {
      zh: `最近一小时拒收 ${count} 条，最近一条在 ${clockTime(lastAt)}`,
      en: `${count} refused in the last hour, the last at ${clockTime(lastAt)}`,
    };
    return { code, level: "WARNING", title, fact, remedy, since: lastAt };
  });
}

function silenceProblem({ callbacks, ticket }: Parts): Problem | null {
  // Never anything: the ticket's problem says it.
  if (callbacks.level !== "ERROR" || ticket.receivedAt === null) return null;
  return {
    code: "NO_PUSHES",
    level: "ERROR",
    title: { zh: "一小时没有推送", en: "No pushes for an hour" },
    fact: {
      zh: "微信每 10 分钟至少推送一次票据，最近 60 分钟什么都没有到",
      en: "WeChat pushes a ticket every 10 minutes, and nothing has come for 60",
    },
    remedy: {
      zh: "确认两个接收 URL 能从公网访问（80 或 443 端口、证书有效、无重定向）",
      en: "Make sure both URLs can be reached from the internet: port 80 or 443, a valid certificate, no redirect",
    },
    since: callbacks.lastReceivedAt,
  };
}

function queueProblems({ queue: { oldestDueAt } }: PlatformFacts, { queue }: Parts): Problem[] {
  const problems: Problem[] = [];
  const lateSeconds = queue.oldestDueSeconds ?? 0;
  if (lateSeconds >= 60) {
    problems.push({
      code: "QUEUE_LATE",
      level: lateSeconds >= 600 ? "ERROR" : "WARNING",
      title: { zh: "任务积压", en: "Jobs are late" },
      fact: {
        zh: `${queue.due} 个任务到期未执行，最久的已等 ${span(lateSeconds).zh}`,
        en: `${jobs(queue.due)} due; the oldest has waited ${span(lateSeconds).en}`,
      },
      remedy: {
        zh: "查看等待中的任务；若长时间不动，检查进程是否正常并重启",
        en: "Look at what waits; if nothing moves, check the process and restart it",
      },
      since: oldestDueAt,
    });
  }
  if (queue.failed > 0) {
    problems.push({
      code: "JOBS_FAILED",
      level: "WARNING",
      title: { zh: "有任务失败", en: "Jobs have failed" },
      fact: {
        zh: `${queue.failed} 个任务多次重试后放弃`,
        en: `${jobs(queue.failed)} given up after several tries`,
      },
      remedy: { zh: "查看失败原因，处理后重试", en: "See why, mend it and try again" },
      since: null,
    });
  }
  return problems;
}

function quotaProblem({ auditQuota }: Parts): Problem | null {
  if (!auditQuota || auditQuota.level === "OK") return null;
  const isUsedUp = auditQuota.level === "ERROR";
  return {
    code: isUsedUp ? "AUDIT_QUOTA_USED_UP" : "AUDIT_QUOTA_LOW",
    level: auditQuota.level,
    title: isUsedUp
      ? { zh: "提审额度已用完", en: "The audit quota is used up" }
      : { zh: "提审额度不足", en: "The audit quota runs low" },
    fact: {
      zh: `本月剩余 ${auditQuota.rest} / ${auditQuota.limit}`,
      en: `${auditQuota.rest} of ${auditQuota.limit} left this month`,
    },
    remedy: {
      zh: "下月初恢复；也可以在开放平台申请提高额度。等待中的提审会自动继续",
      en: "It is renewed next month, or apply for more in WeChat's console. Waiting submissions go on by themselves",
    },
    since: auditQuota.readAt,
  };
}

const bearableSkewMs = 30_000;

function skewProblem({ ticket }: Parts): Problem | null {
  // Only a ticket from the future is certain: one from the past may have been on its way.
  const { createdAt, receivedAt } = ticket;
  if (!createdAt || !receivedAt || createdAt.getTime() - receivedAt.getTime() <= bearableSkewMs) return null;
  const seconds = Math.round((createdAt.getTime() - receivedAt.getTime()) / 1_000);
  return {
    code: "CLOCK_SKEW",
    level: "WARNING",
    title: { zh: "服务器时钟偏慢", en: "This machine's clock is slow" },
    fact: { zh: `比微信的时间慢 ${span(seconds).zh}`, en: `It is ${span(seconds).en} behind WeChat's` },
    remedy: { zh: "打开时间同步（NTP）", en: "Switch on time synchronisation (NTP)" },
    since: receivedAt,
  };
}

function span(seconds: number): Text {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return { zh: `${seconds} 秒`, en: `${seconds} s` };
  if (hours < 1) return { zh: `${minutes} 分钟`, en: `${minutes} min` };
  return { zh: `${hours} 小时 ${minutes % 60} 分钟`, en: `${hours} h ${minutes % 60} min` };
}

function jobs(count: number): string {
  return count === 1 ? "1 job" : `${count} jobs`;
}

function clockTime(at: Date): string {
  return `${at.toISOString().slice(11, 19)} UTC`;
}
