import { Client } from "pg";
import { pendingMigrations } from "./migration-files.ts";
import type { Migration } from "./migration-files.ts";

// Any number of our own; the lock is per database.
const migrationLock = 77_146_001;

/** Applies what is pending in one transaction, under a lock. @returns the names of those applied */
export async function migratePostgres(url: string, migrations: Migration[]): Promise<string[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    const names = await apply(client, migrations);
    await client.query("commit");
    return names;
  } finally {
    // Ends an open transaction too.
    await client.end();
  }
}

async function apply(client: Client, migrations: Migration[]): Promise<string[]> {
  await client.query(
    "create table if not exists applied_migrations (id integer generated always as identity primary key, name text not null unique, checksum text not null, applied_at timestamptz not null default now())",
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from applied_migrations order by id",
  );
  const pending = pendingMigrations(migrations, rows);
  for (const { name, checksum, statements } of pending) {
    for (const statement of statements) await client.query(statement);
    await client.query("insert into applied_migrations (name, checksum) values ($1, $2)", [name, checksum]);
  }
  return pending.map(({ name }) => name);
}
