import { randomUUID } from "node:crypto";
import type { Cancel, Clock } from "../clock.ts";
import { isUniqueViolation } from "../db/errors.ts";
import type { Database } from "../db/open.ts";
import type { Log } from "../log.ts";
import { wakeChannel } from "./enqueue.ts";
import { LockLost } from "./job.ts";
import type { Job } from "./job.ts";
import { runJob, Stopping } from "./run.ts";
import type { Run } from "./run.ts";
import { claimAbandoned, claimWaiting, firstDue, movePool, putOffJob, renewLocks } from "./store.ts";
import type { JobRow } from "./store.ts";

/** A job of whatever payload: the worker parses it before it hands it over. */
export type AnyJob = Job<unknown>;

export interface WorkerOptions {
  database: Database;
  kinds: readonly AnyJob[];
  log: Log;
  scope: string;
  /** The database's own when absent; another one is refused, since jobs would not fall due by it. */
  clock?: Clock;
  /**
   * How long a claim holds without being renewed, which happens three times as often. A job whose process died runs
   * again after it. Clocks of machines at one database may differ by much less than this.
   */
  leaseMs?: number;
  /** How often to look for what nobody woke us for: jobs enqueued by other processes, serials freed by them. */
  pollMs?: number;
  /** How long `stop` waits for running jobs, and then again after it has aborted them. */
  stopWithinMs?: number;
  /** Jitter, between 0 and 1. */
  random?: () => number;
}

export interface Worker {
  start(): void;
  /** Claims nothing more, waits for the running jobs, then aborts them; what is left is claimed again by others. */
  stop(): Promise<void>;
  /** Looks for due jobs now. */
  wake(): void;
  /** For tests: claims and runs what is due until nothing is. @returns how many runs that took */
  runDue(): Promise<number>;
}

// A job that puts itself off to a moment that has passed would keep `runDue` busy for ever.
const mostRunsOfRunDue = 10_000;

