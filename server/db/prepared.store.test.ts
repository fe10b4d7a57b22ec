import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { leases } from "../platform/tables.ts";
import { openTestDatabase } from "../testing/database.ts";
import { prepared, preparedWrite } from "./prepared.ts";
import type { Work } from "./work.ts";

let builds = 0;

const insertLease = preparedWrite("test_insert_lease", (on, name) => {
  builds += 1;
  return on
    .insert(leases)
    .values({ name: sql.placeholder("name"), owner: "o", fence: 1, expiresAt: sql.placeholder("expiresAt") })
    .returning({ name: leases.name })
    .prepare(name);
});

const findLease = prepared("test_find_lease", (on, name) =>
  on
    .select({ expiresAt: leases.expiresAt })
    .from(leases)
    .where(eq(leases.name, sql.placeholder("name")))
    .prepare(name),
);

test("a prepared statement takes values and gives rows the way their columns do", async () => {
  const { db, atomically } = await openTestDatabase();
  const expiresAt = new Date(86_400_000);
  const written = await atomically((work) => insertLease(work).execute({ name: "a", expiresAt }));
  expect(written).toEqual([{ name: "a" }]);
  expect(await findLease(db).execute({ name: "a" })).toEqual([{ expiresAt }]);
  expect(await findLease(db).execute({ name: "b" })).toEqual([]);
});

test("it is built once for a connection, however many works use it", async () => {
  const { db, atomically } = await openTestDatabase({ maxConnections: 1 });
  builds = 0;
  for (let n = 0; n < 20; n += 1) {
    await atomically((work) => insertLease(work).execute({ name: `${n}`, expiresAt: new Date(0) }));
  }
  expect(builds).toBe(1);
  expect(await db.$count(leases)).toBe(20);
});

test("inside a work it sees the work's own rows, and fails and is refused as any other statement", async () => {
  const { db, atomically } = await openTestDatabase();
  const kept: { work?: Work } = {};
  const values = { name: "a", expiresAt: new Date(0) };
  const failing = atomically(async (work) => {
    kept.work = work;
    await insertLease(work).execute(values);
    expect(await findLease(work).execute({ name: "a" })).toHaveLength(1);
    await insertLease(work).execute(values);
  });
  await expect(failing).rejects.toMatchObject({ kind: "unique" });
  const { work } = kept;
  if (!work) throw new Error("no work");
  await expect(insertLease(work).execute(values)).rejects.toThrow(/after its work had ended/);
  expect(await findLease(db).execute({ name: "a" })).toEqual([]);
});

test("two statements run side by side outside works", async () => {
  const { db, atomically } = await openTestDatabase();
  await atomically((work) => insertLease(work).execute({ name: "a", expiresAt: new Date(0) }));
  const found = await Promise.all(["a", "b", "a"].map((name) => findLease(db).execute({ name })));
  expect(found.map((rows) => rows.length)).toEqual([1, 0, 1]);
});
