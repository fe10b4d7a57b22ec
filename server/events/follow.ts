/** Messages were lost, or would have been: read what is true now, then follow again. */
export class FollowBroken extends Error {
  override readonly name = "FollowBroken";
}

export interface FollowOptions<M> {
  listen: (listener: (message: M) => void) => () => void;
  onGap: (listener: () => void) => () => void;
  /** Any of them ends it. */
  signals: readonly AbortSignal[];
  /** Different messages that may wait for the reader. */
  limit?: number;
}

type State = { phase: "live" } | { phase: "ended" } | { phase: "broken"; error: FollowBroken };

/** Turns what a listener hears into an iterable for one reader; it hears from this call on, not from the first `next`. */
export function follow<M>({ listen, onGap, signals, limit = 1_000 }: FollowOptions<M>): AsyncIterableIterator<M> {
  // Equal messages say the same, so while one waits the next adds nothing.
  const waiting = new Map<string, M>();
  let readers: { resolve(result: IteratorResult<M>): void; reject(error: unknown): void }[] = [];
  let state: State = { phase: "live" };
  const stops: (() => void)[] = [];

  function close(next: State): void {
    if (state.phase !== "live") return;
    state = next;
    for (const stop of stops) stop();
    if (state.phase === "ended") waiting.clear();
    const left = readers;
    readers = [];
    for (const reader of left) {
      if (state.phase === "broken") reader.reject(state.error);
      else reader.resolve({ done: true, value: undefined });
    }
  }

  const end = () => close({ phase: "ended" });
  const breakOff = (fact: string) => close({ phase: "broken", error: new FollowBroken(fact) });

  stops.push(
    listen((message) => {
      const reader = readers.shift();
      if (reader) {
        reader.resolve({ done: false, value: message });
        return;
      }
      waiting.set(JSON.stringify(message), message);
      if (waiting.size > limit) breakOff(`more than ${limit} messages wait for a reader that does not come`);
    }),
    onGap(() => breakOff("messages of other processes may have been missed")),
  );
  for (const signal of signals) {
    signal.addEventListener("abort", end, { once: true });
    stops.push(() => signal.removeEventListener("abort", end));
  }
  if (signals.some((signal) => signal.aborted)) end();

  return {
    next() {
      for (const [key, message] of waiting) {
        waiting.delete(key);
        return Promise.resolve({ done: false, value: message });
      }
      if (state.phase === "broken") {
        // Thrown once; whoever asks again is told that it is over.
        const { error } = state;
        state = { phase: "ended" };
        return Promise.reject(error);
      }
      if (state.phase === "ended") return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve, reject) => void readers.push({ resolve, reject }));
    },
    return() {
      end();
      waiting.clear();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
