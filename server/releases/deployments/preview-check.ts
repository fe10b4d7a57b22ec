import { type WechatClient, WechatError, WechatUnreachable } from "../../wechat/index.ts";
import { isRefusal } from "../decisions.ts";
import { type Domains, serverDomainKinds } from "../domains.ts";
import { unregistered } from "../steps/set-domains.ts";
import type { Warning } from "./preview-groups.ts";

/** Sixty calls at most, one after the other: a look, and not a second audit of the fleet (docs/decisions/0008). */
export const checkedAccounts = 20;
/** A person waits for the answer. */
const patienceMs = 15_000;

export interface Checked {
  /** Accounts that WeChat was asked about to the end. */
  count: number;
  warnings: { authorizerId: number; warning: Warning }[];
  /** Of all accounts: the platform has not registered these. */
  unregisteredDomains: string[];
}

type Wechat = Pick<WechatClient, "code" | "categories" | "privacy" | "domains">;

/** Asks WeChat what it alone knows, about a few accounts; ends early when it does not answer in time. */
export async function checkAtWechat(
  wechat: Wechat,
  accounts: readonly { id: number; appId: string }[],
  { domains, submitForAudit }: { domains: Domains; submitForAudit: boolean },
): Promise<Checked> {
  const signal = AbortSignal.timeout(patienceMs);
  const checked: Checked = { count: 0, warnings: [], unregisteredDomains: [] };
  try {
    checked.unregisteredDomains = await unregisteredOf(wechat, domains, signal);
    for (const { id, appId } of submitForAudit ? accounts : []) {
      for (const warning of await warningsOf(wechat, appId, signal)) {
        checked.warnings.push({ authorizerId: id, warning });
      }
      checked.count += 1;
    }
  } catch (error) {
    // The rest is not known: `count` says how far it came.
    const isSilence = error instanceof WechatError || error instanceof WechatUnreachable;
    if (!signal.aborted && !isSilence) throw error;
  }
  return checked;
}

async function warningsOf(wechat: Wechat, appId: string, signal: AbortSignal): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const asks = [auditRunning, noCategory, privacyIncomplete];
  for (const ask of asks) {
    try {
      const warning = await ask(wechat, appId, signal);
      if (warning) warnings.push(warning);
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      return [...warnings, { code: "REFUSED_BY_WECHAT", knownFrom: "WECHAT", errcode: error.errcode }];
    }
  }
  return warnings;
}

type Ask = (wechat: Wechat, appId: string, signal: AbortSignal) => Promise<Warning | null>;

const auditRunning: Ask = async (wechat, appId, signal) => {
  try {
    const { status } = await wechat.code.latestAuditStatus(appId, { signal });
    const isRunning = status === "inReview" || status === "delayed";
    return isRunning ? { code: "AUDIT_RUNNING", knownFrom: "WECHAT" } : null;
  } catch (error) {
    // It never submitted anything.
    if (isRefusal(error, 85058, 85012, 86000, 86001)) return null;
    throw error;
  }
};

const noCategory: Ask = async (wechat, appId, signal) => {
  const categories = await wechat.categories.submittable(appId, { signal });
  return categories.length === 0 ? { code: "NO_CATEGORY", knownFrom: "WECHAT" } : null;
};

/** Of the code that is there now: what the new one collects is known after its commit. */
const privacyIncomplete: Ask = async (wechat, appId, signal) => {
  const { hasCode, usedKeys, settings } = await wechat.privacy.guideline(appId, "development", { signal });
  const known = new Set(settings.map(({ key }) => key));
  const missing = usedKeys.filter((key) => !known.has(key));
  if (!hasCode || missing.length === 0) return null;
  return { code: "PRIVACY_INCOMPLETE", knownFrom: "WECHAT", detail: missing.join(", ") };
};

async function unregisteredOf(wechat: Wechat, domains: Domains, signal: AbortSignal): Promise<string[]> {
  const server = serverDomainKinds.flatMap((kind) => domains[kind] ?? []);
  const { webview = [] } = domains;
  const missing: string[] = [];
  if (server.length > 0) {
    const { published, testing } = await wechat.domains.platformServer({ action: "get" }, { signal });
    missing.push(...unregistered(server, [...published, ...testing]));
  }
  if (webview.length > 0) {
    const { published, testing } = await wechat.domains.platformJump({ action: "get" }, { signal });
    missing.push(...unregistered(webview, [...published, ...testing]));
  }
  return [...new Set(missing)];
}
