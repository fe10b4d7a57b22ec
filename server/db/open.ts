import { systemClock } from "../clock.ts";
import type { Clock } from "../clock.ts";
import { createLog } from "../log.ts";
import type { Log } from "../log.ts";
import { engine } from "./columns.ts";
import { openPostgres } from "./postgres.ts";
import type { Signals } from "./signals.ts";
import { openSqlite } from "./sqlite.ts";
import type { Db, Work } from "./work.ts";

export type { Db, Writer } from "./work.ts";

export interface Database {
  readonly engine: "sqlite" | "postgres";
  /** Reads, outside any work. */
  readonly db: Db;
  /** The time by which rows are due; the worker at this database uses the same. */
  readonly clock: Clock;
  readonly signals: Signals;
  /**
   * Runs `run` as one transaction; see {@link Work} for what it may do. Works that wait together share one commit on
   * SQLite, and still fail one by one; only a COMMIT that fails rejects all of them.
   *
   * Nothing is tried again in silence: a deadlock on PostgreSQL rejects with `StatementFailed` of kind `conflict`.
   */
  readonly atomically: <T>(run: (work: Work) => Promise<T>) => Promise<T>;
  /** Refuses new works, waits for those under way, and closes every connection. */
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** `file:<path>` or a `postgres://` URL, which must be the engine the tables were built for. */
  url: string;
  /** Hears what nobody else could: listeners that failed, connections that were lost. */
  log?: Log;
  clock?: Clock;
  /** PostgreSQL only. */
  maxConnections?: number;
  /** SQLite only: hears the text of every statement that runs, for tests that count them or ask for their plans. */
  onStatement?: (sql: string) => void;
}

/** Opens a database that `migrate` has made ready. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, log = createLog("warn"), clock = systemClock, maxConnections = 10, onStatement } = options;
  const isPostgres = /^postgres(ql)?:/.test(url);
  if (isPostgres !== (engine === "postgres")) {
    throw new Error(`the tables were built for ${engine}: set DATABASE_URL before the program starts`);
  }
  return isPostgres
    ? openPostgres({ url, log, clock, maxConnections })
    : openSqlite({ path: pathOf(url), log, clock, onStatement });
}

/** The path of a `file:` URL, relative ones included. */
export function pathOf(url: string): string {
  if (!url.startsWith("file:")) throw new Error("a database URL begins with file: or postgres:");
  const path = decodeURIComponent(url.slice("file:".length).replace(/^\/\/(?=\/)/, ""));
  if (path === "" || path.includes(":memory:"))
    throw new Error("a SQLite database needs a file: reads have their own connection");
  return path;
}
