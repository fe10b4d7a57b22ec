import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { leases } from "../platform/tables.ts";
import { openTestDatabase } from "../testing/database.ts";
import { engine } from "./columns.ts";
import { isUniqueViolation, StatementFailed, WorkError } from "./errors.ts";
import type { Database } from "./open.ts";
import type { Db, Work } from "./work.ts";

// Any table would do: this one has a text key and nothing that refers to it.
function addLease(work: Work, name: string) {
  return work.insert(leases).values({ name, owner: "o", fence: 1, expiresAt: new Date(0) });
}

async function namesIn(db: Db): Promise<string[]> {
  const rows = await db.select({ name: leases.name }).from(leases).orderBy(leases.name);
  return rows.map(({ name }) => name);
}

test("what a work wrote is there when it resolves, with what it answered", async () => {
  const { db, atomically } = await openTestDatabase();
  const answer = await atomically(async (work) => {
    await addLease(work, "a");
    return namesIn(work);
  });
  expect(answer).toEqual(["a"]);
  expect(await namesIn(db)).toEqual(["a"]);
});

test("a work that throws leaves nothing", async () => {
  const { db, atomically } = await openTestDatabase();
  const answer = atomically(async (work) => {
    await addLease(work, "a");
    throw new Error("changed my mind");
  });
  await expect(answer).rejects.toThrow("changed my mind");
  expect(await namesIn(db)).toEqual([]);
});

test("works that wait together fail one by one", async () => {
  const { db, atomically } = await openTestDatabase();
  const works = ["a", "b", "c", "d", "e"].map((name) =>
    atomically(async (work) => {
      await addLease(work, name);
      if (name === "b") throw new Error("not b");
      if (name === "d") await addLease(work, "d");
    }),
  );
  const settled = await Promise.allSettled(works);
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled"]);
  expect(await namesIn(db)).toEqual(["a", "c", "e"]);
});

test("a work cannot see what another one that failed had written", async () => {
  const { atomically } = await openTestDatabase();
  const failing = atomically(async (work) => {
    await addLease(work, "a");
    throw new Error("no");
  });
  const seeing = atomically((work) => namesIn(work));
  await expect(failing).rejects.toThrow("no");
  expect(await seeing).toEqual([]);
});

const foreignThings: Record<string, (database: Database) => Promise<unknown>> = {
  "a timer": () => wait(1),
  "the next turn of the event loop": () => new Promise((resolve) => void setImmediate(resolve)),
  "the next tick": () => new Promise((resolve) => process.nextTick(resolve)),
  "something that never comes": () => new Promise(() => {}),
  "another work": ({ atomically }) => atomically(async () => {}),
};

for (const [name, awaited] of Object.entries(foreignThings)) {
  test(`a work that awaits ${name} is rolled back and its later statements are refused`, async () => {
    const database = await openTestDatabase();
    let late: Promise<unknown> = Promise.reject(new WorkError("never came to it"));
    late.catch(() => {});
    const answer = database.atomically(async (work) => {
      await addLease(work, "a");
      await awaited(database);
      late = addLease(work, "late").execute();
      await late;
    });
    await expect(answer).rejects.toThrow(/awaited something that is not a statement of its own/);
    // Whatever it awaited has its time to go on.
    await wait(5);
    await database.atomically((next) => addLease(next, "next").execute());
    await expect(late).rejects.toThrow(WorkError);
    expect(await namesIn(database.db)).toEqual(["next"]);
  });
}

test("a work that awaits something foreign does not hurt those beside it", async () => {
  const { db, atomically } = await openTestDatabase();
  const before = atomically((work) => addLease(work, "before").execute());
  const wrong = atomically(async (work) => {
    await addLease(work, "wrong");
    await wait(1);
  });
  const after = atomically((work) => addLease(work, "after").execute());
  await before;
  await expect(wrong).rejects.toThrow(WorkError);
  await after;
  expect(await namesIn(db)).toEqual(["after", "before"]);
});

