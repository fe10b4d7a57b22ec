import { NodePgDatabase, NodePgSession } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import { DatabaseError, Pool, types } from "pg";
import type { PoolClient, QueryConfig, QueryResult } from "pg";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { StatementFailed, WorkError } from "./errors.ts";
import type { FailureKind } from "./errors.ts";
import type { Database } from "./open.ts";
import { postgresSignals, sayAnnouncements } from "./postgres-signals.ts";
import { keepStatements } from "./prepared.ts";
import { rowMapper } from "./row-mapper.ts";
import { awaitedSomethingElse, insideOf, WorkState } from "./work.ts";
import type { Work, Writer } from "./work.ts";

export interface PostgresOptions {
  url: string;
  log: Log;
  clock: Clock;
  maxConnections: number;
}

// Drizzle ignores the types a pool is given: without this, `count(*)` in raw SQL is a string. 20 is int8, and our
// identities and milliseconds stay far below 2^53.
types.setTypeParser(20, Number);

export async function openPostgres({ url, log, clock, maxConnections }: PostgresOptions): Promise<Database> {
  const pool = new Pool({ connectionString: url, max: maxConnections, connectionTimeoutMillis: 10_000 });
  // A connection the server closed is replaced by the pool; without a listener, its error would end the process.
  pool.on("error", (error) => log.warn({ error: connectionFailed(error) }, "an idle database connection was lost"));
  pool.on("connect", (client) => void client.on("error", () => {}));

  const signals = postgresSignals({ url, log, clock });
  const db = builderOn({ query: (config, values) => attempt(() => pool.query(config, values), config) });
  keepStatements(db, {
    builder: db,
    kept: new Map(),
    read: (statement, values) => statement.execute(values),
    within: () => Promise.reject(new Error("the pool runs no works")),
  });

  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  async function transact<T>(run: (work: Work) => Promise<T>): Promise<T> {
    const client = await attempt(() => pool.connect());
    let isBroken = true;
    try {
      const { state, value } = await runWork(client, run);
      isBroken = false;
      state.tellCommitted((error) => log.error({ error }, "what waited for a commit failed"));
      signals.deliver(state.announcements);
      return value;
    } catch (error) {
      isBroken = !(error instanceof RolledBack);
      throw error instanceof RolledBack ? error.reason : error;
    } finally {
      client.release(isBroken);
    }
  }

  async function runWork<T>(client: PoolClient, run: (work: Work) => Promise<T>) {
    keepStatementsOf(client);
    const guard = new Guard();
    const state = new WorkState(clock, signals, client, () => guard.arm());
    const work = state.bind(
      builderOn({
        query: (config, values) =>
          state.statementLater(
            () => client.query(config, values),
            (error) => statementFailed(error, textOf(config)),
          ),
      }),
    );
    await attempt(() => client.query("begin"));
    const settled = state.end(await guard.watch(state, () => run(work)));
    await state.idle();
    if (!settled.ok) {
      await attempt(() => client.query("rollback"));
      throw new RolledBack(settled.error);
    }
    if (state.announcements.length > 0) await attempt(() => sayAnnouncements(client, signals, state.announcements));
    const { command } = await attempt(() => client.query("commit"));
    // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK, and with no error.
    if (command !== "COMMIT") throw new RolledBack(new WorkError(`the database answered the commit with ${command}`));
    return { state, value: settled.value };
  }

  // One connection now, so that a wrong address is known at the start.
  (await attempt(() => pool.connect())).release();

  return {
    engine: "postgres",
    db,
    clock,
    signals,
    atomically(run) {
      if (closing) return Promise.reject(new WorkError("the database is closed"));
      const answer = transact(run);
      running.add(answer);
      const forget = () => void running.delete(answer);
      answer.then(forget, forget);
      return answer;
    },
    close: () =>
      (closing ??= (async () => {
        await Promise.allSettled(running);
        await signals.close();
        await pool.end();
      })()),
  };
}

