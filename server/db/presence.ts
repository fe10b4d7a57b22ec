import { chmodSync } from "node:fs";
import SqliteDatabase from "better-sqlite3";
import { Client } from "pg";
import type { Cancel, Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { pathOf } from "./open.ts";

/** That this process works at a database; the others can tell, and so can those who come after its death. */
export interface Presence {
  leave(): Promise<void>;
}

export interface PresenceOptions {
  /** As `openDatabase` takes it. */
  url: string;
  log: Log;
  clock: Clock;
  /**
   * Called when no other process is there, and none can come until it has ended: what is locked, leased or claimed
   * was then left by processes that died, and need not be waited for.
   */
  alone(): Promise<void>;
}

/**
 * Enters as readers and writers of a lock do: a process holds it shared for as long as it lives, so whoever gets it
 * exclusively is alone. It is a lock of the operating system (SQLite) or of a session (PostgreSQL), because those end
 * with the process that holds them, however it ends.
 */
export function enter(options: PresenceOptions): Promise<Presence> {
  return options.url.startsWith("file:") ? enterSqlite(options) : enterPostgres(options);
}

/** On a file beside the database: its lock can be held for hours without keeping a writer waiting. */
async function enterSqlite({ url, alone }: PresenceOptions): Promise<Presence> {
  const path = `${pathOf(url)}-presence`;
  const connection = new SqliteDatabase(path, { timeout: 0 });
  chmodSync(path, 0o600);
  try {
    if (begun(connection)) {
      await alone();
      connection.exec("commit");
    }
    // Another one that comes just now is alone only for as long as this one has done nothing yet.
    connection.pragma("busy_timeout = 10000");
    connection.exec("begin");
    connection.prepare("select count(*) from sqlite_schema").get();
  } catch (error) {
    connection.close();
    throw error;
  }
  return { leave: async () => void connection.close() };
}

/** @returns whether the lock could be had exclusively */
function begun(connection: SqliteDatabase.Database): boolean {
  try {
    connection.exec("begin exclusive");
    return true;
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError && error.code === "SQLITE_BUSY") return false;
    throw error;
  }
}

// Any number of our own; advisory locks are per database.
const presenceLock = 77_146_002;
const retryMs = 1_000;

/** On a session of its own, taken anew when its connection is lost. */
async function enterPostgres({ url, log, clock, alone }: PresenceOptions): Promise<Presence> {
  let isOver = false;
  let cancelRetry: Cancel = () => {};
  let client = await connect();
  const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [presenceLock]);
  if (rows[0]?.got) {
    await alone();
    await share(client);
    await client.query("select pg_advisory_unlock($1)", [presenceLock]);
  } else await share(client);

  async function connect(): Promise<Client> {
    const next = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    let isLost = false;
    const lose = () => {
      // "error" and "end" both come when a connection breaks.
      if (isLost || isOver) return;
      isLost = true;
      next.end().catch(() => {});
      cancelRetry = clock.after(retryMs, () => void again());
    };
    next.on("error", lose);
    await next.connect();
    next.on("end", lose);
    return next;
  }

  async function again(): Promise<void> {
    try {
      client = await connect();
      await share(client);
    } catch (error) {
      log.warn({ error }, "cannot tell the database that this process is there, trying again");
      if (!isOver) cancelRetry = clock.after(retryMs, () => void again());
    }
  }

  return {
    async leave() {
      isOver = true;
      cancelRetry();
      await client.end();
    },
  };
}

async function share(client: Client): Promise<void> {
  await client.query("select pg_advisory_lock_shared($1)", [presenceLock]);
}
