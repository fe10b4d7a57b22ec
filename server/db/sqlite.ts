import SqliteDatabase from "better-sqlite3";
import { BetterSQLite3Database, BetterSQLiteSession } from "drizzle-orm/better-sqlite3";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { StatementFailed } from "./errors.ts";
import type { FailureKind } from "./errors.ts";
import { GroupCommit } from "./group-commit.ts";
import { localSignals } from "./local-signals.ts";
import type { Database } from "./open.ts";
import { keepStatements } from "./prepared.ts";
import type { Prepared } from "./prepared.ts";
import { rowMapper } from "./row-mapper.ts";
import { insideOf, WorkState } from "./work.ts";
import type { Writer } from "./work.ts";

export interface SqliteOptions {
  path: string;
  log: Log;
  clock: Clock;
  onStatement: ((sql: string) => void) | undefined;
}

/** Opens a connection the way all of ours are opened. */
export function connectSqlite(path: string): SqliteDatabase.Database {
  const connection = new SqliteDatabase(path);
  // First, so that the pragmas after it also wait for a process that is just closing its last connection.
  connection.pragma("busy_timeout = 5000");
  connection.pragma("journal_mode = WAL");
  // "success" to WeChat means "on disk", also when the power goes right after it.
  connection.pragma("synchronous = FULL");
  // 16 MB: rows that come one after the other change the same pages, and each goes to the database file once a
  // checkpoint, which waits for the disk twice.
  connection.pragma("wal_autocheckpoint = 4000");
  connection.pragma("foreign_keys = ON");
  connection.pragma("trusted_schema = OFF");
  return connection;
}

export function openSqlite({ path, log, clock, onStatement }: SqliteOptions): Database {
  const writer = connectSqlite(path);
  const reader = connectSqlite(path);
  // Not opened read-only: a reader must be able to recover the log of a process that was killed.
  reader.pragma("query_only = ON");

  const signals = localSignals(log);
  const ofWriter = new CompiledStatements(writer, onStatement);
  const db = builderOn(new CompiledStatements(reader, onStatement), (run, sql) => attempt(run, sql));
  const writing = builderOn(ofWriter, (run, sql) => attempt(run, sql));
  keepStatements(db, {
    builder: db,
    kept: new Map(),
    read: async (statement, values) => attempt(() => runNow(statement, values)),
    within: refuseWithin,
  });
  keepStatements(writer, {
    // The guard of a kept statement is the work it runs in, so it is built on the bare connection.
    builder: writing,
    kept: new Map(),
    read: refuseRead,
    within: async (work, statement, values) =>
      insideOf(work).statement(
        () => runNow(statement, values),
        (error) => statementFailed(error),
      ),
  });

  const group = new GroupCommit(
    writer,
    () => {
      const state = new WorkState(clock, signals, writer);
      const around: Around = (run, sql) => state.statement(run, (error) => statementFailed(error, sql));
      return { state, work: state.bind(new WriterWhenNeeded(() => builderOn(ofWriter, around))) };
    },
    {
      translate: (error) => statementFailed(error),
      announced: (announcements) => signals.deliver(announcements),
      report: (error) => log.error({ error }, "what waited for a commit failed"),
    },
  );

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await group.drain();
    reader.close();
    writer.close();
  }

  return {
    engine: "sqlite",
    db,
    clock,
    signals,
    atomically: (run) => group.enqueue(run),
    close: () => (closing ??= close()),
  };
}

// One for all works: it keeps the names of columns.
const dialect = new SQLiteSyncDialect({ casing: "snake_case" });

type Around = <T>(run: () => T, sql: string) => T;

