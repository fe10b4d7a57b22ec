import { fileURLToPath } from "node:url";
import type { Log } from "../log.ts";
import { readMigrations } from "./migration-files.ts";
import { migratePostgres } from "./migrate-postgres.ts";
import { migrateSqlite } from "./migrate-sqlite.ts";
import { pathOf } from "./open.ts";

/**
 * Brings a database to what this program needs; a database that is there already is left as it is. Either all pending
 * migrations are applied or none. Two processes may start at once: one waits and finds nothing left to do.
 *
 * A SQLite database that holds something is first copied to a file beside it.
 *
 * @throws {MigrationError} when the database is newer than the program, when an applied migration was changed since,
 *   or when a migration would lose rows
 */
export async function migrate(
  url: string,
  log?: Log,
  directory: string = migrationsDirectory(/^postgres(ql)?:/.test(url) ? "postgres" : "sqlite"),
): Promise<void> {
  const migrations = readMigrations(directory);
  const applied = /^postgres(ql)?:/.test(url)
    ? await migratePostgres(url, migrations)
    : await migrateSqlite(pathOf(url), migrations, log);
  if (applied.length > 0) log?.info({ applied }, "the database was migrated");
}

/** Where the migrations lie: beside this file, which in the build is `build/server.js`. */
export function migrationsDirectory(engine: "sqlite" | "postgres"): string {
  return fileURLToPath(new URL(`./migrations/${engine}/`, import.meta.url));
}