/** The work is rolled back and the connection is clean; anything else thrown leaves the connection in doubt. */
class RolledBack extends Error {
  constructor(readonly reason: unknown) {
    super("rolled back");
  }
}

interface Queryable {
  query(config: QueryConfig, values: unknown[]): Promise<QueryResult>;
}

const dialect = new PgDialect({ casing: "snake_case" });

function builderOn(queryable: Queryable): Writer {
  const session = new NodePgSession<Record<string, never>, Record<string, never>>(
    queryable as unknown as Pool,
    dialect,
    undefined,
  );
  const prepareQuery = session.prepareQuery.bind(session);
  // Drizzle's own error prints every parameter, secrets included: ours passes untouched.
  const queryWithCache = (_text: string, _values: unknown[], run: () => Promise<unknown>) => run();
  session.prepareQuery = (query, fields, ...rest) =>
    Object.assign(prepareQuery(query, fields, ...rest), { queryWithCache, customResultMapper: rowMapper(fields) });
  return new NodePgDatabase(dialect, session, undefined);
}

const known = new WeakSet<PoolClient>();

function keepStatementsOf(client: PoolClient): void {
  if (known.has(client)) return;
  known.add(client);
  keepStatements(client, {
    // The guard of a kept statement is the work it runs in, so it is built on the bare connection.
    builder: builderOn({ query: (config, values) => client.query(config, values) }),
    kept: new Map(),
    read: () => Promise.reject(new Error("a work's connection has no reads outside it")),
    within: (work, statement, values) =>
      insideOf(work).statementLater(
        () => statement.execute(values),
        (error) => statementFailed(error),
      ),
  });
}

/** Notices that a work, with no statement in flight, waits for something that microtasks alone do not bring. */
class Guard {
  private giveUp: (() => void) | undefined;
  private state: WorkState | undefined;

  watch<T>(state: WorkState, run: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; error: unknown }> {
    this.state = state;
    return new Promise((resolve) => {
      this.giveUp = () => resolve({ ok: false, error: awaitedSomethingElse() });
      this.arm();
      (async () => run())().then(
        (value) => resolve({ ok: true, value }),
        (error: unknown) => resolve({ ok: false, error }),
      );
    });
  }

  /** Call from a microtask: its tick comes when no microtask is left. */
  arm(): void {
    process.nextTick(() => {
      if (this.state?.isIdle) this.giveUp?.();
    });
  }
}

async function attempt<T>(run: () => Promise<T>, config?: QueryConfig): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw statementFailed(error, textOf(config));
  }
}

function textOf(config: QueryConfig | undefined): string | undefined {
  return config?.text;
}

const kinds: Record<string, FailureKind> = {
  "23505": "unique",
  "23503": "foreignKey",
  "23502": "notNull",
  "23514": "check",
  "40001": "conflict",
  "40P01": "conflict",
  "55P03": "busy",
};

/** PostgreSQL's details quote rows, and its messages on bad input quote the input: neither is kept. */
export function statementFailed(error: unknown, sql?: string): Error {
  if (error instanceof StatementFailed || error instanceof WorkError) return error;
  if (!(error instanceof DatabaseError)) return connectionFailed(error);
  const code = error.code ?? "unknown";
  const isAboutValues = code.startsWith("22") || code.startsWith("23");
  const fact = isAboutValues
    ? error.constraint
      ? `${error.constraint} is broken`
      : "a value is refused"
    : error.message;
  const kind = kinds[code] ?? (/^(08|57P)/.test(code) ? "connection" : "other");
  return new StatementFailed(kind, code, fact, error.constraint, sql);
}

function connectionFailed(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("the database connection failed", { cause: error });
  // A driver's complaint about our call (a wrong parameter type) is a bug of ours and keeps its own name.
  if (error instanceof TypeError) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "connection";
  return new StatementFailed("connection", code, error.message);
}
