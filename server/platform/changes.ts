import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Bus } from "../events/bus.ts";
import type { PlatformView } from "./service.ts";

export interface FollowPlatformOptions {
  database: Pick<Database, "signals">;
  bus: Bus;
  clock: Clock;
  view: () => Promise<PlatformView>;
}

// Under a flood of pushes the strip moves once a second; without any it still grows older.
const restMs = 1_000;
const heartbeatMs = 30_000;

/** The platform's state whenever something about it changed. Time alone changes it too: a ticket becomes overdue. */
export async function* followPlatform(
  { database, bus, clock, view }: FollowPlatformOptions,
  signal: AbortSignal,
): AsyncGenerator<PlatformView, void, undefined> {
  let isChanged = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    isChanged = true;
    wake?.();
  };
  const stops = [bus.subscribe("platform", ring), bus.subscribe("callbackEvent", ring), database.signals.onGap(ring)];
  signal.addEventListener("abort", ring);
  try {
    let shown = judgementOf(await view());
    while (!signal.aborted) {
      if (!isChanged) await waitFor(heartbeatMs, (done) => (wake = done));
      if (signal.aborted) return;
      const wasTold = isChanged;
      isChanged = false;
      const now = await view();
      const judgement = judgementOf(now);
      if (wasTold || judgement !== shown) yield now;
      shown = judgement;
      if (!signal.aborted) await waitFor(restMs, () => {});
    }
  } finally {
    for (const stop of stops) stop();
    signal.removeEventListener("abort", ring);
  }

  function waitFor(ms: number, early: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      early(() => {
        cancel();
        resolve();
      });
    });
  }
}

/** What is worth telling although nothing happened: levels and problems, not ages. */
function judgementOf({ level, problems, ticket, accessToken, callbacks, queue }: PlatformView): string {
  const levels = [level, ticket.level, accessToken.level, callbacks.level, queue.level];
  return JSON.stringify([levels, problems.map(({ code, level: of }) => [code, of])]);
}
