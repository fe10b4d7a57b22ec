import { and, count, eq, isNotNull, isNull, min, sql } from "drizzle-orm";
import { prepared } from "../db/prepared.ts";
import type { Db } from "../db/work.ts";
import { jobs } from "./tables.ts";

export interface QueueHealth {
  /** Not running now, due or not. */
  waiting: number;
  running: number;
  /** Given up, kept for people to look at. */
  failed: number;
  /** Since when the longest waiting job that is not running is due; in the future when nothing is overdue. */
  oldestDueAt: Date | null;
}

/** What the health strip shows of one scope's queue. */
export async function queueHealth(db: Db, scope: string): Promise<QueueHealth> {
  const [waiting] = await countWaiting(db).execute({ scope });
  const [running] = await countRunning(db).execute({ scope });
  const [failed] = await countFailed(db).execute({ scope });
  return {
    waiting: waiting?.count ?? 0,
    running: running?.count ?? 0,
    failed: failed?.count ?? 0,
    oldestDueAt: waiting?.oldestDueAt ?? null,
  };
}

const inScope = eq(jobs.scope, sql.placeholder("scope"));

const countWaiting = prepared("count_waiting_jobs", (on, name) =>
  on
    .select({ count: count(), oldestDueAt: min(jobs.runAt) })
    .from(jobs)
    .where(and(inScope, isNull(jobs.failedAt), isNull(jobs.lockedBy)))
    .prepare(name),
);

const countRunning = prepared("count_running_jobs", (on, name) =>
  on
    .select({ count: count() })
    .from(jobs)
    .where(and(inScope, isNull(jobs.failedAt), isNotNull(jobs.lockedBy)))
    .prepare(name),
);

const countFailed = prepared("count_failed_jobs", (on, name) =>
  on
    .select({ count: count() })
    .from(jobs)
    .where(and(inScope, isNotNull(jobs.failedAt)))
    .prepare(name),
);
