import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { emptyDatabaseUrl } from "../testing/database.ts";
import { engine } from "./columns.ts";
import { migrate, migrationsDirectory } from "./migrate.ts";
import { MigrationError } from "./migration-files.ts";
import { pathOf } from "./open.ts";

/** A folder as drizzle-kit writes it. */
function migrationsOf(migrations: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "minifleet-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeMigrations(folder, migrations);
  return folder;
}

function writeMigrations(folder: string, migrations: Record<string, string>): void {
  mkdirSync(join(folder, "meta"), { recursive: true });
  const entries = Object.keys(migrations).map((tag, idx) => ({ idx, tag, version: "6", when: 0, breakpoints: true }));
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ version: "7", dialect: "sqlite", entries }));
  for (const [tag, text] of Object.entries(migrations)) writeFileSync(join(folder, `${tag}.sql`), text);
}

async function query(url: string, statement: string): Promise<unknown[]> {
  if (engine === "sqlite") {
    const connection = new SqliteDatabase(pathOf(url));
    const rows = statement.startsWith("select") ? connection.prepare(statement).all() : [connection.exec(statement)];
    connection.close();
    return rows;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  return rows;
}

const parents = `create table parents (id integer primary key, name text not null);
--> statement-breakpoint
create table children (id integer primary key, parent_id integer not null references parents (id) on delete cascade);`;

const family = "insert into parents values (1, 'a'), (2, 'b'); insert into children values (1, 1), (2, 1), (3, 2);";

test("our own migrations make a database, and a second start changes nothing", async () => {
  const url = await emptyDatabaseUrl();
  await migrate(url);
  const applied = await query(url, "select * from applied_migrations");
  expect(applied.length).toBeGreaterThan(0);
  await migrate(url);
  expect(await query(url, "select * from applied_migrations")).toEqual(applied);
});

test("two processes that start at once migrate it once", async () => {
  const url = await emptyDatabaseUrl();
  await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const names = readdirSync(migrationsDirectory(engine)).filter((name) => name.endsWith(".sql"));
  expect(await query(url, "select name from applied_migrations")).toHaveLength(names.length);
});

test("a database of a newer program is refused, and left as it is", async () => {
  const url = await emptyDatabaseUrl();
  await migrate(
    url,
    undefined,
    migrationsOf({ "0000_a": "create table a (id integer)", "0001_b": "create table b (id integer)" }),
  );
  const older = migrate(url, undefined, migrationsOf({ "0000_a": "create table a (id integer)" }));
  await expect(older).rejects.toThrow(/newer than this program: it has the migration 0001_b/);
});

test("a migration that was changed after it was applied is refused", async () => {
  const url = await emptyDatabaseUrl();
  await migrate(url, undefined, migrationsOf({ "0000_a": "create table a (id integer)" }));
  const changed = migrate(url, undefined, migrationsOf({ "0000_a": "create table a (id integer, b integer)" }));
  await expect(changed).rejects.toThrow(MigrationError);
});

test("line ends that git has changed are no change", async () => {
  const url = await emptyDatabaseUrl();
  await migrate(url, undefined, migrationsOf({ "0000_a": "create table a (\nid integer)" }));
  await migrate(url, undefined, migrationsOf({ "0000_a": "create table a (\r\nid integer)" }));
  expect(await query(url, "select * from applied_migrations")).toHaveLength(1);
});

test("when one of several migrations fails, none of them is applied", async () => {
  const url = await emptyDatabaseUrl();
  const broken = migrationsOf({ "0000_a": "create table a (id integer)", "0001_b": "create tabel b" });
  await expect(migrate(url, undefined, broken)).rejects.toThrow(/syntax error/);
  await migrate(url, undefined, migrationsOf({ "0000_c": "create table a (id integer)" }));
  expect(await query(url, "select name from applied_migrations")).toEqual([{ name: "0000_c" }]);
});

describe.runIf(engine === "sqlite")("on SQLite", () => {
  test("a rebuilt table keeps the rows that refer to it: 3 rows stay 3", async () => {
    const url = await emptyDatabaseUrl();
    const folder = migrationsOf({ "0000_parents": parents });
    await migrate(url, undefined, folder);
    await query(url, family);
    // What drizzle-kit writes when a CHECK is added.
    const rebuild = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
      CREATE TABLE __new_parents (id integer primary key, name text not null, check (name <> ''));--> statement-breakpoint
      INSERT INTO __new_parents ("id", "name") SELECT "id", "name" FROM parents;--> statement-breakpoint
      DROP TABLE parents;--> statement-breakpoint
      ALTER TABLE __new_parents RENAME TO parents;--> statement-breakpoint
      PRAGMA foreign_keys=ON;`;
    writeMigrations(folder, { "0000_parents": parents, "0001_rebuild": rebuild });
    await migrate(url, undefined, folder);
    expect(await query(url, "select id from children")).toHaveLength(3);
    await expect(query(url, "insert into parents values (3, '')")).rejects.toThrow(/CHECK/);
    expect(await query(url, "select * from pragma_foreign_key_list('children')")).toMatchObject([{ table: "parents" }]);
  });

  test("a migration that would lose rows is refused, unless it says that they may go", async () => {
    const url = await emptyDatabaseUrl();
    const folder = migrationsOf({ "0000_parents": parents });
    await migrate(url, undefined, folder);
    await query(url, family);
    writeMigrations(folder, { "0000_parents": parents, "0001_less": "delete from children where id > 1" });
    await expect(migrate(url, undefined, folder)).rejects.toThrow("0001_less would leave 1 of 3 rows in children");
    writeMigrations(folder, { "0000_parents": parents, "0001_less": "drop table children" });
    await expect(migrate(url, undefined, folder)).rejects.toThrow("would leave no table children");
    expect(await query(url, "select id from children")).toHaveLength(3);
    writeMigrations(folder, { "0000_parents": parents, "0001_less": "-- rows may go: children\ndrop table children" });
    await migrate(url, undefined, folder);
    expect(await query(url, "select name from sqlite_schema where name = 'children'")).toEqual([]);
  });

  test("a migration that would leave references to nothing is refused", async () => {
    const url = await emptyDatabaseUrl();
    const folder = migrationsOf({ "0000_parents": parents });
    await migrate(url, undefined, folder);
    await query(url, family);
    writeMigrations(folder, {
      "0000_parents": parents,
      "0001_orphans": "-- rows may go: parents\ndelete from parents",
    });
    await expect(migrate(url, undefined, folder)).rejects.toThrow(/rows that refer to nothing/);
    expect(await query(url, "select id from parents")).toHaveLength(2);
  });

  test("a database that holds something is copied before it is changed, an empty one is not", async () => {
    const url = await emptyDatabaseUrl();
    const folder = migrationsOf({ "0000_parents": parents });
    await migrate(url, undefined, folder);
    const copies = () => readdirSync(dirname(pathOf(url))).filter((name) => name.includes(".before-"));
    expect(copies()).toEqual([]);
    await query(url, family);
    writeMigrations(folder, { "0000_parents": parents, "0001_more": "create table more (id integer)" });
    await migrate(url, undefined, folder);
    expect(copies()).toEqual([expect.stringMatching(/^.+\.before-0001_more-/)]);
    const copy = `file:${join(dirname(pathOf(url)), copies()[0] ?? "")}`;
    expect(await query(copy, "select id from children")).toHaveLength(3);
    expect(await query(copy, "select name from applied_migrations")).toEqual([{ name: "0000_parents" }]);
  });

  test("migrations are found wherever the program's folder was copied to", async () => {
    const url = await emptyDatabaseUrl();
    const folder = mkdtempSync(join(tmpdir(), "minifleet build "));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(migrationsDirectory("sqlite"), folder, { recursive: true });
    await migrate(url, undefined, folder);
    expect((await query(url, "select * from applied_migrations")).length).toBeGreaterThan(0);
  });
});