test("settled promises may be awaited in a work", async () => {
  const { db, atomically } = await openTestDatabase();
  await atomically(async (work) => {
    for (let times = 0; times < 100; times += 1) await Promise.resolve(times);
    await Promise.all([Promise.resolve(), (async () => {})()]);
    await addLease(work, "a");
  });
  expect(await namesIn(db)).toEqual(["a"]);
});

test("a failed statement dooms its work, even when the error is caught", async () => {
  const { db, atomically } = await openTestDatabase();
  let later: unknown;
  const answer = atomically(async (work) => {
    await addLease(work, "a");
    await addLease(work, "a")
      .execute()
      .catch(() => {});
    later = await addLease(work, "b")
      .execute()
      .catch((thrown: unknown) => thrown);
  });
  const error = await answer.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WorkError);
  expect(error).toHaveProperty("cause.kind", "unique");
  expect(later).toBeInstanceOf(WorkError);
  expect(await namesIn(db)).toEqual([]);
});

test("a statement that is awaited after its work has ended is refused", async () => {
  const { db, atomically } = await openTestDatabase();
  const kept: { work?: Work } = {};
  await atomically(async (work) => void (kept.work = work));
  const { work } = kept;
  if (!work) throw new Error("no work");
  await expect(addLease(work, "late").execute()).rejects.toThrow(/after its work had ended/);
  expect(() => work.afterCommit(() => {})).toThrow(WorkError);
  expect(await namesIn(db)).toEqual([]);
});

test("a refused statement says what was broken, and neither its values nor the driver's error", async () => {
  const { atomically } = await openTestDatabase();
  const secret = "do-not-print-me";
  const error = await atomically(async (work) => {
    await addLease(work, secret);
    await addLease(work, secret);
  }).catch((thrown: unknown) => thrown);
  expect(isUniqueViolation(error)).toBe(true);
  expect(error).toBeInstanceOf(StatementFailed);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(secret);
  expect(String(error instanceof Error ? error.cause : "")).toBe("undefined");
});

test("what waits for the commit is called after it, and never after a rollback", async () => {
  const { db, atomically } = await openTestDatabase();
  const said: string[] = [];
  const seen: Promise<string[]>[] = [];
  const failing = atomically(async (work) => {
    work.afterCommit(() => void said.push("failing"));
    throw new Error("no");
  });
  const good = atomically(async (work) => {
    await addLease(work, "a");
    work.afterCommit(() => {
      said.push("good");
      seen.push(namesIn(db));
    });
    expect(said).toEqual([]);
  });
  await expect(failing).rejects.toThrow("no");
  await good;
  expect(said).toEqual(["good"]);
  expect(await Promise.all(seen)).toEqual([["a"]]);
});

test("many works at once lose no update", async () => {
  const { db, atomically } = await openTestDatabase();
  await atomically((work) => addLease(work, "counter").execute());
  const add = async () =>
    atomically(async (work) => {
      const query = work.select({ fence: leases.fence }).from(leases).where(eq(leases.name, "counter"));
      const [row] = await (engine === "postgres" ? query.for("update") : query);
      await work
        .update(leases)
        .set({ fence: (row?.fence ?? 0) + 1 })
        .where(eq(leases.name, "counter"));
    });
  await Promise.all(Array.from({ length: 300 }, add));
  const [row] = await db.select({ fence: leases.fence }).from(leases);
  expect(row?.fence).toBe(301);
});

test("closing waits for the works under way and refuses new ones", async () => {
  const database = await openTestDatabase();
  const works = Array.from({ length: 5 }, (_, n) => database.atomically((work) => addLease(work, `${n}`).execute()));
  const closing = database.close();
  await expect(database.atomically(async () => {})).rejects.toThrow("the database is closed");
  await Promise.all(works);
  await closing;
});
