import { expect, onTestFinished, test } from "vitest";
import type { Database } from "../db/open.ts";
import { createBus } from "../events/bus.ts";
import { openAgain, freshDatabaseUrl, openTestDatabase } from "../testing/database.ts";
import { systemClock } from "../clock.ts";
import { untilLeft } from "../graphql/subscriptions.ts";
import { followEvents, positionOf } from "./follow.ts";
import {
  countEvents,
  findFirstDelivery,
  listEvents,
  noteHandling,
  recordEvent,
  refusalsSince,
  trafficSince,
} from "./store.ts";
import { callbackHour } from "./traffic.ts";
import type { CallbackEventFilter, CallbackEventRow, Horizon, NewCallbackEvent } from "./store.ts";

const componentAppId = "wxc0ffee0000000001";
const receivedAt = new Date("2026-11-24T00:00:00Z");

function event(facts: Partial<NewCallbackEvent> = {}): NewCallbackEvent {
  return {
    componentAppId,
    door: "message",
    type: "text",
    appId: "wxa",
    createdAt: null,
    receivedAt,
    dedupeKey: null,
    duplicateOf: null,
    outcome: "IGNORED",
    failure: null,
    steps: null,
    summary: null,
    sealedXml: null,
    tookMicroseconds: 1,
    ...facts,
  };
}

const record = (database: Database, facts: Partial<NewCallbackEvent> = {}) =>
  database.atomically((work) => recordEvent(work, event(facts)));

test("an event is kept whole", async () => {
  const database = await openTestDatabase();
  const facts = event({
    createdAt: new Date(1_764_000_000_000),
    dedupeKey: "1764000000:k",
    outcome: "FAILED",
    failure: "why",
    summary: "what",
    steps: [{ step: "query", ok: true }],
    sealedXml: Buffer.from([1, 2, 3]),
    tookMicroseconds: 420,
  });
  const id = await database.atomically((work) => recordEvent(work, facts));
  const [row] = await listEvents(database.db, componentAppId, {}, { limit: 1, direction: "forward" });
  expect(row).toMatchObject({ id, ...facts });
});

test("a dedupe key is taken once per platform, and points to its first delivery", async () => {
  const database = await openTestDatabase();
  const id = await record(database, { dedupeKey: "k" });
  expect(await record(database, { dedupeKey: "k" })).toBeNull();
  expect(await record(database, { dedupeKey: "k", componentAppId: "wxother" })).not.toBeNull();
  expect(await findFirstDelivery(database.db, componentAppId, "k")).toBe(id);
});

test("pages go newest first in both directions, and the filter's parts add up", async () => {
  const database = await openTestDatabase();
  for (let n = 0; n < 7; n += 1) {
    await record(database, {
      type: n % 2 ? "Text" : "event_100%",
      appId: n < 4 ? "wxA" : "wxb",
      receivedAt: new Date(receivedAt.getTime() + n),
      summary: n === 6 ? "Ticket renewed" : null,
    });
  }
  const ids = async (
    filter: CallbackEventFilter,
    page = { limit: 100, direction: "forward" } as Parameters<typeof listEvents>[3],
  ) => (await listEvents(database.db, componentAppId, filter, page)).map((row) => row.id);
  expect(await ids({})).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect(await ids({}, { limit: 2, direction: "forward", beyond: 6 })).toEqual([5, 4]);
  expect(await ids({}, { limit: 2, direction: "backward", beyond: 3 })).toEqual([4, 5]);
  expect(await ids({ types: ["Text"], appId: "wxb" })).toEqual([6]);
  expect(await ids({ types: [], outcomes: ["IGNORED"], doors: ["message"] })).toHaveLength(7);
  expect(
    await ids({
      receivedAfter: new Date(receivedAt.getTime() + 2),
      receivedBefore: new Date(receivedAt.getTime() + 4),
    }),
  ).toEqual([4, 3]);
  expect(await ids({ search: "TICKET" })).toEqual([7]);
  expect(await ids({ search: "wxa" })).toEqual([4, 3, 2, 1]);
  expect(await ids({ search: "100%" })).toEqual([7, 5, 3, 1]);
  expect(await ids({ search: "1__%" })).toEqual([]);
  expect(await countEvents(database.db, componentAppId, { appId: "wxA" })).toBe(4);
});

test("the hour's traffic is told apart from what was refused", async () => {
  const database = await openTestDatabase();
  await record(database, { receivedAt: new Date(receivedAt.getTime() - 1) });
  await record(database);
  const steps = [{ step: "signature", ok: false, detail: "no" }];
  await record(database, {
    outcome: "REFUSED",
    failure: "badSignature (-40001)",
    steps,
    receivedAt: new Date(receivedAt.getTime() + 5),
  });
  const since = new Date(receivedAt.getTime() - 1);
  expect(await trafficSince(database.db, componentAppId, since)).toEqual({ received: 1, refused: 1 });
  expect(await refusalsSince(database.db, componentAppId, since)).toMatchObject([
    { failure: "badSignature (-40001)", steps },
  ]);
});