/** Drizzle on a connection, with every execution of a statement, and its compilation, taken through `around`. */
function builderOn(statements: CompiledStatements, around: Around): Writer {
  const guarded = {
    prepare(sql: string) {
      const statement = around(() => statements.of(sql), sql);
      let isRaw = false;
      const execute = <T>(run: () => T) =>
        around(() => {
          if (statement.reader) statement.raw(isRaw);
          statements.onStatement?.(sql);
          return run();
        }, sql);
      return {
        run: (...values: unknown[]) => execute(() => statement.run(...values)),
        all: (...values: unknown[]) => execute(() => statement.all(...values)),
        get: (...values: unknown[]) => execute(() => statement.get(...values)),
        raw() {
          isRaw = true;
          return this;
        },
      };
    },
  };
  const session = new BetterSQLiteSession(guarded as unknown as SqliteDatabase.Database, dialect, undefined);
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (query, fields, ...rest) =>
    Object.assign(prepareQuery(query, fields, ...rest), { customResultMapper: rowMapper(fields) });
  return new BetterSQLite3Database("sync", dialect, session, undefined) as unknown as Writer;
}

/** A work that runs kept statements only, as most of the callback door's do, needs no builder, which costs 20 µs. */
class WriterWhenNeeded implements Writer {
  private made: Writer | undefined;

  constructor(private readonly make: () => Writer) {}

  private get writer(): Writer {
    return (this.made ??= this.make());
  }

  get select() {
    return this.writer.select.bind(this.writer);
  }

  get selectDistinct() {
    return this.writer.selectDistinct.bind(this.writer);
  }

  get with() {
    return this.writer.with.bind(this.writer);
  }

  get $with() {
    return this.writer.$with;
  }

  get $count() {
    return this.writer.$count.bind(this.writer);
  }

  get insert() {
    return this.writer.insert.bind(this.writer);
  }

  get update() {
    return this.writer.update.bind(this.writer);
  }

  get delete() {
    return this.writer.delete.bind(this.writer);
  }
}

const mostCompiled = 200;

/** The statements of one connection that were asked for last, by their text: compiling one costs more than running it. */
class CompiledStatements {
  private readonly byText = new Map<string, SqliteDatabase.Statement>();

  constructor(
    private readonly connection: SqliteDatabase.Database,
    readonly onStatement?: (sql: string) => void,
  ) {}

  of(sql: string): SqliteDatabase.Statement {
    const statement = this.byText.get(sql) ?? this.connection.prepare(sql);
    // A map keeps the order of insertion: the first is the one that was not asked for the longest.
    this.byText.delete(sql);
    this.byText.set(sql, statement);
    if (this.byText.size > mostCompiled) this.byText.delete(this.byText.keys().next().value ?? sql);
    return statement;
  }
}

/** Drizzle's statements on this engine answer at once when asked for `sync`. */
function runNow<T>(statement: Prepared<T>, values: Record<string, unknown> | undefined): T {
  return (statement.execute(values) as unknown as { sync(): T }).sync();
}

function attempt<T>(run: () => T, sql?: string): T {
  try {
    return run();
  } catch (error) {
    throw statementFailed(error, sql);
  }
}

function refuseRead(): never {
  throw new Error("the writing connection has no reads outside a work");
}

function refuseWithin(): never {
  throw new Error("the reading connection runs no works");
}

const kinds: Record<string, FailureKind> = {
  SQLITE_CONSTRAINT_UNIQUE: "unique",
  SQLITE_CONSTRAINT_PRIMARYKEY: "unique",
  SQLITE_CONSTRAINT_ROWID: "unique",
  SQLITE_CONSTRAINT_FOREIGNKEY: "foreignKey",
  SQLITE_CONSTRAINT_NOTNULL: "notNull",
  SQLITE_CONSTRAINT_CHECK: "check",
  SQLITE_BUSY: "busy",
  SQLITE_BUSY_SNAPSHOT: "busy",
  SQLITE_BUSY_RECOVERY: "busy",
  SQLITE_LOCKED: "busy",
};

/** SQLite's messages name tables, columns and constraints, never values. */
export function statementFailed(error: unknown, sql?: string): Error {
  if (!(error instanceof SqliteDatabase.SqliteError)) {
    return error instanceof Error ? error : new Error("a statement failed", { cause: error });
  }
  const constraint = /constraint failed: (.+)$/.exec(error.message)?.[1];
  return new StatementFailed(kinds[error.code] ?? "other", error.code, error.message, constraint, sql);
}
