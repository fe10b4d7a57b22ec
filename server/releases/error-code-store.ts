import { and, count, desc, eq, sql } from "drizzle-orm";
import type { Db } from "../db/work.ts";
import { releases } from "./tables.ts";

/** How many releases of a deployment stand failed with one errcode. */
export interface FailingDeployment {
  deploymentId: number;
  count: number;
}

// A partial index is found by its own words, not by a parameter.
const isFailed = sql`${releases.state} = 'FAILED'`;

/** Deployments with releases that failed with this code and still stand so, newest first. */
export async function findFailing(on: Db, componentAppId: string, errcode: number): Promise<FailingDeployment[]> {
  return await on
    .select({ deploymentId: releases.deploymentId, count: count() })
    .from(releases)
    .where(and(eq(releases.componentAppId, componentAppId), isFailed, failedWith(errcode)))
    .groupBy(releases.deploymentId)
    .orderBy(desc(releases.deploymentId));
}

/** Spelt as the index `releases_errcode` spells it. */
export function failedWith(errcode: number) {
  return sql`cast(${releases.failure} ->> 'errcode' as integer) = ${errcode}`;
}
