import { and, asc, eq, sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import type { Db } from "../../db/work.ts";
import { releases } from "../tables.ts";

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
