import type { ZodType } from "zod";
import type { Work } from "../db/work.ts";

/** One run of a job. */
export interface RunningJob<P> {
  readonly id: number;
  readonly payload: P;
  /** 1 for the first run, and for as long as none has failed. */
  readonly attempt: number;
  /** An earlier run failed, or ended with its process: it may have done a part of the work. */
  readonly isRepeat: boolean;
  /** Aborted when the lock was lost, when the time limit is over, or when the process is about to stop. */
  readonly signal: AbortSignal;
  /**
   * Completes this job in the same transaction as what it did, so that a kill keeps both or neither. A job that never
   * calls it is completed when `run` resolves.
   *
   * @throws {LockLost} when another worker has taken the job over; let it through, so that the work is rolled back
   */
  done(work: Work): Promise<void>;
}

/** What remains to be known of a job that was given up. */
export type ExhaustedJob<P> = Pick<RunningJob<P>, "id" | "payload" | "attempt">;

export interface JobOptions<P> {
  /** `<room>.<verb>`, unique in the program; stored in rows, so it never changes. */
  kind: string;
  payload: ZodType<P>;
  /** Kinds with the same pool share its places, and run in the order in which they are due. Its kind when absent. */
  pool?: string;
  /** How many of its pool one worker runs at once; the same in all kinds of a pool. */
  concurrency?: number;
  /** Runs that failed before it is given up. */
  maxAttempts?: number;
  /** Milliseconds to wait after the nth failed run, before jitter and cap. */
  backoff?: (attempt: number) => number;
  /** How long one run may take before its signal is aborted and its lock is let go. */
  timeoutMs?: number;
  /** A kill can fall anywhere, so say in its docstring what a repeat does. */
  run(job: RunningJob<P>): Promise<void | Later>;
  /** Called in the transaction that marks the job as failed; not called when its payload cannot be read. */
  exhausted?(work: Work, job: ExhaustedJob<P>, error: Error): Promise<void>;
}

export type Job<P> = Required<Omit<JobOptions<P>, "exhausted">> & Pick<JobOptions<P>, "exhausted">;

/** Describes work that is done later, repeatedly if need be, and survives a kill. */
export function defineJob<P>(options: JobOptions<P>): Job<P> {
  return {
    pool: options.kind,
    concurrency: 4,
    maxAttempts: 10, // with the default back-off the last run comes about 20 minutes after the first
    backoff: (attempt) => 1_000 * 2 ** (attempt - 1),
    timeoutMs: 5 * 60_000,
    ...options,
  };
}

/** Not now: the job runs again at `runAt`. That is no failure and does not count as an attempt. */
export class Later {
  constructor(
    readonly runAt: Date,
    /** For people: "waits for the code check". */
    readonly reason: string,
  ) {}
}

export function later(runAt: Date, reason: string): Later {
  return new Later(runAt, reason);
}

/** Another worker has the job, since this one's lease ran out. */
export class LockLost extends Error {
  override readonly name = "LockLost";
}
