import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { inject, onTestFinished } from "vitest";
import type { Clock } from "../clock.ts";
import { engine } from "../db/columns.ts";
import { migrate } from "../db/migrate.ts";
import { openDatabase, pathOf } from "../db/open.ts";
import type { Database } from "../db/open.ts";
import { connectSqlite } from "../db/sqlite.ts";
import { loudLog } from "./logs.ts";

export interface TestDatabaseOptions {
  clock?: Clock;
  maxConnections?: number;
}

/** A fresh, migrated database on the project's engine; closed and removed when the test ends. Call it in a test. */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<Database> {
  return openAgain(await freshDatabaseUrl(), options);
}

/** Another process's view of the same database, as far as one process can have it: its own connections. */
export async function openAgain(url: string, options: TestDatabaseOptions = {}): Promise<Database> {
  const database = await openDatabase({ url, log: loudLog, ...options });
  // Test hooks run last to first, so every opener is closed before the database is removed.
  onTestFinished(() => database.close());
  return database;
}

/** The URL of a fresh, migrated database, removed when the test ends. */
export function freshDatabaseUrl(): Promise<string> {
  return engine === "postgres" ? freshPostgresDatabase() : freshSqliteFile();
}

/** The URL of a database without tables, removed when the test ends. */
export function emptyDatabaseUrl(): Promise<string> {
  return engine === "postgres"
    ? createPostgresDatabase("template0")
    : Promise.resolve(`file:${join(freshFolder(), "minifleet.db")}`);
}

let migrated: Promise<Buffer> | undefined;

async function freshSqliteFile(): Promise<string> {
  // Migrated once by each worker, written anew for each test.
  migrated ??= migrateTemplate();
  const path = join(freshFolder(), "minifleet.db");
  writeFileSync(path, await migrated, { mode: 0o600 });
  return `file:${path}`;
}

async function migrateTemplate(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "minifleet-template-"));
  const path = join(folder, "minifleet.db");
  try {
    await migrate(`file:${path}`);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "minifleet-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The URL of a PostgreSQL database made from the migrated template, dropped when the test ends. */
export function freshPostgresDatabase(): Promise<string> {
  return createPostgresDatabase(inject("postgres").template);
}

async function createPostgresDatabase(template: string): Promise<string> {
  const { url, drop } = await makePostgresDatabase(template);
  onTestFinished(drop);
  return url;
}

/** For those that outlive a test: whoever makes it drops it. */
export async function makePostgresDatabase(template: string): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdministrator(server.url, `create database ${name} template ${template}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(server.url, `drop database ${name} with (force)`) };
}

/** What somebody else does to a database behind the program's back. */
export async function execute(url: string, statement: string): Promise<void> {
  if (!url.startsWith("file:")) return asAdministrator(url, statement);
  const connection = connectSqlite(pathOf(url));
  connection.exec(statement);
  connection.close();
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
