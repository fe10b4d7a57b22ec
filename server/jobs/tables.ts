import { sql } from "drizzle-orm";
import { index, integer, json, moment, rowId, table, text, uniqueIndex } from "../db/columns.ts";

/** Work to be done later. A row leaves when its work is done, and stays with `failedAt` when it was given up. */
export const jobs = table(
  "jobs",
  {
    id: rowId(),
    /** The component appid it is done for: a worker serves one. */
    scope: text().notNull(),
    kind: text().notNull(),
    /** Whose places it takes while it runs: of its kind, or of several kinds together. */
    pool: text().notNull().default(""),
    key: text().notNull(),
    payload: json().$type<unknown>().notNull(),
    /** Jobs with the same serial never run at once. */
    serial: text(),
    /** The negative of the priority, so that an ascending index has the order in which jobs are claimed. */
    rank: integer().notNull().default(0),
    runAt: moment().notNull(),
    /** Counted when a run begins, so that a run that nobody saw end counts too. */
    attempts: integer().notNull().default(0),
    /** How many runs in a row ended with their process: seldom the job's fault, so they are not attempts. */
    interruptions: integer().notNull().default(0),
    /** Names one claim, not one worker: a claim that was lost can never be taken for the present one. */
    lockedBy: text(),
    lockedUntil: moment(),
    /** When it was enqueued again while it ran: it will run once more. */
    againAt: moment(),
    /** Why it was put off, when that was no failure. */
    waitingFor: text(),
    lastError: text(),
    failedAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex("jobs_pending")
      .on(t.scope, t.kind, t.key)
      .where(sql`failed_at is null`),
    // The database keeps the promise of the serials; the claiming statement only tries not to run into it.
    uniqueIndex("jobs_one_running_per_serial")
      .on(t.scope, t.serial)
      .where(sql`locked_by is not null and serial is not null`),
    // The next job is the first entry of its pool and rank: with thousands due, and thousands more that are not due
    // yet, a claim reads a few rows.
    index("jobs_waiting")
      .on(t.scope, t.pool, t.rank, t.runAt, t.id)
      .where(sql`failed_at is null and locked_by is null`),
    index("jobs_running")
      .on(t.scope, t.pool, t.lockedUntil)
      .where(sql`locked_by is not null`),
    index("jobs_serial")
      .on(t.scope, t.serial)
      .where(sql`failed_at is null and serial is not null`),
    index("jobs_failed")
      .on(t.scope, t.failedAt)
      .where(sql`failed_at is not null`),
  ],
);
