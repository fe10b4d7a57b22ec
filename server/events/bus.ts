import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import { follow } from "./follow.ts";
import type { Topic, Topics } from "./topics.ts";

export type { Topic, Topics } from "./topics.ts";
export { FollowBroken } from "./follow.ts";

/** Tells what happened, after the commit that made it true, in this process and (on PostgreSQL) in all others. */
export interface Bus {
  /** Delivered once `work` is committed, never after a rollback; the same message once per work. */
  publish<T extends Topic>(work: Work, topic: T, message: Topics[T]): void;
  /** @returns stops listening */
  subscribe<T extends Topic>(topic: T, listener: (message: Topics[T]) => void): () => void;
  /**
   * The messages from this call on, for one reader, until `signal` is aborted or the bus closes. A message that waits
   * already is not queued again. It tells all or throws {@link FollowBroken}: when the reader is too slow, or when
   * messages of other processes may have been missed; then read what is true and follow again.
   */
  follow<T extends Topic>(topic: T, signal?: AbortSignal): AsyncIterableIterator<Topics[T]>;
  /** Ends all that follow. */
  close(): void;
}

export function createBus({ database }: { database: Pick<Database, "signals"> }): Bus {
  const { signals } = database;
  const closing = new AbortController();

  function subscribe<T extends Topic>(topic: T, listener: (message: Topics[T]) => void): () => void {
    // Only `publish` speaks on these channels, so what is heard is what it was given.
    return signals.listen(channelOf(topic), (payload) => listener(JSON.parse(payload) as Topics[T]));
  }

  return {
    publish: (work, topic, message) => signals.announce(work, channelOf(topic), JSON.stringify(message)),
    subscribe,
    follow: <T extends Topic>(topic: T, signal?: AbortSignal) =>
      follow<Topics[T]>({
        listen: (listener) => subscribe(topic, listener),
        onGap: (listener) => signals.onGap(listener),
        signals: signal ? [signal, closing.signal] : [closing.signal],
      }),
    close: () => closing.abort(),
  };
}

function channelOf(topic: Topic): string {
  return `event:${topic}`;
}
