import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Log } from "../log.ts";
import type { Job } from "./job.ts";

/** A job of whatever payload: the worker parses it before it hands it over. */
export type AnyJob = Job<unknown>;

export interface WorkerOptions {
  database: Database;
  kinds: readonly AnyJob[];
  log: Log;
  scope: string;
  /** The database's own when absent; another one is refused, since jobs would not fall due by it. */
  clock?: Clock;
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

export declare function createWorker(options: WorkerOptions): Worker;
