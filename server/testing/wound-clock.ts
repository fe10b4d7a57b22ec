import type { Cancel, Clock } from "../clock.ts";

interface Timer {
  at: number;
  order: number;
  run: () => void;
}

/** A clock for tests: it stands still until it is advanced, and fires what falls due in order of time. */
export class WoundClock implements Clock {
  private ms: number;
  private order = 0;
  private readonly timers = new Set<Timer>();

  constructor(start: Date | string = "2026-11-24T00:00:00.000Z") {
    this.ms = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.ms);
  }

  after(ms: number, run: () => void): Cancel {
    const timer: Timer = { at: this.ms + Math.max(0, ms), order: this.order++, run };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }

  /** How many timers are waiting. */
  get pending(): number {
    return this.timers.size;
  }

  /**
   * Moves time forward, and fires each timer that falls due on the way, at its own time; also those that timers
   * set while they run. What they start asynchronously is not awaited: see {@link advanceAndSettle}.
   */
  advance(ms: number): void {
    const end = this.ms + ms;
    for (let due = this.firstUntil(end); due; due = this.firstUntil(end)) {
      this.ms = due.at;
      this.timers.delete(due);
      due.run();
    }
    this.ms = end;
  }

  /** As `advance`, but lets promises settle before it begins and after each timer. */
  async advanceAndSettle(ms: number): Promise<void> {
    const end = this.ms + ms;
    await settled();
    for (let due = this.firstUntil(end); due; due = this.firstUntil(end)) {
      this.ms = due.at;
      this.timers.delete(due);
      due.run();
      await settled();
    }
    this.ms = end;
  }

  /**
   * Winds on until what is waited for has come to its end, one way or the other. Sockets have real time of their own:
   * they get a breath of it at each step, so that what waits for them is not overtaken by its time limit.
   */
  async advanceUntil<T>(waitedFor: Promise<T>, stepMs = 100): Promise<T> {
    const end = { came: false };
    const note = () => void (end.came = true);
    waitedFor.then(note, note);
    while (!end.came) {
      await new Promise((breath) => void setTimeout(breath, 2));
      if (!end.came) await this.advanceAndSettle(stepMs);
    }
    return waitedFor;
  }

  private firstUntil(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) {
      if (timer.at > end) continue;
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    }
    return first;
  }
}

/** One turn of the event loop: every promise that could settle by itself has done so. */
function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
