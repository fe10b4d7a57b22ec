import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { PoolClient } from "pg";
import type { Cancel, Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { localSignals } from "./local-signals.ts";
import type { LocalSignals } from "./local-signals.ts";
import type { Announcement } from "./work.ts";

// One PostgreSQL channel for all of ours: LISTEN is then one statement and one connection.
const postgresChannel = "minifleet";

const firstRetryMs = 100;
const longestRetryMs = 10_000; // a database restart takes seconds; polling covers the rest

export interface PostgresSignals extends LocalSignals {
  /** Marks what this process says, since it hears its own words without the detour. */
  readonly origin: string;
  close(): Promise<void>;
}

interface Options {
  url: string;
  log: Log;
  clock: Clock;
}

/** Listens on a connection of its own from the first `listen` on, and again whenever that connection is lost. */
export function postgresSignals({ url, log, clock }: Options): PostgresSignals {
  const origin = randomUUID();
  const local = localSignals(log);
  let client: Client | undefined;
  let connecting: Promise<void> | undefined;
  let cancelRetry: Cancel | undefined;
  let isClosed = false;
  let hasListened = false;

  function start(): Promise<void> {
    return (connecting ??= connect(firstRetryMs));
  }

  async function connect(retryMs: number): Promise<void> {
    if (isClosed) return;
    const next = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    let isLost = false;
    const lose = () => {
      // "error" and "end" both come when a connection breaks.
      if (isLost) return;
      isLost = true;
      next.end().catch(() => {});
      if (client === next) client = undefined;
      if (isClosed) return;
      connecting = wait(retryMs).then(() => connect(Math.min(retryMs * 2, longestRetryMs)));
    };
    next.on("error", lose);
    next.on("end", lose);
    next.on("notification", ({ payload }) => hear(payload));
    try {
      await next.connect();
      await next.query(`listen ${postgresChannel}`);
    } catch (error) {
      log.warn({ error }, "cannot listen to the database, trying again");
      lose();
      await connecting;
      return;
    }
    if (isClosed) {
      await next.end();
      return;
    }
    client = next;
    retryMs = firstRetryMs;
    if (hasListened) local.tellGap();
    hasListened = true;
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      cancelRetry = () => {
        cancel();
        resolve();
      };
    });
  }

  function hear(text: string | undefined): void {
    const said = readAnnouncement(text);
    if (said && said.origin !== origin) local.deliver([said]);
  }

  return {
    ...local,
    origin,
    listen(channel, listener) {
      void start();
      return local.listen(channel, listener);
    },
    onGap(listener) {
      void start();
      return local.onGap(listener);
    },
    ready: start,
    async close() {
      isClosed = true;
      cancelRetry?.();
      await connecting;
      await client?.end();
    },
  };
}

/** Says all announcements of a work in one statement, inside its transaction: PostgreSQL delivers them on commit. */
export async function sayAnnouncements(
  client: PoolClient,
  { origin }: PostgresSignals,
  announcements: readonly Announcement[],
): Promise<void> {
  await client.query({
    name: "say_announcements",
    text: "select pg_notify($1, said) from unnest($2::text[]) as said",
    values: [postgresChannel, announcements.map(({ channel, payload }) => JSON.stringify([origin, channel, payload]))],
  });
}

function readAnnouncement(text: string | undefined): (Announcement & { origin: string }) | undefined {
  try {
    const parts: unknown = JSON.parse(text ?? "");
    if (!Array.isArray(parts)) return undefined;
    const [origin, channel, payload]: unknown[] = parts;
    if (typeof origin !== "string" || typeof channel !== "string" || typeof payload !== "string") return undefined;
    return { origin, channel, payload };
  } catch {
    // Anyone with access to the database may notify on the channel; what is not ours is not for us.
    return undefined;
  }
}
