import { and, eq, inArray, isNotNull, isNull, lte, ne, notExists, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { PgColumn } from "drizzle-orm/pg-core";
import { engine } from "../db/columns.ts";
import { prepared, preparedWrite } from "../db/prepared.ts";
import type { Prepared } from "../db/prepared.ts";
import type { Db, Work, Writer } from "../db/work.ts";
import { jobs } from "./tables.ts";

export type JobRow = Pick<
  typeof jobs.$inferSelect,
  "id" | "kind" | "key" | "payload" | "attempts" | "interruptions" | "rank" | "runAt"
> & {
  lockedBy: string;
};

export interface Due {
  pool: string;
  rank: number;
  dueAt: Date;
  /** Whether it is a lease that runs out, not a moment that comes. */
  isLease: boolean;
}

/**
 * When the first waiting job of each pool and rank is due, the first rank of a pool first, and when the first lease in
 * each pool runs out. It reads as many entries of the index as there are pools and ranks, however many jobs wait.
 */
export async function firstDue(db: Db, scope: string): Promise<Due[]> {
  const waiting = await selectFirstWaiting(db).execute({ scope });
  const running = await selectFirstLease(db).execute({ scope });
  return [
    ...running.map(({ pool, dueAt }) => ({ pool, rank: 0, dueAt: new Date(dueAt), isLease: true })),
    ...waiting
      .map(({ pool, rank, dueAt }) => ({ pool, rank, dueAt: new Date(dueAt), isLease: false }))
      .sort((one, other) => one.rank - other.rank),
  ];
}

const inScope = eq(jobs.scope, sql.placeholder("scope"));
const ofPool = eq(jobs.pool, sql.placeholder("pool"));
const isWaiting = and(isNull(jobs.failedAt), isNull(jobs.lockedBy));

// From the first entry of one pool and rank to the first of the next: neither engine skips so by itself, and grouping
// reads all that wait. Two searches instead of one for a greater (pool, rank), since SQLite would read its way from the
// first entry of the pool.
const selectFirstWaiting = prepared("first_waiting_jobs", (on, name) => {
  const waiting = sql`scope = ${sql.placeholder("scope")} and failed_at is null and locked_by is null`;
  const firsts = sql`(
    with recursive firsts (id) as (
      select (select id from jobs where ${waiting} order by pool, rank, run_at, id limit 1)
      union all
      select coalesce(
        (select id from jobs where ${waiting} and pool = here.pool and rank > here.rank order by rank, run_at, id limit 1),
        (select id from jobs where ${waiting} and pool > here.pool order by pool, rank, run_at, id limit 1)
      )
      from firsts join jobs here on here.id = firsts.id
    )
    select pool, rank, run_at from firsts join jobs on jobs.id = firsts.id
  ) as firsts`;
  return on
    .select({
      pool: sql<string>`pool`,
      rank: sql<number>`rank`.mapWith(Number),
      dueAt: sql<number>`run_at`.mapWith(Number),
    })
    .from(firsts)
    .prepare(name);
});

const selectFirstLease = prepared("first_leases_of_jobs", (on, name) =>
  on
    .select({ pool: jobs.pool, dueAt: sql<number>`min(${jobs.lockedUntil})`.mapWith(Number) })
    .from(jobs)
    .where(and(inScope, isNotNull(jobs.lockedBy)))
    .groupBy(jobs.pool)
    .prepare(name),
);

export interface Claim {
  scope: string;
  pool: string;
  /** Of the waiting ones; a lease that has run out is taken up whatever its rank. */
  rank: number;
  limit: number;
  now: Date;
  lockedBy: string;
  lockedUntil: Date;
}

/**
 * Locks up to `limit` waiting jobs of a rank that are due, and counts an attempt for each.
 *
 * @throws {StatementFailed} of kind `unique` when another claim has just taken a job of the same serial
 */
export function claimWaiting(work: Work, claim: Claim): Promise<JobRow[]> {
  return claimBy(updateWaiting(work), claim);
}

/** As {@link claimWaiting}, for jobs whose lease has run out. */
export function claimAbandoned(work: Work, claim: Claim): Promise<JobRow[]> {
  return claimBy(updateAbandoned(work), claim);
}

async function claimBy(statement: Prepared<Omit<JobRow, "lockedBy">[]>, claim: Claim): Promise<JobRow[]> {
  const rows = await statement.execute({ ...claim });
  // RETURNING has no order.
  return rows
    .map((row) => ({ ...row, lockedBy: claim.lockedBy }))
    .sort((one, other) => one.rank - other.rank || one.runAt.getTime() - other.runAt.getTime() || one.id - other.id);
}

const updateWaiting = preparedWrite("claim_waiting_jobs", (on, name) => {
  const other = alias(jobs, "other");
  // Of the due jobs of one serial only the first is looked at, so that one claim does not take two of them, and two
  // claims at once both want the same row. What still slips through meets the unique index.
  const goesBefore = sql`(${other.rank}, ${other.runAt}, ${other.id}) < (${jobs.rank}, ${jobs.runAt}, ${jobs.id})`;
  const isFirst = and(eq(other.pool, jobs.pool), lte(other.runAt, value("now", jobs.runAt)), goesBefore);
  const inTheWay = on
    .select({ id: other.id })
    .from(other)
    .where(
      and(
        eq(other.scope, jobs.scope),
        eq(other.serial, jobs.serial),
        isNull(other.failedAt),
        or(isNotNull(other.lockedBy), isFirst),
      ),
    );
  const isDue = lte(jobs.runAt, value("now", jobs.runAt));
  const ofRank = eq(jobs.rank, sql.placeholder("rank"));
  const condition = and(inScope, ofPool, ofRank, isWaiting, isDue, or(isNull(jobs.serial), notExists(inTheWay)));
  return claiming(on, name, condition, [jobs.runAt, jobs.id]);
});

// It holds its serial itself, so nothing can be in its way.
const updateAbandoned = preparedWrite("claim_abandoned_jobs", (on, name) => {
  const isOver = lte(jobs.lockedUntil, value("now", jobs.lockedUntil));
  return claiming(on, name, and(inScope, ofPool, isNotNull(jobs.lockedBy), isOver), [jobs.lockedUntil, jobs.id]);
});

function claiming(on: Writer, name: string, condition: SQL | undefined, order: PgColumn[]) {
  const first = on
    .select({ id: jobs.id })
    .from(jobs)
    .where(condition)
    .orderBy(...order)
    .limit(sql.placeholder("limit"));
  // Without it, ten claimers on PostgreSQL took 100 claims on 40 to 50 jobs. A subquery that locks is never inlined,
  // so it runs once however the update is planned.
  const locking = engine === "postgres" ? first.for("update", { skipLocked: true }) : first;
  const claimed = on.$with("claimed").as(locking);
  return on
    .with(claimed)
    .update(jobs)
    .set({
      lockedBy: sql`${value("lockedBy", jobs.lockedBy)}`,
      lockedUntil: sql`${value("lockedUntil", jobs.lockedUntil)}`,
      attempts: sql`${jobs.attempts} + 1`,
      waitingFor: null,
    })
    .where(inArray(jobs.id, on.select({ id: claimed.id }).from(claimed)))
    .returning({
      id: jobs.id,
      kind: jobs.kind,
      key: jobs.key,
      payload: jobs.payload,
      attempts: jobs.attempts,
      interruptions: jobs.interruptions,
      rank: jobs.rank,
      runAt: jobs.runAt,
    })
    .prepare(name);
}

export interface Lock {
  id: number;
  lockedBy: string;
}

/** Takes a job that is done out of the queue, or back into it when it was enqueued again meanwhile. */
export async function completeJob(work: Work, { id, lockedBy }: Lock): Promise<boolean> {
  const removed = await deleteDone(work).execute({ id, lockedBy });
  if (removed.length > 0) return true;
  const renewed = await renewDone(work).execute({ id, lockedBy });
  return renewed.length > 0;
}

const isOurs = and(eq(jobs.id, sql.placeholder("id")), eq(jobs.lockedBy, sql.placeholder("lockedBy")));

const deleteDone = preparedWrite("delete_done_job", (on, name) =>
  on
    .delete(jobs)
    .where(and(isOurs, isNull(jobs.againAt)))
    .returning({ id: jobs.id })
    .prepare(name),
);

const unlocked = { lockedBy: null, lockedUntil: null, againAt: null };

const renewDone = preparedWrite("renew_done_job", (on, name) =>
  on
    .update(jobs)
    .set({ ...unlocked, runAt: sql`${jobs.againAt}`, attempts: 0, interruptions: 0, lastError: null, waitingFor: null })
    .where(isOurs)
    .returning({ id: jobs.id })
    .prepare(name),
);

export interface PutOff {
  runAt: Date;
  /** How many runs count so far. */
  attempts: number;
  /** Runs in a row that ended with their process; none after one that came to an end. */
  interruptions?: number;
  waitingFor: string | null;
  /** Undefined leaves what is there. */
  lastError?: string;
}

/** Unlocks a job that is to run again; earlier than `runAt` if it was enqueued again for an earlier moment. */
export async function putOffJob(work: Work, { id, lockedBy }: Lock, putOff: PutOff): Promise<boolean> {
  const { runAt, attempts, interruptions = 0, waitingFor, lastError } = putOff;
  const at = sql.param(runAt, jobs.runAt);
  const rows = await work
    .update(jobs)
    .set({
      ...unlocked,
      runAt: sql`case when ${jobs.againAt} < ${at} then ${jobs.againAt} else ${at} end`,
      attempts,
      interruptions,
      waitingFor,
      ...(lastError === undefined ? {} : { lastError }),
    })
    .where(and(eq(jobs.id, id), eq(jobs.lockedBy, lockedBy)))
    .returning({ id: jobs.id });
  return rows.length > 0;
}

/** Marks a job as given up. If it was enqueued again while it ran, a new one takes its place in the queue. */
export async function giveUpJob(
  work: Work,
  { id, lockedBy }: Lock,
  lastError: string,
  failedAt: Date,
): Promise<boolean> {
  const [job] = await work
    .update(jobs)
    .set({ lockedBy: null, lockedUntil: null, lastError, failedAt })
    .where(and(eq(jobs.id, id), eq(jobs.lockedBy, lockedBy)))
    .returning();
  if (!job) return false;
  const { scope, kind, pool, key, payload, serial, rank, againAt } = job;
  if (againAt) {
    const again = { scope, kind, pool, key, payload, serial, rank, runAt: againAt, createdAt: failedAt };
    await work.insert(jobs).values(again);
  }
  return true;
}

/** Moves waiting jobs of a kind to the pool it has now: an earlier version may have had another one. */
export async function movePool(work: Work, scope: string, { kind, pool }: { kind: string; pool: string }) {
  await work
    .update(jobs)
    .set({ pool })
    .where(and(eq(jobs.scope, scope), eq(jobs.kind, kind), isNull(jobs.failedAt), ne(jobs.pool, pool)));
}

/** @returns the ids of those that are still ours */
export async function renewLocks(work: Work, locks: readonly Lock[], lockedUntil: Date): Promise<Set<number>> {
  const rows = await work
    .update(jobs)
    .set({ lockedUntil })
    .where(
      and(
        inArray(
          jobs.id,
          locks.map(({ id }) => id),
        ),
        inArray(
          jobs.lockedBy,
          locks.map(({ lockedBy }) => lockedBy),
        ),
      ),
    )
    .returning({ id: jobs.id });
  return new Set(rows.map(({ id }) => id));
}

/**
 * Ends every lease: for when whoever held one is known to be dead. Each job is then claimed as an abandoned one, and
 * its run does not count as an attempt: whoever kills a server means none of its jobs.
 */
export async function endLeases(work: Work): Promise<void> {
  await work
    .update(jobs)
    .set({
      lockedUntil: new Date(0),
      attempts: sql`${jobs.attempts} - 1`,
      interruptions: sql`${jobs.interruptions} + 1`,
    })
    .where(isNotNull(jobs.lockedBy));
}

/** A placeholder that is written the way its column is; inside SQL a bare one is not. */
function value(name: string, column: PgColumn) {
  return sql.param(sql.placeholder(name), column);
}
