import { expect, test } from "vitest";
import { follow, FollowBroken } from "./follow.ts";

/** A source we speak through by hand. */
function source() {
  const listeners = new Set<(message: { id: number }) => void>();
  return {
    listeners,
    say: (id: number) => listeners.forEach((listener) => listener({ id })),
    listen: (listener: (message: { id: number }) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onGap: () => () => {},
  };
}

test("a message that waits already is not queued again", async () => {
  const { listen, onGap, say } = source();
  const followed = follow({ listen, onGap, signals: [] });
  for (const id of [1, 2, 1, 2, 3]) say(id);
  const heard = [await followed.next(), await followed.next(), await followed.next()];
  expect(heard.map(({ value }) => (value as { id: number }).id)).toEqual([1, 2, 3]);
  const next = followed.next();
  say(1);
  expect(await next).toEqual({ done: false, value: { id: 1 } });
});

test("a reader that does not come breaks it off, after what it had, and stops listening", async () => {
  const { listen, onGap, say, listeners } = source();
  const followed = follow({ listen, onGap, signals: [], limit: 2 });
  for (const id of [1, 2, 3, 4]) say(id);
  expect(listeners.size).toBe(0);
  expect(await followed.next()).toEqual({ done: false, value: { id: 1 } });
  await followed.next();
  await followed.next();
  await expect(followed.next()).rejects.toThrow(FollowBroken);
  expect(await followed.next()).toEqual({ done: true, value: undefined });
});

test("leaving the loop stops listening", async () => {
  const { listen, onGap, say, listeners } = source();
  const followed = follow({ listen, onGap, signals: [] });
  say(1);
  for await (const message of followed) {
    expect(message).toEqual({ id: 1 });
    break;
  }
  expect(listeners.size).toBe(0);
});

test("several reads that wait are answered in order", async () => {
  const { listen, onGap, say } = source();
  const followed = follow({ listen, onGap, signals: [] });
  const reads = [followed.next(), followed.next()];
  say(1);
  say(2);
  expect(await Promise.all(reads)).toEqual([
    { done: false, value: { id: 1 } },
    { done: false, value: { id: 2 } },
  ]);
});

test("an aborted signal ends it at once, and nothing waits", async () => {
  const { listen, onGap, say, listeners } = source();
  const stop = new AbortController();
  const followed = follow({ listen, onGap, signals: [stop.signal] });
  say(1);
  stop.abort();
  expect(listeners.size).toBe(0);
  expect(await followed.next()).toEqual({ done: true, value: undefined });
});
