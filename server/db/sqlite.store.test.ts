import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { promisify } from "node:util";
import SqliteDatabase from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { leases } from "../platform/tables.ts";
import { freshDatabaseUrl, openAgain } from "../testing/database.ts";
import { engine } from "./columns.ts";
import type { Database } from "./open.ts";
import { openDatabase, pathOf } from "./open.ts";

function addLease({ atomically }: Database, name: string, fence = 1) {
  return atomically((work) =>
    work
      .insert(leases)
      .values({ name, owner: "o", fence, expiresAt: new Date(0) })
      .execute(),
  );
}

function alter(url: string, statement: string): void {
  const connection = new SqliteDatabase(pathOf(url));
  connection.exec(statement);
  connection.close();
}

async function names({ db }: Database): Promise<string[]> {
  const rows = await db.select({ name: leases.name }).from(leases).orderBy(leases.name);
  return rows.map(({ name }) => name);
}

describe.runIf(engine === "sqlite")("SQLite", () => {
  test("a COMMIT that fails rejects every work of its group, calls nobody, and the next group is kept", async () => {
    const url = await freshDatabaseUrl();
    // A key that is checked at the COMMIT, which none of ours is.
    alter(
      url,
      `create table parents (name text primary key);
       create table children (name text references parents (name) deferrable initially deferred);
       create trigger wrong after insert on leases when new.fence = 13 begin insert into children values ('nobody'); end`,
    );
    const database = await openAgain(url);
    const said: string[] = [];
    const works = [1, 13, 2].map((fence) =>
      database.atomically(async (work) => {
        await work.insert(leases).values({ name: `${fence}`, owner: "o", fence, expiresAt: new Date(0) });
        work.afterCommit(() => void said.push(`${fence}`));
      }),
    );
    const settled = await Promise.allSettled(works);
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(settled[0]).toMatchObject({ reason: { kind: "foreignKey" } });
    expect(said).toEqual([]);
    await addLease(database, "next");
    expect(await names(database)).toEqual(["next"]);
  });

  test("when SQLite ends the whole transaction by itself, those before fail too and those after are kept", async () => {
    const url = await freshDatabaseUrl();
    alter(
      url,
      "create trigger wrong before insert on leases when new.fence = 13 begin select raise(rollback, 'the disk is full'); end",
    );
    const database = await openAgain(url);
    const settled = await Promise.allSettled([1, 13, 2, 3].map((fence) => addLease(database, `${fence}`, fence)));
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled", "fulfilled"]);
    expect(await names(database)).toEqual(["2", "3"]);
  });

  test("a process that holds the database makes works fail as busy, and later ones are kept", async () => {
    const url = await freshDatabaseUrl();
    const database = await openAgain(url);
    const other = new SqliteDatabase(pathOf(url));
    other.exec("begin immediate");
    await expect(addLease(database, "a")).rejects.toMatchObject({ kind: "busy" });
    other.exec("rollback");
    other.close();
    await addLease(database, "b");
    expect(await names(database)).toEqual(["b"]);
  });

  test("more works than fit one commit are all kept, in order", async () => {
    const database = await openAgain(await freshDatabaseUrl());
    const ended: number[] = [];
    const works = Array.from({ length: 1_000 }, async (_, n) => {
      await addLease(database, String(n).padStart(4, "0"));
      ended.push(n);
    });
    await Promise.all(works);
    expect(await names(database)).toHaveLength(1_000);
    expect(ended).toEqual([...ended].sort((one, other) => one - other));
  });

  test("reads outside works cannot write", async () => {
    const { db } = await openAgain(await freshDatabaseUrl());
    // What the type forbids, the connection refuses as well.
    const writer = db as unknown as Parameters<Parameters<Database["atomically"]>[0]>[0];
    const write = writer.delete(leases).execute();
    await expect(write).rejects.toMatchObject({ code: "SQLITE_READONLY" });
  });

  test("what a work has not committed is not seen outside it", async () => {
    const database = await openAgain(await freshDatabaseUrl());
    const seen: Promise<string[]>[] = [];
    await database.atomically(async (work) => {
      await work.insert(leases).values({ name: "a", owner: "o", fence: 1, expiresAt: new Date(0) });
      seen.push(names(database));
      await Promise.resolve();
    });
    expect(await Promise.all(seen)).toEqual([[]]);
  });

  test("the database waits for the disk, keeps its foreign keys and is nobody else's to read", async () => {
    const url = await freshDatabaseUrl();
    await openAgain(url);
    const connection = new SqliteDatabase(pathOf(url));
    expect(connection.pragma("journal_mode", { simple: true })).toBe("wal");
    connection.close();
    expect(statSync(pathOf(url)).mode & 0o077).toBe(0);
  });

  test("what was answered before the process was killed is there afterwards", async () => {
    const url = await freshDatabaseUrl();
    const script = `
      import { openDatabase } from "./server/db/open.ts";
      import { leases } from "./server/platform/tables.ts";
      const database = await openDatabase({ url: ${JSON.stringify(url)} });
      for (let n = 0; n < 20; n += 1) {
        await database.atomically((work) => work.insert(leases).values({ name: String(n), owner: "o", fence: 1, expiresAt: new Date(0) }).execute());
      }
      void database.atomically(async (work) => {
        await work.insert(leases).values({ name: "half", owner: "o", fence: 1, expiresAt: new Date(0) });
        process.kill(process.pid, "SIGKILL");
      });
    `;
    const killed = promisify(execFile)("npx", ["tsx", "--input-type=module", "-e", script]);
    await expect(killed).rejects.toMatchObject({ killed: false });
    const database = await openAgain(url);
    expect(await names(database)).toHaveLength(20);
  });

  test("a database that is not a file is refused", async () => {
    await expect(openDatabase({ url: "file::memory:" })).rejects.toThrow(/needs a file/);
    await expect(openDatabase({ url: "mysql://localhost/x" })).rejects.toThrow(/begins with file: or postgres:/);
    await expect(openDatabase({ url: "postgres://localhost/x" })).rejects.toThrow(/the tables were built for sqlite/);
  });
});
