import { onTestFinished, expect, test } from "vitest";
import { z } from "zod";
import { openDatabase, pathOf } from "../db/open.ts";
import { connectSqlite } from "../db/sqlite.ts";
import { freshDatabaseUrl } from "../testing/database.ts";
import { loudLog } from "../testing/logs.ts";
import { WoundClock } from "../testing/wound-clock.ts";
import { enqueueAll } from "./enqueue.ts";
import { defineJob } from "./job.ts";
import { claimAbandoned, claimWaiting, completeJob, firstDue } from "./store.ts";

/** What a look at the queue costs the database with thousands of jobs in it: on SQLite, whose plans are ours to read. */

const scope = "wx0c0mp0nent000001";
const payload = z.object({ n: z.number() });

async function openQueue() {
  const statements: string[] = [];
  const url = await freshDatabaseUrl();
  const clock = new WoundClock();
  const database = await openDatabase({ url, clock, log: loudLog, onStatement: (sql) => statements.push(sql) });
  onTestFinished(() => database.close());

  /** Jobs of two kinds that share a pool, each with a serial of its own. */
  async function fill(count: number, runAt: Date, priority = 0): Promise<void> {
    for (const kind of ["test.one", "test.other"]) {
      const job = defineJob({ kind, pool: "test", payload, run: async () => {} });
      const wanted = Array.from({ length: count / 2 }, (_, n) => ({
        scope,
        key: `${runAt.getTime()} ${priority} ${n}`,
        payload: { n },
        runAt,
        serial: `${kind} ${runAt.getTime()} ${priority} ${n}`,
        priority,
      }));
      await database.atomically((work) => enqueueAll(work, job, wanted));
    }
  }

  function plans(): string {
    const connection = connectSqlite(pathOf(url));
    const steps = [...new Set(statements)].flatMap((sql) => {
      const values = Array.from(sql.matchAll(/\?/g), () => null);
      const plan = connection.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...values);
      return plan.map(({ detail }) => detail);
    });
    connection.close();
    return steps.join("\n");
  }

  return { database, clock, statements, fill, plans };
}

test("a look at the queue and a claim find what they want by an index, and sort nothing", async () => {
  const { database, clock, statements, fill, plans } = await openQueue();
  await fill(100, clock.now());
  statements.length = 0;
  const lease = { now: clock.now(), lockedUntil: new Date(clock.now().getTime() + 60_000), lockedBy: "test:1" };
  const claim = { scope, pool: "test", rank: 0, limit: 16, ...lease };
  await firstDue(database.db, scope);
  await database.atomically(async (work) => {
    const claimed = await claimWaiting(work, claim);
    expect(claimed).toHaveLength(16);
    await claimAbandoned(work, claim);
    for (const { id, lockedBy } of claimed) await completeJob(work, { id, lockedBy });
  });
  const found = plans();
  expect(found).toContain("jobs_waiting (scope=? AND pool=? AND rank>?)");
  expect(found).toContain("jobs_waiting (scope=? AND pool>?)");
  expect(found).toContain("jobs_waiting (scope=? AND pool=? AND rank=? AND run_at<?)");
  expect(found).not.toMatch(/SCAN (jobs|here|other)\b|TEMP B-TREE/);
});

test("what is due is found before thousands that are not, whatever their kinds", async () => {
  const { database, clock, fill } = await openQueue();
  const later = new Date(clock.now().getTime() + 3_600_000);
  await fill(10_000, later);
  await fill(2, clock.now());
  await fill(2, clock.now(), 10);
  const due = await firstDue(database.db, scope);
  expect(due.map(({ pool, rank, dueAt }) => ({ pool, rank, dueAt }))).toEqual([
    { pool: "test", rank: -10, dueAt: clock.now() },
    { pool: "test", rank: 0, dueAt: clock.now() },
  ]);
});