/** Runs the jobs of one scope, in one process; any number of processes may have one. */
export function createWorker(options: WorkerOptions): Worker {
  const { database, kinds, log, scope, clock = database.clock } = options;
  const { leaseMs = 60_000, pollMs = 1_000, stopWithinMs = 10_000, random = Math.random } = options;
  if (clock !== database.clock) throw new Error("the worker and its database must have the same clock");
  const byKind = new Map(kinds.map((job) => [job.kind, job]));
  if (byKind.size < kinds.length) throw new Error("two jobs have the same kind");
  const placesOf = new Map(kinds.map(({ pool, concurrency }) => [pool, concurrency]));
  const disagreeing = kinds.find(({ pool, concurrency }) => placesOf.get(pool) !== concurrency);
  if (disagreeing) throw new Error(`the kinds of the pool ${disagreeing.pool} disagree about its places`);

  const name = randomUUID();
  const running = new Map<Run, Promise<void>>();
  let state: "idle" | "started" | "stopped" = "idle";
  let claims = 0;
  let passing: Promise<unknown> = Promise.resolve();
  let isWanted = false;
  let cancelPoll: Cancel = () => {};
  let cancelRenewal: Cancel | undefined;
  let stopListening: (() => void)[] = [];

  /** One look at the queue; looks come one after the other, since each counts the places that are free. */
  function pass(): Promise<{ claimed: number; nextDueAt: Date | undefined }> {
    const next = passing.then(claimDue);
    passing = next.catch(() => {});
    return next;
  }

  async function claimDue(): Promise<{ claimed: number; nextDueAt: Date | undefined }> {
    const now = clock.now();
    let claimed = 0;
    let nextDueAt: Date | undefined;
    for (const { pool, rank, dueAt, isLease } of await firstDue(database.db, scope)) {
      const places = placesOf.get(pool);
      if (places === undefined) continue;
      if (dueAt > now) {
        if (!nextDueAt || dueAt < nextDueAt) nextDueAt = dueAt;
        continue;
      }
      for (const row of await claim({ pool, rank, places }, isLease ? claimAbandoned : claimWaiting, now)) {
        const job = byKind.get(row.kind);
        if (!job) {
          await leaveToOthers(row, now);
          continue;
        }
        begin(job, row);
        claimed += 1;
      }
    }
    return { claimed, nextDueAt };
  }

  async function claim(
    { pool, rank, places }: { pool: string; rank: number; places: number },
    claimSome: typeof claimWaiting,
    now: Date,
  ): Promise<JobRow[]> {
    const limit = places - [...running.keys()].filter((run) => run.job.pool === pool).length;
    if (limit <= 0 || state === "stopped") return [];
    claims += 1;
    const lockedBy = `${name}:${claims}`;
    const lockedUntil = new Date(now.getTime() + leaseMs);
    try {
      return await database.atomically((work) =>
        claimSome(work, { scope, pool, rank, limit, now, lockedBy, lockedUntil }),
      );
    } catch (error) {
      // Another process took a job of the same serial in the same moment. Its claim stands; we look again later.
      if (isUniqueViolation(error)) return [];
      throw error;
    }
  }

  /** A job of a kind this process does not know: one that is newer has put it into the pool. */
  async function leaveToOthers({ id, lockedBy, attempts }: JobRow, now: Date): Promise<void> {
    const runAt = new Date(now.getTime() + leaseMs);
    await database.atomically((work) =>
      putOffJob(work, { id, lockedBy }, { runAt, attempts: attempts - 1, waitingFor: null }),
    );
  }

  function begin(job: AnyJob, row: JobRow): void {
    const run: Run = {
      job,
      row,
      lock: { id: row.id, lockedBy: row.lockedBy },
      controller: new AbortController(),
      keepsLock: true,
    };
    const ended = runJob(run, { database, clock, log, random }).then(() => {
      running.delete(run);
      if (running.size === 0) stopRenewing();
      wake();
      return undefined;
    });
    running.set(run, ended);
    cancelRenewal ??= clock.after(leaseMs / 3, renew);
  }

  function stopRenewing(): void {
    cancelRenewal?.();
    cancelRenewal = undefined;
  }

  function renew(): void {
    cancelRenewal = clock.after(leaseMs / 3, renew);
    const held = [...running.keys()].filter((run) => run.keepsLock);
    if (held.length === 0) return;
    const until = new Date(clock.now().getTime() + leaseMs);
    const locks = held.map(({ lock }) => lock);
    database
      .atomically((work) => renewLocks(work, locks, until))
      .then((kept) => {
        for (const run of held) {
          // What has ended meanwhile is not in the table either.
          if (!kept.has(run.lock.id) && running.has(run)) run.controller.abort(new LockLost("the lock was lost"));
        }
        return undefined;
      })
      // Two more renewals are tried before the lease is over.
      .catch((error: unknown) => log.warn({ error }, "the locks of running jobs could not be renewed"));
  }

  function wake(): void {
    if (state !== "started") return;
    cancelPoll();
    // A look that is under way may have passed the new row already, so another one follows it.
    if (isWanted) return;
    isWanted = true;
    void look();
  }

  async function look(): Promise<void> {
    let delayMs = pollMs;
    try {
      // What wakes us from here on wants a look of its own.
      await passing;
      isWanted = false;
      const { nextDueAt } = await pass();
      if (nextDueAt) delayMs = Math.min(pollMs, Math.max(0, nextDueAt.getTime() - clock.now().getTime()));
    } catch (error) {
      log.warn({ error }, "the queue could not be read, trying again");
    }
    if (state !== "started" || isWanted) return;
    cancelPoll();
    cancelPoll = clock.after(delayMs, wake);
  }

  function start(): void {
    if (state !== "idle") throw new Error("a worker is started once");
    state = "started";
    stopListening = [
      database.signals.listen(wakeChannel, (woken) => {
        if (woken === scope) wake();
      }),
      database.signals.onGap(wake),
    ];
    // What an earlier version left in other pools would never be looked at.
    passing = database
      .atomically(async (work) => {
        for (const job of kinds) await movePool(work, scope, job);
      })
      .catch((error: unknown) => log.error({ error }, "jobs of an earlier version could not be taken over"));
    wake();
  }

  async function stop(): Promise<void> {
    state = "stopped";
    cancelPoll();
    for (const stopOne of stopListening) stopOne();
    await passing;
    if (await allEnded()) return;
    for (const run of running.keys()) run.controller.abort(new Stopping());
    if (await allEnded()) return;
    stopRenewing();
    const left = [...running.keys()].map(({ row }) => `${row.kind} ${row.key}`);
    log.warn({ left }, "jobs did not stop in time; they run again when their lease is over");
  }

  /** @returns whether they did in time */
  async function allEnded(): Promise<boolean> {
    if (running.size === 0) return true;
    let cancel: Cancel = () => {};
    const timeIsUp = new Promise<void>((resolve) => {
      cancel = clock.after(stopWithinMs, resolve);
    });
    await Promise.race([Promise.all(running.values()), timeIsUp]);
    cancel();
    return running.size === 0;
  }

  async function runDue(): Promise<number> {
    let runs = 0;
    for (;;) {
      const { claimed } = await pass();
      runs += claimed;
      if (runs > mostRunsOfRunDue) throw new Error(`jobs are still due after ${mostRunsOfRunDue} runs`);
      if (running.size > 0) await Promise.race(running.values());
      else if (claimed === 0) return runs;
    }
  }

  return { start, stop, wake, runDue };
}