test("the hour is counted by minute and by outcome, and ends with the minute under way", async () => {
  const database = await openTestDatabase();
  const now = new Date("2026-11-24T10:00:30Z");
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
  await record(database, { receivedAt: ago(0), outcome: "HANDLED" });
  await record(database, { receivedAt: ago(29), outcome: "REFUSED" });
  await record(database, { receivedAt: ago(31), outcome: "HANDLED" });
  await record(database, { receivedAt: ago(59 * 60 + 30), outcome: "HANDLED" });
  await record(database, { receivedAt: ago(59 * 60 + 31), outcome: "HANDLED" }); // 09:00:59 is over
  await record(database, { receivedAt: ago(0), componentAppId: "wxother" });
  const { minutes, outcomes } = await callbackHour(database.db, componentAppId, now);
  expect(minutes).toHaveLength(60);
  expect([minutes[0], minutes[58], minutes[59]]).toEqual([1, 1, 2]);
  expect(minutes.reduce((sum, count) => sum + count, 0)).toBe(4);
  expect(Object.fromEntries(outcomes.map(({ outcome, count }) => [outcome, count]))).toEqual({
    HANDLED: 3,
    REFUSED: 1,
  });
});

test("what became of an event is noted on its row", async () => {
  const database = await openTestDatabase();
  const id = (await record(database)) ?? 0;
  await database.atomically((work) => noteHandling(work, id, { outcome: "HANDLED", failure: null, summary: "done" }));
  expect(
    await listEvents(database.db, componentAppId, { outcomes: ["HANDLED"] }, { limit: 9, direction: "forward" }),
  ).toMatchObject([{ id, summary: "done" }]);
});

function follow(database: Database, after: Horizon | null, filter: CallbackEventFilter = {}) {
  const bus = createBus({ database });
  const options = { database, bus, clock: systemClock, componentAppId };
  const events = untilLeft((signal) => followEvents(options, filter, after, signal));
  onTestFinished(async () => void (await events.return?.()));
  return events;
}

async function next(events: AsyncIterator<CallbackEventRow>): Promise<CallbackEventRow> {
  const result = await events.next();
  if (result.done) throw new Error("the events ended");
  return result.value;
}

async function recordLoudly(database: Database, facts: Partial<NewCallbackEvent> = {}) {
  const bus = createBus({ database });
  return database.atomically(async (work) => {
    const id = (await recordEvent(work, event(facts))) ?? 0;
    bus.publish(work, "callbackEvent", { id });
    return id;
  });
}

test("a follower without a cursor hears of what comes from then on, and a filter skips the rest", async () => {
  const database = await openTestDatabase();
  await database.signals.ready();
  await recordLoudly(database, { type: "wanted", appId: "before" });
  const events = follow(database, null, { types: ["wanted"] });
  const heard: CallbackEventRow[] = [];
  const first = next(events).then((row) => heard.push(row));
  // From which of them on it follows is its own affair; what was there before it came is not among them.
  for (let n = 1; heard.length === 0; n += 1) {
    await recordLoudly(database, { type: "other" });
    await recordLoudly(database, { type: "wanted", appId: `wx${n}` });
  }
  await first;
  expect(heard[0]).toMatchObject({ type: "wanted", appId: expect.stringMatching(/^wx\d+$/) as string });
});

test("a follower that leaves while it waits is gone at once", async () => {
  const events = follow(await openTestDatabase(), null);
  const waiting = events.next();
  expect(await events.return?.()).toEqual({ done: true, value: undefined });
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test("followers that are cut off again and again, while many writers insert, miss nothing and hear nothing twice", async () => {
  const url = await freshDatabaseUrl();
  const database = await openAgain(url);
  // SQLite is one process's; on PostgreSQL the follower is another process's.
  const other = database.engine === "postgres" ? await openAgain(url) : database;
  await Promise.all([database.signals.ready(), other.signals.ready()]);
  const total = 600;
  const first = (await recordLoudly(database)) ?? 0;
  let position: Horizon = positionOf(
    (await listEvents(database.db, componentAppId, {}, { limit: 1, direction: "forward" }))[0] ?? {
      id: first,
      transactionId: 0,
    },
  );

  let written = 0;
  const writer = async () => {
    while (written < total) {
      written += 1;
      const number = written;
      await recordLoudly(database, { summary: `event ${number}` });
    }
  };
  const writing = Promise.all(Array.from({ length: 8 }, writer));

  const heard: string[] = [];
  const reading = (async () => {
    while (heard.length < total) {
      // One connection of a browser: it lives for a few events, then breaks.
      const events = follow(other, position);
      const lives = 1 + (heard.length % 13);
      for (let n = 0; n < lives && heard.length < total; n += 1) {
        const row = await next(events);
        heard.push(row.summary ?? "");
        position = positionOf(row);
      }
      await events.return?.();
    }
  })();
  await writing;
  await reading;
  expect(heard).toHaveLength(total);
  expect(new Set(heard).size).toBe(total);
});
