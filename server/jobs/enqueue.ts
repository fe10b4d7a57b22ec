import { and, eq, isNull, sql } from "drizzle-orm";
import { preparedWrite } from "../db/prepared.ts";
import { insideOf } from "../db/work.ts";
import type { Work } from "../db/work.ts";
import type { Job } from "./job.ts";
import { jobs } from "./tables.ts";

/** The channel on which workers of a scope are woken. */
export const wakeChannel = "jobs";

export interface EnqueueOptions<P> {
  /** The component appid whose worker runs it. */
  scope: string;
  /** One pending job per kind and key. */
  key: string;
  payload: P;
  /** By the database's clock; now when absent. */
  runAt?: Date;
  /** Jobs with the same serial never run at once: `authorizer:<appid>`. */
  serial?: string;
  /** Within its pool, higher goes first. 0 when absent. */
  priority?: number;
}

/** What must be known of a job to put it into the queue. */
type Enqueued<P> = Pick<Job<P>, "kind" | "payload"> & Partial<Pick<Job<P>, "pool">>;

/**
 * Puts a job into the queue, in the transaction that gives rise to it; workers hear of it when that is committed.
 *
 * A repeat, while the first is pending, replaces the payload and pulls it forward if it is due earlier; it never puts
 * it off, and leaves its serial. A repeat while the job runs makes it run once more, since the run may have read what was true before.
 */
export async function enqueue<P>(work: Work, job: Enqueued<P>, options: EnqueueOptions<P>): Promise<void> {
  const { scope, key, payload, serial = null, priority = 0 } = options;
  const { clock, signals } = insideOf(work);
  const now = clock.now();
  await insertJob(work).execute({
    scope,
    kind: job.kind,
    pool: job.pool ?? job.kind,
    key,
    // A payload that cannot be read later is a mistake of the caller now.
    payload: job.payload.parse(payload),
    serial,
    rank: -priority,
    runAt: options.runAt ?? now,
    createdAt: now,
  });
  signals.announce(work, wakeChannel, scope);
}

/** A statement of so many rows stays below what the engines take in values. */
const rowsOfStatement = 500;

/** As {@link enqueue}, for many jobs of one kind, each with a key of its own: one statement for hundreds of them. */
export async function enqueueAll<P>(work: Work, job: Enqueued<P>, wanted: readonly EnqueueOptions<P>[]): Promise<void> {
  const { clock, signals } = insideOf(work);
  const now = clock.now();
  const rows = wanted.map(({ scope, key, payload, runAt = now, serial = null, priority = 0 }) => ({
    scope,
    kind: job.kind,
    pool: job.pool ?? job.kind,
    key,
    payload: job.payload.parse(payload),
    serial,
    runAt,
    createdAt: now,
    rank: -priority,
  }));
  for (let start = 0; start < rows.length; start += rowsOfStatement) {
    await work
      .insert(jobs)
      .values(rows.slice(start, start + rowsOfStatement))
      .onConflictDoUpdate(onRepeat);
  }
  for (const scope of new Set(wanted.map((one) => one.scope))) signals.announce(work, wakeChannel, scope);
}

const onRepeat = {
  target: [jobs.scope, jobs.kind, jobs.key],
  targetWhere: sql`failed_at is null`,
  set: {
    payload: sql`excluded.payload`,
    pool: sql`excluded.pool`,
    rank: sql`case when excluded.rank < ${jobs.rank} then excluded.rank else ${jobs.rank} end`,
    runAt: sql`case when ${jobs.lockedBy} is null and excluded.run_at < ${jobs.runAt} then excluded.run_at else ${jobs.runAt} end`,
    againAt: sql`case when ${jobs.lockedBy} is null then null when ${jobs.againAt} < excluded.run_at then ${jobs.againAt} else excluded.run_at end`,
  },
};

const insertJob = preparedWrite("enqueue_job", (on, name) =>
  on
    .insert(jobs)
    .values({
      scope: sql.placeholder("scope"),
      kind: sql.placeholder("kind"),
      pool: sql.placeholder("pool"),
      key: sql.placeholder("key"),
      payload: sql.placeholder("payload"),
      serial: sql.placeholder("serial"),
      rank: sql.placeholder("rank"),
      runAt: sql.placeholder("runAt"),
      createdAt: sql.placeholder("createdAt"),
    })
    .onConflictDoUpdate(onRepeat)
    .prepare(name),
);

/** Which of a scope's jobs to take out of the queue; at least one of the three. */
export type CancelFilter = { scope: string } & (
  | { kind: string; key?: string; serial?: string }
  | { key: string; kind?: string; serial?: string }
  | { serial: string; kind?: string; key?: string }
);

/**
 * Takes pending jobs out of the queue. One that is running notices at its `done`, which throws, or when its lock is
 * renewed; what it has sent out by then cannot be called back.
 *
 * @returns how many
 */
export async function cancelJobs(work: Work, { scope, kind, key, serial }: CancelFilter): Promise<number> {
  const cancelled = await work
    .delete(jobs)
    .where(
      and(
        eq(jobs.scope, scope),
        isNull(jobs.failedAt),
        kind === undefined ? undefined : eq(jobs.kind, kind),
        key === undefined ? undefined : eq(jobs.key, key),
        serial === undefined ? undefined : eq(jobs.serial, serial),
      ),
    )
    .returning({ id: jobs.id });
  return cancelled.length;
}
