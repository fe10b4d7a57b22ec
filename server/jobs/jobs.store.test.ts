import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Database } from "../db/open.ts";
import { freshDatabaseUrl, openAgain } from "../testing/database.ts";
import { silentLog } from "../testing/logs.ts";
import { until } from "../testing/until.ts";
import { WoundClock } from "../testing/wound-clock.ts";
import { cancelJobs, createWorker, defineJob, enqueue, later, queueHealth } from "./service.ts";
import type { AnyJob, EnqueueOptions, JobOptions, RunningJob, WorkerOptions } from "./service.ts";
import { claimAbandoned, claimWaiting, endLeases } from "./store.ts";
import { jobs } from "./tables.ts";

const scope = "wx-component";
const payload = z.object({ n: z.number() });
type Payload = z.infer<typeof payload>;
const minuteMs = 60_000;

/** A database with a clock we wind, and a kind of job that notes what it runs. */
async function openQueue(options: Partial<JobOptions<Payload>> = {}) {
  const url = await freshDatabaseUrl();
  const clock = new WoundClock();
  const database = await openAgain(url, { clock });
  const runs: Pick<RunningJob<Payload>, "payload" | "attempt">[] = [];
  const repeats: boolean[] = [];
  const job = defineJob({
    kind: "test.note",
    payload,
    backoff: () => 1_000,
    ...options,
    async run(running) {
      runs.push({ payload: running.payload, attempt: running.attempt });
      repeats.push(running.isRepeat);
      return options.run?.(running);
    },
  });
  const add = (key: string, more: Partial<EnqueueOptions<Payload>> = {}) =>
    database.atomically((work) => enqueue(work, job, { scope, key, payload: { n: 0 }, ...more }));
  const worker = (more: Partial<WorkerOptions> = {}) =>
    createWorker({ database, kinds: [job], log: silentLog, scope, random: () => 1, ...more });
  return { url, clock, database, runs, repeats, job, add, worker };
}

const inMs = (clock: WoundClock, ms: number) => new Date(clock.now().getTime() + ms);

function rowsOf({ db }: Database) {
  return db.select().from(jobs).orderBy(jobs.id);
}

