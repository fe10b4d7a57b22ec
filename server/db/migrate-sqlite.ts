import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type SqliteDatabase from "better-sqlite3";
import { z } from "zod";
import type { Log } from "../log.ts";
import { MigrationError, pendingMigrations } from "./migration-files.ts";
import type { Migration } from "./migration-files.ts";
import { connectSqlite } from "./sqlite.ts";

const appliedRows = z.array(z.object({ name: z.string(), checksum: z.string() }));
const tableNames = z.array(z.string());

/**
 * Applies what is pending, in one transaction with foreign keys off.
 *
 * SQLite changes a table by building it anew, and dropping the old one fires the cascades of its children. The pragma
 * that prevents it does nothing inside a transaction, where Drizzle's own migrator sets it: three of three child rows
 * were lost. Here the keys are off before it begins, and are checked before it is committed.
 *
 * @returns the names of those applied
 */
export async function migrateSqlite(path: string, migrations: Migration[], log?: Log): Promise<string[]> {
  mkdirSync(dirname(path), { recursive: true });
  // Sealed secrets or not: nobody else on the machine has to read it. SQLite gives its log files the same mode.
  closeSync(openSync(path, "a", 0o600));
  const connection = connectSqlite(path);
  try {
    const pending = pendingMigrations(migrations, appliedTo(connection));
    if (pending.length === 0) return [];
    if (tablesOf(connection).length > 0) keepSnapshot(connection, path, pending[0]?.name ?? "", log);
    connection.pragma("foreign_keys = OFF");
    return connection.transaction(() => apply(connection, migrations)).exclusive();
  } finally {
    connection.close();
  }
}

function apply(connection: SqliteDatabase.Database, migrations: Migration[]): string[] {
  connection.exec(
    "create table if not exists applied_migrations (name text primary key, checksum text not null, applied_at integer not null)",
  );
  // Again, now that nobody else can write: another process may have been faster.
  const pending = pendingMigrations(migrations, appliedTo(connection));
  for (const migration of pending) applyOne(connection, migration);
  return pending.map(({ name }) => name);
}

function applyOne(connection: SqliteDatabase.Database, { name, checksum, statements, losing }: Migration): void {
  const before = countRows(connection);
  for (const statement of statements) connection.exec(statement);
  const after = countRows(connection);
  for (const [table, count] of before) {
    if (losing.has(table) || (after.get(table) ?? -1) >= count) continue;
    const left = after.get(table);
    throw new MigrationError(
      `the migration ${name} would leave ${left === undefined ? "no table" : `${left} of ${count} rows in`} ${table}; nothing was changed`,
    );
  }
  const broken = connection.pragma("foreign_key_check");
  if (!Array.isArray(broken) || broken.length > 0) {
    throw new MigrationError(`the migration ${name} would leave rows that refer to nothing; nothing was changed`);
  }
  connection
    .prepare("insert into applied_migrations (name, checksum, applied_at) values (?, ?, ?)")
    .run(name, checksum, Date.now());
}

function appliedTo(connection: SqliteDatabase.Database): { name: string; checksum: string }[] {
  if (!tableNames.parse(connection.prepare(allTables).pluck().all()).includes("applied_migrations")) return [];
  return appliedRows.parse(connection.prepare("select name, checksum from applied_migrations order by rowid").all());
}

const allTables = "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'";

function tablesOf(connection: SqliteDatabase.Database): string[] {
  return tableNames.parse(connection.prepare(allTables).pluck().all()).filter((name) => name !== "applied_migrations");
}

function countRows(connection: SqliteDatabase.Database): Map<string, number> {
  const count = (table: string) =>
    connection
      .prepare(`select count(*) from "${table.replaceAll('"', '""')}"`)
      .pluck()
      .get();
  return new Map(tablesOf(connection).map((table) => [table, z.number().parse(count(table))]));
}

/** Forward only: this file is the way back. */
function keepSnapshot(connection: SqliteDatabase.Database, path: string, pending: string, log?: Log): void {
  const moment = new Date().toISOString().replaceAll(/[:.]/g, "-");
  const snapshot = `${path}.before-${pending}-${moment}`;
  connection.prepare("vacuum into ?").run(snapshot);
  chmodSync(snapshot, 0o600);
  log?.info({ snapshot }, "the database was copied before its migration");
}
