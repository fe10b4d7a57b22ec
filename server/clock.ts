/** Stops a timer; harmless when it has fired already. */
export type Cancel = () => void;

/** Where the time comes from. Tests wind theirs (`testing/wound-clock.ts`). */
export interface Clock {
  now(): Date;
  /** Calls `run` once, `ms` milliseconds from now. The timer alone does not keep the process alive. */
  after(ms: number, run: () => void): Cancel;
}

// Node fires a timer with a longer delay at once, so long waits are taken in legs.
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  after(ms, run) {
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number) => {
      const legMs = Math.min(leftMs, longestTimerMs);
      timer = setTimeout(() => (leftMs > legMs ? wait(leftMs - legMs) : run()), legMs);
      timer.unref();
    };
    wait(Math.max(0, ms));
    return () => clearTimeout(timer);
  },
};