/** A promise and the means to settle it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("a job that is due runs once, with its payload, and leaves the queue", async () => {
  const { database, runs, add, worker } = await openQueue();
  await add("a", { payload: { n: 7 } });
  expect(await worker().runDue()).toBe(1);
  expect(runs).toEqual([{ payload: { n: 7 }, attempt: 1 }]);
  expect(await rowsOf(database)).toEqual([]);
});

test("a job enqueued in a work that fails is never there", async () => {
  const { database, job, runs, worker } = await openQueue();
  const work = database.atomically(async (inner) => {
    await enqueue(inner, job, { scope, key: "a", payload: { n: 1 } });
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(await worker().runDue()).toBe(0);
  expect(runs).toEqual([]);
});

test("a job waits for its moment", async () => {
  const { clock, runs, add, worker } = await openQueue();
  await add("a", { runAt: inMs(clock, minuteMs) });
  const due = worker();
  clock.advance(minuteMs - 1);
  expect(await due.runDue()).toBe(0);
  clock.advance(1);
  expect(await due.runDue()).toBe(1);
  expect(runs).toHaveLength(1);
});

test("a second enqueue of a pending job pulls it forward, with the newer payload, and never puts it off", async () => {
  const { clock, database, runs, add, worker } = await openQueue();
  await add("a", { runAt: inMs(clock, 2 * minuteMs), payload: { n: 1 } });
  await add("a", { runAt: inMs(clock, minuteMs), payload: { n: 2 } });
  await add("a", { runAt: inMs(clock, 3 * minuteMs), payload: { n: 3 } });
  expect(await rowsOf(database)).toMatchObject([{ runAt: inMs(clock, minuteMs) }]);
  clock.advance(minuteMs);
  expect(await worker().runDue()).toBe(1);
  expect(runs).toEqual([{ payload: { n: 3 }, attempt: 1 }]);
});

test("two processes that enqueue the same job at once make one", async () => {
  const { url, clock, database, job, add } = await openQueue();
  const other = await openAgain(url, { clock });
  await Promise.all([
    add("a"),
    other.atomically((work) => enqueue(work, job, { scope, key: "a", payload: { n: 1 } })),
    add("a"),
  ]);
  expect(await rowsOf(database)).toHaveLength(1);
});

test("a job that is enqueued while it runs, runs once more", async () => {
  const queue: Awaited<ReturnType<typeof openQueue>> = await openQueue({
    async run({ payload: { n } }) {
      if (n === 1) await queue.add("a", { payload: { n: 2 } });
    },
  });
  await queue.add("a", { payload: { n: 1 } });
  expect(await queue.worker().runDue()).toBe(2);
  expect(queue.runs).toEqual([
    { payload: { n: 1 }, attempt: 1 },
    { payload: { n: 2 }, attempt: 1 },
  ]);
  expect(await rowsOf(queue.database)).toEqual([]);
});

test("the payload is checked when it is enqueued", async () => {
  const { add } = await openQueue();
  await expect(add("a", { payload: { n: Number.NaN } })).rejects.toThrow(z.ZodError);
});

test("what a step wrote and that it is done are kept together", async () => {
  const queue: Awaited<ReturnType<typeof openQueue>> = await openQueue({
    async run(job) {
      await queue.database.atomically(async (work) => {
        await enqueue(work, queue.job, {
          scope,
          key: `after ${job.payload.n}`,
          payload: { n: 9 },
          runAt: new Date(8e14),
        });
        await job.done(work);
        if (job.attempt === 1) throw new Error("not yet");
      });
    },
  });
  await queue.add("a");
  const worker = queue.worker();
  await worker.runDue();
  expect(await rowsOf(queue.database)).toMatchObject([{ key: "a", attempts: 1, lastError: "Error: not yet" }]);
  queue.clock.advance(1_000);
  await worker.runDue();
  expect(await rowsOf(queue.database)).toMatchObject([{ key: "after 0" }]);
});

test("a job that fails is tried again after a growing wait", async () => {
  const { clock, database, runs, add, worker } = await openQueue({
    backoff: (attempt) => attempt * 10_000,
    async run() {
      throw new Error("busy");
    },
  });
  await add("a");
  const due = worker({ random: () => 0 });
  await due.runDue();
  expect(await rowsOf(database)).toMatchObject([
    { attempts: 1, runAt: inMs(clock, 5_000), lockedBy: null, lastError: "Error: busy" },
  ]);
  clock.advance(5_000);
  await worker({ random: () => 1 }).runDue();
  expect(await rowsOf(database)).toMatchObject([{ attempts: 2, runAt: inMs(clock, 20_000) }]);
  expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2]);
});

test("no wait is longer than ten minutes", async () => {
  const { clock, database, add, worker } = await openQueue({
    backoff: () => 1e9,
    async run() {
      throw new Error("busy");
    },
  });
  await add("a");
  await worker().runDue();
  expect(await rowsOf(database)).toMatchObject([{ runAt: inMs(clock, 10 * minuteMs) }]);
});

test("a job that used up its attempts is given up, and says so in the same transaction", async () => {
  const told: unknown[] = [];
  const queue: Awaited<ReturnType<typeof openQueue>> = await openQueue({
    maxAttempts: 2,
    async run() {
      throw new Error("never");
    },
    async exhausted(work, job, error) {
      told.push([job.payload, job.attempt, error.message]);
      await enqueue(work, queue.job, { scope, key: "after", payload: { n: 1 }, runAt: new Date(8e14) });
    },
  });
  await queue.add("a", { payload: { n: 5 } });
  const worker = queue.worker();
  await worker.runDue();
  queue.clock.advance(minuteMs);
  await worker.runDue();
  expect(told).toEqual([[{ n: 5 }, 2, "never"]]);
  expect(await rowsOf(queue.database)).toMatchObject([
    { key: "a", failedAt: queue.clock.now(), lockedBy: null, lastError: "Error: never" },
    { key: "after", failedAt: null },
  ]);
  queue.clock.advance(60 * minuteMs);
  expect(await worker.runDue()).toBe(0);
});

test("a job that was given up does not stand in the way of a new one", async () => {
  const { runs, add, worker, clock } = await openQueue({
    maxAttempts: 1,
    async run({ payload: { n } }) {
      if (n === 1) throw new Error("no");
    },
  });
  await add("a", { payload: { n: 1 } });
  await worker().runDue();
  await add("a", { payload: { n: 2 } });
  clock.advance(1);
  expect(await worker().runDue()).toBe(1);
  expect(runs.map(({ payload: { n } }) => n)).toEqual([1, 2]);
});

test("a job that is put off waits, and that is no attempt", async () => {
  const { clock, database, runs, add, worker } = await openQueue({
    maxAttempts: 1,
    async run() {
      return later(inMs(clock, minuteMs), "waits for the code check");
    },
  });
  await add("a");
  const due = worker();
  for (let times = 0; times < 5; times += 1) {
    expect(await due.runDue()).toBe(1);
    clock.advance(minuteMs);
  }
  expect(runs.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1, 1]);
  expect(await rowsOf(database)).toMatchObject([
    { waitingFor: "waits for the code check", attempts: 0, lastError: null },
  ]);
});

test("a payload that cannot be read is a failure, and its job is given up in the end", async () => {
  const { database, runs, add, worker } = await openQueue({ maxAttempts: 1 });
  await add("a");
  await database.atomically((work) =>
    work
      .update(jobs)
      .set({ payload: { m: 1 } })
      .execute(),
  );
  await worker().runDue();
  expect(runs).toEqual([]);
  expect(await rowsOf(database)).toMatchObject([{ failedAt: expect.any(Date) }]);
});

test("higher priority goes first, then what is due longest", async () => {
  const { clock, runs, add, worker } = await openQueue({ concurrency: 1 });
  await add("later", { payload: { n: 3 }, runAt: inMs(clock, -1) });
  await add("sooner", { payload: { n: 2 }, runAt: inMs(clock, -2) });
  await add("first", { payload: { n: 1 }, priority: 1 });
  await worker().runDue();
  expect(runs.map(({ payload: { n } }) => n)).toEqual([1, 2, 3]);
});

test("no more of a kind run at once than its concurrency", async () => {
  let now = 0;
  let most = 0;
  const { add, worker } = await openQueue({
    concurrency: 3,
    async run() {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => void setImmediate(resolve));
      now -= 1;
    },
  });
  for (let n = 0; n < 10; n += 1) await add(`${n}`);
  expect(await worker().runDue()).toBe(10);
  expect(most).toBe(3);
});

test("ten workers that claim at once, over connections of their own, take every job exactly once", async () => {
  const { url, clock, add, job, database } = await openQueue({ concurrency: 7 });
  for (let n = 0; n < 50; n += 1) await add(`${n}`);
  const databases = await Promise.all(Array.from({ length: 10 }, () => openAgain(url, { clock, maxConnections: 2 })));
  const claims = await Promise.all(
    databases.flatMap(({ atomically }, index) =>
      Array.from({ length: 2 }, (_, again) =>
        atomically((work) =>
          claimWaiting(work, {
            scope,
            pool: job.pool,
            rank: 0,
            limit: 7,
            now: clock.now(),
            lockedBy: `${index}:${again}`,
            lockedUntil: inMs(clock, minuteMs),
          }),
        ),
      ),
    ),
  );
  const claimed = claims.flat().map(({ key }) => key);
  expect(new Set(claimed).size).toBe(claimed.length);
  expect(claimed).toHaveLength(50);
  expect(await queueHealth(database.db, scope)).toMatchObject({ running: 50, waiting: 0 });
});

test("jobs of one serial never run at once, whoever claims them, and all are run", async () => {
  const running = new Map<number, number>();
  let overlaps = 0;
  const { url, clock, database, job, add, runs } = await openQueue({
    async run({ payload: { n } }) {
      running.set(n, (running.get(n) ?? 0) + 1);
      if ((running.get(n) ?? 0) > 1) overlaps += 1;
      await new Promise((resolve) => void setImmediate(resolve));
      running.set(n, (running.get(n) ?? 0) - 1);
    },
  });
  const second = { ...job, kind: "test.other" };
  for (let n = 0; n < 40; n += 1) {
    const more = { serial: `account ${n % 4}`, payload: { n: n % 4 }, priority: n % 3 };
    await add(`${n}`, more);
    await database.atomically((work) => enqueue(work, second, { scope, key: `${n}`, ...more }));
  }
  const databases = await Promise.all(Array.from({ length: 5 }, () => openAgain(url, { clock, maxConnections: 3 })));
  const workers = databases.map((each) =>
    createWorker({ database: each, kinds: [job, second], log: silentLog, scope }),
  );
  await until("all jobs to be run", async () => {
    await Promise.all(workers.map((worker) => worker.runDue()));
    return runs.length >= 80;
  });
  expect(overlaps).toBe(0);
  expect(runs).toHaveLength(80);
  expect(await rowsOf(database)).toEqual([]);
});

test("the database itself refuses a second running job of one serial", async () => {
  const { database, add } = await openQueue();
  await add("a", { serial: "s" });
  await add("b", { serial: "s" });
  const lockAll = database.atomically((work) =>
    work
      .update(jobs)
      .set({ lockedBy: sql`'w' || ${jobs.id}` })
      .execute(),
  );
  await expect(lockAll).rejects.toMatchObject({ kind: "unique" });
});

test("a job whose process died is claimed again when its lease is over, and counts the lost run", async () => {
  const { clock, database, job, runs, add, worker } = await openQueue();
  await add("a", { serial: "s" });
  await add("b", { serial: "s" });
  // What a process leaves behind that is killed after its claim.
  const lease = {
    scope,
    pool: job.pool,
    rank: 0,
    limit: 1,
    now: clock.now(),
    lockedBy: "dead:1",
    lockedUntil: inMs(clock, minuteMs),
  };
  await database.atomically((work) => claimWaiting(work, lease));
  expect(await worker().runDue()).toBe(0);
  clock.advance(minuteMs);
  expect(await worker().runDue()).toBe(2);
  expect(runs.map(({ attempt }) => attempt)).toEqual([2, 1]);
});

test("a job that kills its process every time is given up", async () => {
  const { clock, database, job, runs, add, worker } = await openQueue({ maxAttempts: 3 });
  await add("a");
  for (let times = 0; times < 3; times += 1) {
    const lockedUntil = inMs(clock, 1_000);
    const now = clock.now();
    const claim = { scope, pool: job.pool, rank: 0, limit: 1, now, lockedBy: `dead:${times}`, lockedUntil };
    const claimed = await database.atomically((work) => (times === 0 ? claimWaiting : claimAbandoned)(work, claim));
    expect(claimed).toHaveLength(1);
    clock.advance(1_000);
  }
  await worker().runDue();
  expect(runs).toEqual([]);
  expect(await rowsOf(database)).toMatchObject([
    { failedAt: expect.any(Date), lastError: "Error: no run of it came to an end" },
  ]);
});

test("a worker that lost its lock cannot complete the job", async () => {
  const { open, opened } = gate();
  const caught: string[] = [];
  const queue: Awaited<ReturnType<typeof openQueue>> = await openQueue({
    async run(job) {
      if (job.attempt > 1) return;
      await opened;
      const step = queue.database.atomically(async (work) => {
        await enqueue(work, queue.job, { scope, key: "written by the loser", payload: { n: 1 } });
        await job.done(work);
      });
      await step.catch((error: Error) => {
        caught.push(error.name);
        throw error;
      });
    },
  });
  await queue.add("a");
  const slow = queue.worker();
  const slowRun = slow.runDue();
  await until("the slow worker to be at it", () => queue.runs.length === 1);
  // Its lease runs out unrenewed: as if its process had been stopped for a while.
  await queue.database.atomically((work) =>
    work
      .update(jobs)
      .set({ lockedUntil: new Date(0) })
      .execute(),
  );
  expect(await queue.worker().runDue()).toBe(1);
  open();
  await slowRun;
  expect(caught).toEqual(["LockLost"]);
  expect(await rowsOf(queue.database)).toEqual([]);
});

test("the lease of a long run is renewed, and its signal is aborted when the lock is lost", async () => {
  const { open, opened } = gate();
  let signal: AbortSignal | undefined;
  const { clock, database, runs, add, worker } = await openQueue({
    timeoutMs: 60 * minuteMs,
    async run(job) {
      signal = job.signal;
      await opened;
    },
  });
  await add("a");
  const due = worker({ leaseMs: minuteMs }).runDue();
  await until("the run to begin", () => runs.length === 1);
  for (let minute = 0; minute < 3; minute += 1) {
    clock.advance(20_000);
    await until(
      "the renewal",
      async () => (await rowsOf(database))[0]?.lockedUntil?.getTime() === clock.now().getTime() + minuteMs,
    );
  }
  expect(signal?.aborted).toBe(false);
  await database.atomically((work) => work.update(jobs).set({ lockedBy: "somebody else" }).execute());
  clock.advance(20_000);
  await until("the abort", () => signal?.aborted);
  open();
  await due;
});

test("a run over its time limit is aborted", async () => {
  const { clock, database, runs, add, worker } = await openQueue({
    timeoutMs: 5_000,
    run: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
  });
  await add("a");
  const due = worker().runDue();
  await until("the run to begin", () => runs.length === 1);
  clock.advance(5_000);
  await due;
  expect(await rowsOf(database)).toMatchObject([{ attempts: 1, lastError: "Error: the run took longer than 5000 ms" }]);
});

test("cancelled jobs do not run, and one that runs cannot complete", async () => {
  const { open, opened } = gate();
  const { database, job, runs, add, worker } = await openQueue({
    async run({ payload: { n } }) {
      if (n === 1) await opened;
    },
  });
  await add("running", { payload: { n: 1 }, serial: "s" });
  const due = worker().runDue();
  await until("the run to begin", () => runs.length === 1);
  await add("waiting", { serial: "s" });
  await add("other", { serial: "t" });
  expect(await database.atomically((work) => cancelJobs(work, { scope, serial: "s" }))).toBe(2);
  expect(await database.atomically((work) => cancelJobs(work, { scope, kind: job.kind, key: "none" }))).toBe(0);
  open();
  await due;
  expect(runs).toHaveLength(2);
  expect(await rowsOf(database)).toEqual([]);
});

test("a worker runs only its scope and its kinds", async () => {
  const { database, job, runs, add, worker } = await openQueue();
  await add("a", { scope: "another component" });
  await database.atomically((work) =>
    enqueue(work, { ...job, kind: "test.unknown" }, { scope, key: "a", payload: { n: 1 } }),
  );
  expect(await worker().runDue()).toBe(0);
  expect(runs).toEqual([]);
});

test("a started worker is woken by the commit, without a timer", async () => {
  const { runs, add, worker } = await openQueue();
  const started = worker();
  started.start();
  await add("a");
  // The clock stands still, so no poll can have found it.
  await until("the run", () => runs.length === 1);
  await started.stop();
  expect(runs).toEqual([{ payload: { n: 0 }, attempt: 1 }]);
});

test("a started worker runs what falls due, and polls for what nobody woke it for", async () => {
  const { clock, runs, add, database, worker } = await openQueue();
  await add("a", { runAt: inMs(clock, 300) });
  const started = worker();
  started.start();
  await until("the timer", () => clock.pending > 0);
  clock.advance(300);
  await until("the first run", () => runs.length === 1);
  await until("the poll", () => clock.pending > 0);
  const [row] = await database.atomically((work) =>
    work
      .insert(jobs)
      .values({
        scope,
        kind: "test.note",
        pool: "test.note",
        key: "silent",
        payload: { n: 1 },
        runAt: clock.now(),
        createdAt: clock.now(),
      })
      .returning({ id: jobs.id }),
  );
  expect(row).toBeDefined();
  await until("the second run", () => {
    clock.advance(1_000);
    return runs.length === 2;
  });
  await started.stop();
});

test("stopping waits for what runs and claims nothing more", async () => {
  const { open, opened } = gate();
  const { database, runs, add, worker } = await openQueue({ concurrency: 1, run: () => opened });
  const started = worker();
  started.start();
  await add("a");
  await add("b");
  await until("the run to begin", () => runs.length === 1);
  const stopped = started.stop();
  open();
  await stopped;
  expect(runs).toHaveLength(1);
  expect(await rowsOf(database)).toMatchObject([{ key: "b", lockedBy: null, attempts: 0 }]);
});

test("what does not end in time is aborted, and the attempt does not count", async () => {
  const { clock, database, runs, add, worker } = await openQueue({
    run: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
  });
  const started = worker({ stopWithinMs: 5_000 });
  started.start();
  await add("a");
  await until("the run to begin", () => runs.length === 1);
  let isStopped = false;
  const stopped = started.stop().then(() => (isStopped = true));
  await until("the end", () => {
    clock.advance(5_000);
    return isStopped;
  });
  await stopped;
  expect(await rowsOf(database)).toMatchObject([{ key: "a", lockedBy: null, attempts: 0, lastError: null }]);
});

test("the health of a queue says how much waits, runs and was given up, and since when the oldest is due", async () => {
  const { clock, database, add } = await openQueue();
  expect(await queueHealth(database.db, scope)).toEqual({ waiting: 0, running: 0, failed: 0, oldestDueAt: null });
  await add("a", { runAt: inMs(clock, -minuteMs) });
  await add("b");
  await add("c");
  await add("d", { scope: "another" });
  await database.atomically(async (work) => {
    await work.update(jobs).set({ lockedBy: "w", lockedUntil: clock.now() }).where(eq(jobs.key, "b"));
    await work.update(jobs).set({ failedAt: clock.now() }).where(eq(jobs.key, "c"));
  });
  expect(await queueHealth(database.db, scope)).toEqual({
    waiting: 1,
    running: 1,
    failed: 1,
    oldestDueAt: inMs(clock, -minuteMs),
  });
});

test("a worker with another clock than its database's is refused", async () => {
  const { worker } = await openQueue();
  expect(() => worker({ clock: new WoundClock() })).toThrow(/the same clock/);
});

test("two jobs of one kind are refused", async () => {
  const { job, worker } = await openQueue();
  const kinds: AnyJob[] = [job, job];
  expect(() => worker({ kinds })).toThrow("two jobs have the same kind");
});

test("what a process held that is known to be dead runs at once, and the run that died is no attempt", async () => {
  const { database, clock, runs, repeats, add, worker } = await openQueue();
  await add("a");
  await claimAndDie(database, clock);
  expect(await worker().runDue()).toBe(0);
  await database.atomically(endLeases);
  expect(await worker().runDue()).toBe(1);
  expect(runs).toEqual([{ payload: { n: 0 }, attempt: 1 }]);
  // All the same it may have done something.
  expect(repeats).toEqual([true]);
});

test.each([
  { kills: 50, becomes: "run" },
  { kills: 51, becomes: "given up" },
])("a job whose server was killed $kills times in a row is $becomes", async ({ kills, becomes }) => {
  const { database, clock, runs, add, worker } = await openQueue({ maxAttempts: 3 });
  await add("a");
  for (let kill = 1; kill <= kills; kill += 1) {
    await claimAndDie(database, clock);
    await database.atomically(endLeases);
  }
  await worker().runDue();
  expect(runs).toHaveLength(becomes === "run" ? 1 : 0);
  expect(await rowsOf(database)).toHaveLength(becomes === "run" ? 0 : 1);
});

async function claimAndDie(database: Database, clock: WoundClock): Promise<void> {
  const [now, lockedUntil] = [clock.now(), inMs(clock, minuteMs)];
  const claim = { scope, pool: "test.note", rank: 0, limit: 1, now, lockedUntil, lockedBy: "a dead process:1" };
  await database.atomically(async (work) => {
    const again = await claimAbandoned(work, claim);
    if (again.length === 0) await claimWaiting(work, claim);
  });
}
