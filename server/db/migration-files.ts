import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A database that cannot be brought to what this program needs. The message is for the person who starts it. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

export interface Migration {
  name: string;
  /** Of its text: an applied migration is never edited. */
  checksum: string;
  statements: string[];
  /** Tables that may lose rows, or go: named by a line `-- rows may go: <table>, <table>` in the migration. */
  losing: Set<string>;
}

const journal = z.object({ entries: z.array(z.object({ idx: z.number(), tag: z.string() })) });

/** Reads what drizzle-kit wrote, in its order. */
export function readMigrations(directory: string): Migration[] {
  const { entries } = journal.parse(JSON.parse(readFileSync(join(directory, "meta/_journal.json"), "utf8")));
  return entries.sort((one, other) => one.idx - other.idx).map(({ tag }) => readMigration(directory, tag));
}

function readMigration(directory: string, name: string): Migration {
  // Git may have changed the line ends of a checkout; the migration is the same.
  const text = readFileSync(join(directory, `${name}.sql`), "utf8").replaceAll("\r\n", "\n");
  const losing = /^-- rows may go: (.+)$/m.exec(text)?.[1] ?? "";
  return {
    name,
    checksum: createHash("sha256").update(text).digest("hex"),
    statements: text.split("--> statement-breakpoint").filter((statement) => statement.trim() !== ""),
    losing: new Set(losing.split(",").map((table) => table.trim())),
  };
}

/**
 * Which migrations are still to be applied.
 *
 * @throws {MigrationError} when the database has seen others than these
 */
export function pendingMigrations(
  migrations: Migration[],
  applied: readonly { name: string; checksum: string }[],
): Migration[] {
  for (const [index, { name, checksum }] of applied.entries()) {
    const ours = migrations[index];
    if (!migrations.some((migration) => migration.name === name)) {
      throw new MigrationError(
        `the database is newer than this program: it has the migration ${name}, which this program does not know; start the newer program, or go back to a snapshot`,
      );
    }
    if (ours?.name !== name) throw new MigrationError(`the database has the migration ${name} out of order`);
    if (ours.checksum !== checksum) throw new MigrationError(`the migration ${name} was changed after it was applied`);
  }
  return migrations.slice(applied.length);
}
