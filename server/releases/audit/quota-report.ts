import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { WechatError } from "../../wechat/index.ts";
import { type Forecast, forecastFor, forecastInTurn, monthStart } from "./forecast.ts";
import {
  accountsThatMayAsk,
  type AuditQuotaReadingRow,
  findQuotaHold,
  keptReadingDays,
  latestReading,
  readingsSince,
  submissionsSince,
  submissionsToCome,
} from "./quota-store.ts";
import type { AuditQuota } from "./quota.ts";

/** What a deployment took of the month's submissions, and when the rest of it can go. */
export interface DeploymentQuotaUse {
  deploymentId: number;
  /** Submitted this month. */
  submitted: number;
  /** In the order in which deployments began. */
  forecast: Forecast;
}

export interface QuotaReport {
  latest: AuditQuotaReadingRow;
  /** Since when every submission waits, and when WeChat is asked again. */
  held: { since: Date; nextCheckAt: Date } | null;
  /** For everything that waits. */
  forecast: Forecast;
  usedBy: DeploymentQuotaUse[];
}

const hourMs = 3_600_000;
/** Deployments that are named, those that need most first. */
const namedDeployments = 100;

/** What is known of the monthly quota of submissions. */
export function createQuotaReports(parts: {
  database: Database;
  clock: Clock;
  componentAppId: string;
  quota: Pick<AuditQuota, "read" | "lift">;
}) {
  const { database, clock, componentAppId, quota } = parts;
  const { db } = database;

  /** Null until it was read for the first time. */
  async function auditQuotaReport(): Promise<QuotaReport | null> {
    const latest = await latestReading(db, componentAppId);
    if (!latest) return null;
    const now = clock.now();
    const toCome = await submissionsToCome(db, componentAppId);
    const used = await submissionsSince(db, componentAppId, monthStart(now));
    const submitted = new Map(used.map(({ deploymentId, count }) => [deploymentId, count]));
    const ids = [...new Set([...toCome, ...used].map(({ deploymentId }) => deploymentId))].toSorted((a, b) => a - b);
    const needs = new Map(toCome.map(({ deploymentId, count }) => [deploymentId, count]));
    const forecasts = forecastInTurn(
      latest,
      ids.map((id) => needs.get(id) ?? 0),
      now,
    );
    const usedBy = ids.map((deploymentId, place) => ({
      deploymentId,
      submitted: submitted.get(deploymentId) ?? 0,
      forecast: forecasts[place] ?? forecastFor(latest, 0, now),
    }));
    const all = toCome.reduce((sum, { count }) => sum + count, 0);
    return {
      latest,
      held: (await findQuotaHold(db, componentAppId)) ?? null,
      forecast: forecastFor(latest, all, now),
      usedBy: usedBy
        .toSorted((a, b) => b.forecast.needs - a.forecast.needs || b.submitted - a.submitted)
        .slice(0, namedDeployments),
    };
  }

  /** What `needed` more submissions would mean, behind all that wait already; null until the quota was read once. */
  async function forecastOfMore(needed: number): Promise<Forecast | null> {
    const latest = await latestReading(db, componentAppId);
    if (!latest) return null;
    const waiting = (await submissionsToCome(db, componentAppId)).reduce((sum, { count }) => sum + count, 0);
    const [, forecast] = forecastInTurn(latest, [waiting, needed], clock.now());
    return forecast ?? null;
  }

  /** Oldest first: every hour's last of a few days, every quarter of a day's of more. */
  function auditQuotaReadings(days: number): Promise<AuditQuotaReadingRow[]> {
    const span = Math.min(Math.max(1, days), keptReadingDays);
    const since = new Date(clock.now().getTime() - span * 24 * hourMs);
    return readingsSince(db, componentAppId, { since, stretchMs: span <= 7 ? hourMs : 6 * hourMs });
  }

  /**
   * Asks WeChat now, in the name of one account after the other until one is answered. Submissions that were held go
   * on when there is quota again.
   *
   * @throws {Refusal} NO_ACCOUNT when there is none to ask for
   * @throws {WechatError | WechatUnreachable} WeChat's last word
   */
  async function refreshAuditQuota(): Promise<void> {
    const appIds = await accountsThatMayAsk(db, componentAppId, 3);
    if (appIds.length === 0) throw noAccount();
    for (const [place, appId] of appIds.entries()) {
      try {
        const left = await quota.read(appId);
        if (left > 0) await quota.lift(left);
        return;
      } catch (error) {
        const isOfThisAccount = error instanceof WechatError && error.kind === "account";
        if (!isOfThisAccount || place === appIds.length - 1) throw error;
      }
    }
  }

  return { auditQuotaReport, auditQuotaReadings, forecastOfMore, refreshAuditQuota };
}

function noAccount(): Refusal {
  return new Refusal({
    code: "NO_ACCOUNT",
    text: {
      zh: "没有可用的小程序：额度要以一个已授权的小程序的名义查询",
      en: "There is no mini program to ask for: the quota is read in the name of an authorized one",
    },
    remedy: {
      zh: "先授权一个小程序，并勾选权限集 18",
      en: "Have a mini program authorized with permission set 18 first",
    },
  });
}
