/**
 * Lets so many calls to WeChat through at once. Steps are more than that, since while one of them waits for its commit
 * another one can call.
 */
export function createCallTurns(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  return {
    /** Waits for a turn, in the order in which turns were asked for, and makes the call. */
    async call<T>(make: () => Promise<T>): Promise<T> {
      if (running < most) running += 1;
      // The turn is handed over by the call that ends, so that nobody who comes in between takes it.
      else await new Promise<void>((resolve) => void waiting.push(resolve));
      try {
        return await make();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
