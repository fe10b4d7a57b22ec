import { sql } from "drizzle-orm";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { leases } from "../platform/tables.ts";
import { freshDatabaseUrl, openAgain } from "../testing/database.ts";
import { until } from "../testing/until.ts";
import { engine } from "./columns.ts";
import type { Database } from "./open.ts";
import { prepared, preparedWrite } from "./prepared.ts";
import type { Work } from "./work.ts";

function addLease(work: Work, name: string) {
  return work
    .insert(leases)
    .values({ name, owner: "o", fence: 1, expiresAt: new Date(0) })
    .execute();
}

async function names({ db }: Database): Promise<string[]> {
  const rows = await db.select({ name: leases.name }).from(leases).orderBy(leases.name);
  return rows.map(({ name }) => name);
}

async function asAdministrator<T extends object>(url: string, statement: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<T>(statement);
  await client.end();
  return rows;
}

describe.runIf(engine === "postgres")("PostgreSQL", () => {
  test("two statements of one work at once doom it", async () => {
    const database = await openAgain(await freshDatabaseUrl());
    const work = database.atomically((inner) => Promise.all([addLease(inner, "a"), addLease(inner, "b")]));
    await expect(work).rejects.toThrow(/two statements of one work at once/);
    expect(await names(database)).toEqual([]);
  });

  test("a work that ends before its last statement was answered is rolled back", async () => {
    const database = await openAgain(await freshDatabaseUrl());
    const work = database.atomically(async (inner) => void addLease(inner, "a"));
    await expect(work).rejects.toThrow(/ended before its last statement was answered/);
    expect(await names(database)).toEqual([]);
  });

  test("a COMMIT that the database refuses rejects the work, and nobody hears of it", async () => {
    const url = await freshDatabaseUrl();
    await asAdministrator(
      url,
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
       create constraint trigger late after insert on leases deferrable initially deferred for each row execute function refuse()`,
    );
    const database = await openAgain(url);
    const said: string[] = [];
    const work = database.atomically(async (inner) => {
      await addLease(inner, "a");
      inner.afterCommit(() => void said.push("a"));
    });
    await expect(work).rejects.toMatchObject({ code: "P0001" });
    expect(said).toEqual([]);
    expect(await names(database)).toEqual([]);
  });

  test("a deadlock rejects one of the two works as a conflict, and nothing is tried again in silence", async () => {
    const database = await openAgain(await freshDatabaseUrl());
    await database.atomically(async (work) => {
      await addLease(work, "a");
      await addLease(work, "b");
    });
    let runs = 0;
    const lockBoth = (first: string, second: string) =>
      database.atomically(async (work) => {
        runs += 1;
        await work
          .update(leases)
          .set({ fence: 2 })
          .where(sql`${leases.name} = ${first}`);
        // Long enough for the other one to have its first lock.
        await work
          .select({ slept: sql`pg_sleep(0.2)` })
          .from(leases)
          .limit(1);
        await work
          .update(leases)
          .set({ fence: 2 })
          .where(sql`${leases.name} = ${second}`);
      });
    const settled = await Promise.allSettled([lockBoth("a", "b"), lockBoth("b", "a")]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(settled.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
    expect(runs).toBe(2);
  });

  test("a connection that is lost fails its work, and the next works get another one", async () => {
    const url = await freshDatabaseUrl();
    const database = await openAgain(url, { maxConnections: 1 });
    const work = database.atomically(async (inner) => {
      await addLease(inner, "a");
      await inner.select({ slept: sql`pg_sleep(20)` }).from(leases);
    });
    await until("the work to sleep, and its end", async () => {
      const ended = await asAdministrator(
        url,
        "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid() and state = 'active' and datname = current_database()",
      );
      return ended.length > 0;
    });
    await expect(work).rejects.toMatchObject({ kind: "connection" });
    await database.atomically((inner) => addLease(inner, "b"));
    expect(await names(database)).toEqual(["b"]);
  });

  test("a read that fails says neither its values nor the driver's words about them", async () => {
    const database = await openAgain(await freshDatabaseUrl());
    const secret = "do-not-print-me";
    await database.atomically((work) => addLease(work, "a"));
    const error = await database.db
      .select({ n: sql`cast(${leases.name} || ${secret} as bigint)` })
      .from(leases)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(secret);
  });

  test("a prepared statement is prepared once on each connection, in works and outside", async () => {
    const url = await freshDatabaseUrl();
    const database = await openAgain(url, { maxConnections: 1 });
    const insert = preparedWrite("insert_lease_test", (on, name) =>
      on
        .insert(leases)
        .values({ name: sql.placeholder("name"), owner: "o", fence: 1, expiresAt: new Date(0) })
        .prepare(name),
    );
    const find = prepared("find_leases_test", (on, name) =>
      on.select({ name: leases.name }).from(leases).prepare(name),
    );
    for (const name of ["a", "b", "c"]) await database.atomically((work) => insert(work).execute({ name }));
    expect(await database.atomically((work) => find(work).execute())).toHaveLength(3);
    expect(await find(database.db).execute()).toHaveLength(3);
    const [statements] = await database.db
      .select({ count: sql<number>`(select count(*) from pg_prepared_statements where name like '%_test')` })
      .from(leases)
      .limit(1);
    expect(statements).toEqual({ count: 2 });
  });

  test("a database that is not there is said at the start", async () => {
    const url = new URL(await freshDatabaseUrl());
    url.pathname = "/nothing_here";
    await expect(openAgain(url.href)).rejects.toMatchObject({ code: "3D000" });
  });
});
