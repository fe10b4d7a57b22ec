import { and, asc, count, desc, eq, gte, inArray, lt, max, sql } from "drizzle-orm";
import { authorizers, grantedPermissionSets } from "../../authorizers/tables.ts";
import type { Db, Work } from "../../db/work.ts";
import { auditQuotaHolds, deployments, releases, releaseTransitions } from "../tables.ts";
import { auditQuotaReadings } from "./tables.ts";

export type AuditQuotaReadingRow = typeof auditQuotaReadings.$inferSelect;

/** Committed releases that wait for the audit quota, the oldest first. */
export async function waitingForQuota(on: Db, componentAppId: string, limit: number) {
  return await on
    .select({ id: releases.id, appId: authorizers.appId })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .where(
      and(
        eq(releases.componentAppId, componentAppId),
        eq(releases.state, "COMMITTED"),
        sql`${releases.waiting} ->> 'reason' = 'QUOTA'`,
      ),
    )
    .orderBy(asc(releases.id))
    .limit(limit);
}

export async function isAuthorized(on: Db, componentAppId: string, appId: string): Promise<boolean> {
  const [row] = await on
    .select({ status: authorizers.status })
    .from(authorizers)
    .where(and(eq(authorizers.componentAppId, componentAppId), eq(authorizers.appId, appId)));
  return row?.status === "AUTHORIZED";
}

const dayMs = 24 * 3_600_000;
/** Three months: what a forecast and its chart look back on. */
export const keptReadingDays = 92;

/** Keeps a reading, and lets go of the old ones. */
export async function addReading(work: Work, reading: typeof auditQuotaReadings.$inferInsert): Promise<void> {
  const { componentAppId, readAt } = reading;
  await work.insert(auditQuotaReadings).values(reading);
  await work
    .delete(auditQuotaReadings)
    .where(
      and(
        eq(auditQuotaReadings.componentAppId, componentAppId),
        lt(auditQuotaReadings.readAt, new Date(readAt.getTime() - keptReadingDays * dayMs)),
      ),
    );
}

export async function latestReading(on: Db, componentAppId: string): Promise<AuditQuotaReadingRow | undefined> {
  const [reading] = await on
    .select()
    .from(auditQuotaReadings)
    .where(eq(auditQuotaReadings.componentAppId, componentAppId))
    .orderBy(desc(auditQuotaReadings.readAt), desc(auditQuotaReadings.id))
    .limit(1);
  return reading;
}

/** The last reading of each stretch of time, oldest first: while a fleet is submitted there is one every half minute. */
export async function readingsSince(
  on: Db,
  componentAppId: string,
  { since, stretchMs }: { since: Date; stretchMs: number },
): Promise<AuditQuotaReadingRow[]> {
  const lastOnes = on
    .select({ id: max(auditQuotaReadings.id) })
    .from(auditQuotaReadings)
    .where(and(eq(auditQuotaReadings.componentAppId, componentAppId), gte(auditQuotaReadings.readAt, since)))
    .groupBy(sql`${auditQuotaReadings.readAt} / ${sql.raw(String(stretchMs))}`);
  return await on
    .select()
    .from(auditQuotaReadings)
    .where(inArray(auditQuotaReadings.id, lastOnes))
    .orderBy(asc(auditQuotaReadings.readAt), asc(auditQuotaReadings.id));
}

export async function findQuotaHold(on: Db, componentAppId: string) {
  const [held] = await on.select().from(auditQuotaHolds).where(eq(auditQuotaHolds.componentAppId, componentAppId));
  return held;
}

/** Releases that will still be submitted, of each deployment that goes on by itself or may again, the oldest first. */
export async function submissionsToCome(on: Db, componentAppId: string) {
  return await on
    .select({ deploymentId: releases.deploymentId, count: count() })
    .from(releases)
    .innerJoin(deployments, eq(deployments.id, releases.deploymentId))
    .where(
      and(
        eq(releases.componentAppId, componentAppId),
        inArray(releases.state, ["QUEUED", "COMMITTED"]),
        inArray(deployments.state, ["RUNNING", "PAUSED", "HALTED"]),
        eq(deployments.submitForAudit, true),
      ),
    )
    .groupBy(releases.deploymentId)
    .orderBy(asc(releases.deploymentId));
}

/** Submissions since a moment, by deployment. A release that was rejected and submitted again counts twice. */
export async function submissionsSince(on: Db, componentAppId: string, since: Date) {
  return await on
    .select({ deploymentId: releases.deploymentId, count: count() })
    .from(releaseTransitions)
    .innerJoin(releases, eq(releases.id, releaseTransitions.releaseId))
    .where(
      and(
        sql`${releaseTransitions.toState} = 'IN_AUDIT'`,
        gte(releaseTransitions.at, since),
        // Not those that were only taken up again at the audit they were in.
        sql`${releaseTransitions.detail} ->> 'note' in ('submitted', 'adopted')`,
        eq(releases.componentAppId, componentAppId),
      ),
    )
    .groupBy(releases.deploymentId);
}

/** Mini programs in whose name WeChat can be asked. */
export async function accountsThatMayAsk(on: Db, componentAppId: string, limit: number): Promise<string[]> {
  const rows = await on
    .select({ appId: authorizers.appId })
    .from(authorizers)
    .innerJoin(grantedPermissionSets, eq(grantedPermissionSets.authorizerId, authorizers.id))
    .where(
      and(
        eq(authorizers.componentAppId, componentAppId),
        eq(authorizers.status, "AUTHORIZED"),
        eq(authorizers.kind, "MINI_PROGRAM"),
        eq(grantedPermissionSets.permissionSetId, 18),
      ),
    )
    .orderBy(desc(authorizers.id))
    .limit(limit);
  return rows.map(({ appId }) => appId);
}
