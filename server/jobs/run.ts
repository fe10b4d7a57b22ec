import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import type { Log } from "../log.ts";
import { Later, LockLost } from "./job.ts";
import type { Job } from "./job.ts";
import { completeJob, giveUpJob, putOffJob } from "./store.ts";
import type { JobRow, Lock } from "./store.ts";

/** One claimed job on its way through this process. */
export interface Run {
  job: Job<unknown>;
  row: JobRow;
  lock: Lock;
  controller: AbortController;
  /** Whether its lock is still renewed. */
  keepsLock: boolean;
}

export interface RunTools {
  database: Database;
  clock: Clock;
  log: Log;
  random: () => number;
}

/** Why a run is aborted when its process is about to end: no fault of the job, so the attempt does not count. */
export class Stopping extends Error {
  override readonly name = "Stopping";
  constructor() {
    super("the process is stopping");
  }
}

const longestBackoffMs = 10 * 60_000;
const longestError = 1_000;

type Outcome =
  | { is: "done" }
  | { is: "committed" }
  | { is: "later"; later: Later }
  | { is: "failed"; error: Error }
  | { is: "committedThenFailed"; error: Error };

/** Runs a claimed job and writes down what became of it; never rejects. */
export async function runJob(run: Run, tools: RunTools): Promise<void> {
  const { database, log, clock } = tools;
  const { row, job } = run;
  const about = { kind: row.kind, key: row.key, attempt: row.attempts };
  const cancelLimit = clock.after(job.timeoutMs, () => {
    // The lock runs out by itself, even when the job does not listen.
    run.keepsLock = false;
    run.controller.abort(new Error(`the run took longer than ${job.timeoutMs} ms`));
  });
  try {
    const outcome = await outcomeOf(run);
    cancelLimit();
    switch (outcome.is) {
      case "committed":
        break;
      case "committedThenFailed":
        log.error({ ...about, error: outcome.error }, "a job failed after it had committed that it was done");
        break;
      case "done":
        await kept(database.atomically((work) => completeJob(work, run.lock)));
        break;
      case "later":
        await kept(database.atomically((work) => putOffJob(work, run.lock, putOffTo(outcome.later, row))));
        break;
      case "failed":
        await failed(run, outcome.error, tools, about);
        break;
    }
  } catch (error) {
    if (error instanceof LockLost) log.warn(about, "a job was cancelled or taken over while it ran");
    // Its lease runs out, and it is repeated as after a kill.
    else log.error({ ...about, error }, "what became of a job could not be written down");
  } finally {
    cancelLimit();
  }
}

// A server may be killed many times in a row, but one that its own job kills must come up in the end.
const mostInterruptions = 50;

async function outcomeOf({ row, job, lock, controller }: Run): Promise<Outcome> {
  const { attempts: attempt, id, interruptions } = row;
  // Each of its runs was counted and none came to an end: it kills its process, or is killed with it.
  if (attempt > job.maxAttempts || interruptions > mostInterruptions)
    return { is: "failed", error: new Error("no run of it came to an end") };
  let isCommitted = false;
  try {
    const answer = await job.run({
      id,
      payload: job.payload.parse(row.payload),
      attempt,
      isRepeat: attempt > 1 || interruptions > 0,
      signal: controller.signal,
      async done(work: Work) {
        if (!(await completeJob(work, lock))) throw new LockLost(`${row.kind} ${row.key} is another worker's now`);
        work.afterCommit(() => {
          isCommitted = true;
        });
      },
    });
    if (!(answer instanceof Later)) return { is: isCommitted ? "committed" : "done" };
    if (!isCommitted) return { is: "later", later: answer };
    return { is: "committedThenFailed", error: new Error("it asked for another run after it had been done") };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { is: isCommitted ? "committedThenFailed" : "failed", error };
  }
}

async function failed(run: Run, error: Error, tools: RunTools, about: object): Promise<void> {
  const { database, clock, log, random } = tools;
  const { row, job, lock, controller } = run;
  if (error instanceof LockLost) throw error;
  const now = clock.now();
  if (controller.signal.reason instanceof Stopping) {
    const interruptions = row.interruptions + 1;
    const again = { runAt: now, attempts: row.attempts - 1, interruptions, waitingFor: null };
    await kept(database.atomically((work) => putOffJob(work, lock, again)));
    return;
  }
  const lastError = textOf(error);
  if (row.attempts < job.maxAttempts) {
    const runAt = new Date(now.getTime() + backoffMs(job, row.attempts, random));
    log.warn({ ...about, error, runAt }, "a job failed and will be tried again");
    const putOff = { runAt, attempts: row.attempts, waitingFor: null, lastError };
    await kept(database.atomically((work) => putOffJob(work, lock, putOff)));
    return;
  }
  log.error({ ...about, error }, "a job was given up");
  const payload = job.payload.safeParse(row.payload);
  await kept(
    database.atomically(async (work) => {
      if (!(await giveUpJob(work, lock, lastError, now))) return false;
      if (payload.success) {
        await job.exhausted?.(work, { id: row.id, payload: payload.data, attempt: row.attempts }, error);
      }
      return true;
    }),
  );
}

function putOffTo({ runAt, reason }: Later, { attempts }: JobRow) {
  return { runAt, attempts: attempts - 1, waitingFor: reason };
}

/** Half of it is chance, so that what failed together does not come back together. */
function backoffMs(job: Job<unknown>, attempt: number, random: () => number): number {
  const fullMs = Math.min(job.backoff(attempt), longestBackoffMs);
  return fullMs / 2 + (fullMs / 2) * random();
}

function textOf(error: Error): string {
  // PostgreSQL keeps no NUL in a text.
  return `${error.name}: ${error.message}`.replaceAll("\0", "").slice(0, longestError);
}

async function kept(answer: Promise<boolean>): Promise<void> {
  if (!(await answer)) throw new LockLost("the lock was lost");
}
