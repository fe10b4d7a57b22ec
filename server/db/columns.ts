import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";

/**
 * One column kit for both engines. It is typed as PostgreSQL, whose builders only promise: what compiles here also
 * runs on SQLite, while SQLite's own `.get()` and `.all()` would compile and fail on PostgreSQL alone.
 */

/** Tables are built when their module loads, so the engine is a fact of the process, not of a connection. */
export const engine = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? "") ? "postgres" : "sqlite";

const bytea = pg.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** Moments are integer milliseconds on both engines, so that arithmetic in SQL reads the same. */
const milliseconds = pg.customType<{ data: Date; driverData: number | string }>({
  dataType: () => "bigint",
  toDriver: (at) => at.getTime(),
  fromDriver: (ms) => new Date(Number(ms)),
});

const postgresKit = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  check: pg.check,
  primaryKey: pg.primaryKey,
  text: pg.text,
  rowId: () => pg.bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  integer: () => pg.bigint({ mode: "number" }),
  boolean: () => pg.boolean(),
  json: () => pg.json(),
  bytes: () => bytea(),
  moment: () => milliseconds(),
};
type Kit = typeof postgresKit;

const sqliteKit = {
  table: lite.sqliteTable,
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  check: lite.check,
  primaryKey: lite.primaryKey,
  text: lite.text,
  rowId: () => lite.integer().primaryKey({ autoIncrement: true }),
  integer: () => lite.integer(),
  boolean: () => lite.integer({ mode: "boolean" }),
  json: () => lite.text({ mode: "json" }),
  bytes: () => lite.blob({ mode: "buffer" }),
  moment: () => lite.integer({ mode: "timestamp_ms" }),
} satisfies Record<keyof Kit, unknown>;

export const { table, index, uniqueIndex, check, primaryKey, rowId, text, integer, boolean, json, bytes, moment } = (
  engine === "postgres" ? postgresKit : sqliteKit
) as Kit;
