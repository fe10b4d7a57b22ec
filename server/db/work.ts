import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Clock } from "../clock.ts";
import { WorkError } from "./errors.ts";
import type { Signals } from "./signals.ts";

// What both engines can do; both clients are opened with the same casing and cast to these.
type Everything = PgDatabase<PgQueryResultHKT>;

/** Reads. Every store function takes one first, so that it also runs inside a work. */
export type Db = Pick<Everything, "select" | "selectDistinct" | "with" | "$with" | "$count">;

/** Reads and writes: only a {@link Work} has it. */
export type Writer = Db & Pick<Everything, "insert" | "update" | "delete">;

/**
 * One transaction, as `atomically` hands it out: all of its statements are kept, or none.
 *
 * - Await nothing in it but its own statements (and what is already settled), one after the other. No network, no
 *   timer, no `db`, no second `atomically`: such a work is rolled back and rejected with a {@link WorkError}.
 * - A failed statement dooms it. Catching the error and going on does not help; PostgreSQL would answer the COMMIT of
 *   such a transaction with a silent ROLLBACK.
 * - It is over when the function it was given to settles. Statements that come later are refused.
 */
export interface Work extends Writer {
  /** Calls `run` once the work is on disk, before the caller of `atomically` hears of it; never after a rollback. */
  afterCommit(run: () => void): void;
}

const inside = Symbol("the inside of a work");

/** The part of a work that is only for the engines, the signals and the prepared statements. */
export function insideOf(work: Work): WorkState {
  if (!isWork(work)) throw new WorkError("this is not a work of atomically");
  return work[inside];
}

export function isWork(on: Db): on is Bound {
  return inside in on;
}

interface Bound extends Work {
  [inside]: WorkState;
}

function afterCommit(this: Bound, run: () => void): void {
  this[inside].afterCommit(run);
}

export interface Announcement {
  channel: string;
  payload: string;
}

type Settled<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** The life of one work: whether its statements may run, what doomed it, and what waits for its commit. */
export class WorkState {
  readonly announcements: Announcement[] = [];
  private readonly committed: (() => void)[] = [];
  private isOver = false;
  private failure: Error | undefined;
  private inFlight: Promise<unknown> | undefined;

  constructor(
    readonly clock: Clock,
    readonly signals: Signals,
    /** One per physical connection: the place where its prepared statements are kept. */
    readonly connection: object,
    /** Called whenever nothing of the work is in flight any more. */
    private readonly paused: () => void = () => {},
  ) {}

  /** Makes the engine's query builder the work itself. */
  bind(builder: Writer): Work {
    return Object.assign(builder, { afterCommit, [inside]: this });
  }

  afterCommit(run: () => void): void {
    if (this.isOver) throw new WorkError("afterCommit was called after the work had ended");
    this.committed.push(run);
  }

  announce(announcement: Announcement): void {
    if (this.isOver) throw new WorkError("something was announced after the work had ended");
    const isSaid = this.announcements.some(
      (said) => said.channel === announcement.channel && said.payload === announcement.payload,
    );
    if (!isSaid) this.announcements.push(announcement);
  }

  /** Runs one statement of an engine that answers at once. */
  statement<T>(run: () => T, translate: (error: unknown) => Error): T {
    this.check();
    try {
      return run();
    } catch (error) {
      throw this.doom(translate(error));
    }
  }

  /** Runs one statement of an engine that answers later. */
  async statementLater<T>(run: () => Promise<T>, translate: (error: unknown) => Error): Promise<T> {
    this.check();
    if (this.inFlight) throw this.doom(new WorkError("two statements of one work at once: await one, then the next"));
    const answer = run();
    this.inFlight = answer;
    try {
      return await answer;
    } catch (error) {
      throw this.doom(translate(error));
    } finally {
      this.inFlight = undefined;
      this.paused();
    }
  }

  get isIdle(): boolean {
    return this.inFlight === undefined;
  }

  /** Waits for a statement that nobody awaited. */
  async idle(): Promise<void> {
    await this.inFlight?.catch(() => {});
  }

  /** Ends the work: from here on its statements are refused. Answers what its end must be. */
  end<T>(settled: Settled<T>): Settled<T> {
    const isWaiting = !this.isOver && !this.isIdle;
    this.isOver = true;
    if (!settled.ok) return settled;
    if (isWaiting) return { ok: false, error: new WorkError("the work ended before its last statement was answered") };
    if (this.failure) {
      const error = new WorkError("a statement of this work failed, so nothing of it is kept", { cause: this.failure });
      return { ok: false, error };
    }
    return settled;
  }

  /** Calls what waited for the commit; one that throws does not keep the others from being called. */
  tellCommitted(report: (error: unknown) => void): void {
    for (const run of this.committed) {
      try {
        run();
      } catch (error) {
        report(error);
      }
    }
  }

  private check(): void {
    if (this.isOver) throw new WorkError("a statement came after its work had ended");
    if (this.failure) {
      throw new WorkError("a statement came after another one of the same work had failed", { cause: this.failure });
    }
  }

  private doom(error: Error): Error {
    this.failure ??= error;
    return error;
  }
}

/** The error of a work that stopped with nothing of its own left to wait for. */
export function awaitedSomethingElse(): WorkError {
  return new WorkError(
    "atomically: the work awaited something that is not a statement of its own (the network, a timer, another atomically); it was rolled back",
  );
}
