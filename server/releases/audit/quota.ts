import { and, eq, sql } from "drizzle-orm";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import { prepared } from "../../db/prepared.ts";
import type { Work } from "../../db/work.ts";
import type { Bus } from "../../events/bus.ts";
import type { WechatClient } from "../../wechat/index.ts";
import { auditQuotaHolds } from "../tables.ts";
import { addReading } from "./quota-store.ts";

const minute = 60_000;

/** The first look after 5 minutes, then ever later, at most an hour apart: the month may be long. */
function checkAfterMs(checks: number): number {
  return Math.min(60 * minute, 5 * minute * 2 ** Math.min(checks, 10));
}

/** In the platform room's words. */
export type NoteQuota = (
  work: Work,
  quota: { rest: number; limit: number; speedupRest: number; speedupLimit: number },
) => Promise<void>;

/**
 * The brake on submissions. The monthly quota belongs to the whole platform: once WeChat has said 85085 to one account
 * it would say it to all, so nobody asks again until one look at the quota shows that there is some.
 */
export type AuditQuota = ReturnType<typeof createAuditQuota>;

export function createAuditQuota(deps: {
  database: Database;
  wechat: WechatClient;
  bus: Bus;
  clock: Clock;
  componentAppId: string;
  /** Keeps a reading of the quota where the platform's page shows it. */
  noteQuota: NoteQuota;
  /** Called when submissions may go on, with how many; in the work that lifts the hold. */
  resume: (work: Work, count: number) => Promise<void>;
}) {
  const { database, wechat, bus, clock, componentAppId, noteQuota, resume } = deps;

  /** Begins to hold submissions, or goes on holding them. @returns when to look again */
  async function hold(work: Work): Promise<Date> {
    const now = clock.now();
    const [held] = await work
      .insert(auditQuotaHolds)
      .values({ componentAppId, since: now, nextCheckAt: new Date(now.getTime() + checkAfterMs(0)), checks: 0 })
      .onConflictDoUpdate({ target: auditQuotaHolds.componentAppId, set: { checks: sql`${auditQuotaHolds.checks}` } })
      .returning({ nextCheckAt: auditQuotaHolds.nextCheckAt });
    bus.publish(work, "platform", {});
    return held?.nextCheckAt ?? now;
  }

  /**
   * Asked before every submission.
   *
   * @returns when to come again, or null when nothing holds it back. When it is time, one caller asks WeChat, in the
   *   name of the account at hand, and the others go on waiting.
   */
  async function heldUntil(appId: string, signal: AbortSignal): Promise<Date | null> {
    const [held] = await findHold(database.db).execute({ componentAppId });
    if (!held) return null;
    const now = clock.now();
    if (held.nextCheckAt > now) return held.nextCheckAt;
    const next = new Date(now.getTime() + checkAfterMs(held.checks + 1));
    const isOurs = await database.atomically(async (work) => {
      const claimed = await work
        .update(auditQuotaHolds)
        .set({ nextCheckAt: next, checks: held.checks + 1 })
        .where(
          and(eq(auditQuotaHolds.componentAppId, componentAppId), eq(auditQuotaHolds.nextCheckAt, held.nextCheckAt)),
        )
        .returning({ checks: auditQuotaHolds.checks });
      return claimed.length > 0;
    });
    if (!isOurs) return next;
    const left = await read(appId, signal);
    if (left <= 0) return next;
    await lift(left);
    return null;
  }

  /** Lets submissions go on. Calling it when none are held does nothing. */
  async function lift(left: number): Promise<void> {
    await database.atomically(async (work) => {
      const held = await work
        .delete(auditQuotaHolds)
        .where(eq(auditQuotaHolds.componentAppId, componentAppId))
        .returning({ since: auditQuotaHolds.since });
      if (held.length > 0) await resume(work, left);
      bus.publish(work, "platform", {});
    });
  }

  /** Asks WeChat, in the name of any account, and keeps the answer. @returns how many submissions are left */
  async function read(appId: string, signal?: AbortSignal): Promise<number> {
    const answer = await wechat.code.quota(appId, signal && { signal });
    const { left: rest, limit, speedUpsLeft: speedUpRest, speedUpLimit } = answer;
    await database.atomically(async (work) => {
      await noteQuota(work, { rest, limit, speedupRest: speedUpRest, speedupLimit: speedUpLimit });
      await addReading(work, { componentAppId, readAt: clock.now(), rest, limit, speedUpRest, speedUpLimit });
    });
    return rest;
  }

  return { hold, heldUntil, lift, read };
}

const findHold = prepared("find_audit_quota_hold", (on, name) =>
  on
    .select()
    .from(auditQuotaHolds)
    .where(eq(auditQuotaHolds.componentAppId, sql.placeholder("componentAppId")))
    .prepare(name),
);
