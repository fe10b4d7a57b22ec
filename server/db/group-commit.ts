import type SqliteDatabase from "better-sqlite3";
import { WorkError } from "./errors.ts";
import { awaitedSomethingElse } from "./work.ts";
import type { Announcement, Work, WorkState } from "./work.ts";

type Settled = { ok: true; value: unknown } | { ok: false; error: unknown };

interface Task {
  run(work: Work): Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

interface Ended {
  task: Task;
  state: WorkState;
  settled: Settled;
}

export interface GroupCommitHooks {
  translate: (error: unknown) => Error;
  announced: (announcements: readonly Announcement[]) => void;
  report: (error: unknown) => void;
}

// A group runs without giving the event loop a turn, so its length bounds how long requests wait: 128 works of one
// prepared insert are 2 ms, of ten unprepared statements 100 ms.
const longestGroup = 128;

/**
 * Runs works one after the other on the only writing connection, all that wait together in one transaction, each in
 * a savepoint: the disk is waited for once per group (0.3 ms alone, 15 µs a work in groups of 45).
 *
 * Drizzle on better-sqlite3 settles in microtasks. A tick scheduled from a microtask runs when no microtask is left,
 * so if the work has not settled by then it awaits something foreign: it is rolled back at once. Hence no transaction
 * ever outlives one drain of the microtask queue, and nobody else's statements can get into it.
 */
export class GroupCommit {
  private waiting: Task[] = [];
  private isScheduled = false;
  private isClosed = false;
  private drained: (() => void)[] = [];
  private readonly begin: SqliteDatabase.Statement;
  private readonly commit: SqliteDatabase.Statement;
  private readonly rollback: SqliteDatabase.Statement;
  private readonly savepoint: SqliteDatabase.Statement;
  private readonly release: SqliteDatabase.Statement;
  private readonly rollbackTo: SqliteDatabase.Statement;

  constructor(
    private readonly connection: SqliteDatabase.Database,
    private readonly createWork: () => { state: WorkState; work: Work },
    private readonly hooks: GroupCommitHooks,
  ) {
    this.begin = connection.prepare("begin immediate");
    this.commit = connection.prepare("commit");
    this.rollback = connection.prepare("rollback");
    this.savepoint = connection.prepare("savepoint work");
    this.release = connection.prepare("release work");
    this.rollbackTo = connection.prepare("rollback to work");
  }

  enqueue<T>(run: (work: Work) => Promise<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new WorkError("the database is closed"));
    return new Promise<T>((resolve, reject) => {
      // What resolves it is what `run` answered, so the value is a T.
      this.waiting.push({ run, resolve: (value) => resolve(value as T), reject });
      this.schedule();
    });
  }

  /** Takes nothing new, and resolves when all that waits is done. */
  drain(): Promise<void> {
    this.isClosed = true;
    if (!this.isScheduled) return Promise.resolve();
    return new Promise((resolve) => void this.drained.push(resolve));
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    // After the callbacks of this turn, so that requests that arrived together share a commit.
    setImmediate(() => void this.runGroup());
  }

  private async runGroup(): Promise<void> {
    // The guard's ticks must be scheduled from microtasks; a callback of the event loop runs its ticks first.
    await Promise.resolve();
    const tasks = this.waiting.splice(0, longestGroup);
    const ended: Ended[] = [];
    try {
      this.begin.run();
      const left = await this.runWorks(tasks, ended);
      this.waiting.unshift(...left);
      this.finish(ended);
    } catch (error) {
      // Not a work's failure but the connection's. A second answer to a task that has one is ignored.
      if (this.connection.inTransaction) this.rollback.run();
      const failure = this.hooks.translate(error);
      for (const task of tasks) task.reject(failure);
    }
    this.next();
  }

  private next(): void {
    this.isScheduled = false;
    if (this.waiting.length > 0) {
      this.schedule();
      return;
    }
    for (const resolve of this.drained.splice(0)) resolve();
  }

  /** @returns the works that have to wait for the next group */
  private async runWorks(tasks: Task[], ended: Ended[]): Promise<Task[]> {
    const guard = new Guard();
    try {
      for (const [index, task] of tasks.entries()) {
        const { state, work } = this.createWork();
        this.savepoint.run();
        const settled = state.end(await guard.watch(() => task.run(work)));
        ended.push({ task, state, settled });
        // A full disk or a failed read ends SQLite's whole transaction by itself, and the others' savepoints with it.
        if (!this.connection.inTransaction) return tasks.slice(index + 1);
        if (!settled.ok) this.rollbackTo.run();
        this.release.run();
      }
      return [];
    } finally {
      guard.stop();
    }
  }

  private finish(ended: Ended[]): void {
    const lost = this.end();
    for (const { task, settled } of ended) {
      if (!settled.ok) task.reject(settled.error);
      else if (lost) task.reject(lost);
    }
    if (lost) return;
    for (const { task, state, settled } of ended) {
      if (!settled.ok) continue;
      state.tellCommitted(this.hooks.report);
      this.hooks.announced(state.announcements);
      task.resolve(settled.value);
    }
  }

  /** Commits; answers why nothing was kept, if nothing was. */
  private end(): Error | undefined {
    if (!this.connection.inTransaction) {
      return new WorkError("SQLite rolled back the transaction this work shared with another that failed");
    }
    try {
      this.commit.run();
      return undefined;
    } catch (error) {
      if (this.connection.inTransaction) this.rollback.run();
      return this.hooks.translate(error);
    }
  }
}

/** Notices that the work it watches waits for something that microtasks alone do not bring. */
class Guard {
  private giveUp: (() => void) | undefined;
  private isArmed = false;
  private isStopped = false;

  /** Call from a microtask. */
  watch(run: () => Promise<unknown>): Promise<Settled> {
    return new Promise((resolve) => {
      this.giveUp = () => resolve({ ok: false, error: awaitedSomethingElse() });
      this.arm();
      (async () => run())().then(
        (value) => resolve({ ok: true, value }),
        (error: unknown) => resolve({ ok: false, error }),
      );
    });
  }

  stop(): void {
    this.isStopped = true;
  }

  // One tick serves all works that follow one another in one drain.
  private arm(): void {
    if (this.isArmed) return;
    this.isArmed = true;
    process.nextTick(() => {
      this.isArmed = false;
      if (!this.isStopped) this.giveUp?.();
    });
  }
}
