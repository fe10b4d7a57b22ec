import type { Log } from "../log.ts";
import type { Signals } from "./signals.ts";
import { insideOf } from "./work.ts";
import type { Announcement } from "./work.ts";

export interface LocalSignals extends Signals {
  /** Hands committed announcements to the listeners of this process. */
  deliver(announcements: readonly Announcement[]): void;
  tellGap(): void;
}

/** The listeners of one process. On SQLite this is all there is. */
export function localSignals(log: Log): LocalSignals {
  const listeners = new Map<string, Set<(payload: string) => void>>();
  const gapListeners = new Set<() => void>();

  const call = (run: () => void) => {
    try {
      run();
    } catch (error) {
      // One listener's bug must not keep the others from hearing, nor fail a work that is on disk already.
      log.error({ error }, "a listener failed");
    }
  };

  return {
    announce: (work, channel, payload) => insideOf(work).announce({ channel, payload }),
    listen(channel, listener) {
      const same = listeners.get(channel) ?? new Set();
      listeners.set(channel, same);
      // A box of its own: the same function may listen twice, and each stops for itself.
      const own = (payload: string) => listener(payload);
      same.add(own);
      return () => void same.delete(own);
    },
    onGap(listener) {
      const own = () => listener();
      gapListeners.add(own);
      return () => void gapListeners.delete(own);
    },
    ready: async () => {},
    deliver(announcements) {
      for (const { channel, payload } of announcements) {
        for (const listener of listeners.get(channel) ?? []) call(() => listener(payload));
      }
    },
    tellGap() {
      for (const listener of gapListeners) call(listener);
    },
  };
}
