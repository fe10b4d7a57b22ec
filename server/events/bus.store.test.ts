import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { engine } from "../db/columns.ts";
import { freshDatabaseUrl, openAgain, openTestDatabase } from "../testing/database.ts";
import { until } from "../testing/until.ts";
import { createBus, FollowBroken } from "./bus.ts";

test("a message is delivered once its work is on disk, and not before", async () => {
  const database = await openTestDatabase();
  const bus = createBus({ database });
  const heard: number[] = [];
  bus.subscribe("authorizer", ({ id }) => void heard.push(id));
  await database.atomically(async (work) => {
    bus.publish(work, "authorizer", { id: 1 });
    bus.publish(work, "authorizer", { id: 1 });
    bus.publish(work, "authorizer", { id: 2 });
    await Promise.resolve();
    expect(heard).toEqual([]);
  });
  expect(heard).toEqual([1, 2]);
});

test("a message of a work that fails is never delivered", async () => {
  const database = await openTestDatabase();
  const bus = createBus({ database });
  const heard: number[] = [];
  bus.subscribe("authorizer", ({ id }) => void heard.push(id));
  const failing = database.atomically(async (work) => {
    bus.publish(work, "authorizer", { id: 1 });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await database.atomically(async (work) => bus.publish(work, "authorizer", { id: 2 }));
  expect(heard).toEqual([2]);
});

test("a listener hears its topic until it stops", async () => {
  const database = await openTestDatabase();
  const bus = createBus({ database });
  const heard: number[] = [];
  const stop = bus.subscribe("deployment", ({ id }) => void heard.push(id));
  const publish = (id: number) =>
    database.atomically(async (work) => {
      bus.publish(work, "deployment", { id });
      bus.publish(work, "authorizer", { id: -id });
    });
  await publish(1);
  stop();
  await publish(2);
  expect(heard).toEqual([1]);
});

test("who follows gets what was published since, and ends when told to", async () => {
  const database = await openTestDatabase();
  const bus = createBus({ database });
  const stop = new AbortController();
  const followed = bus.follow("release", stop.signal);
  const message = { id: 1, deploymentId: 2, authorizerId: 3 };
  await database.atomically(async (work) => bus.publish(work, "release", message));
  const heard: unknown[] = [];
  for await (const each of followed) {
    heard.push(each);
    stop.abort();
  }
  expect(heard).toEqual([message]);
});

test("closing the bus ends all that follow, also one that waits", async () => {
  const bus = createBus({ database: await openTestDatabase() });
  const next = bus.follow("platform").next();
  bus.close();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(await bus.follow("platform").next()).toEqual({ done: true, value: undefined });
});

// On SQLite there is one process.
describe.runIf(engine === "postgres")("between processes", () => {
  test("other processes hear what was committed, once", async () => {
    const url = await freshDatabaseUrl();
    const [here, there] = [await openAgain(url), await openAgain(url)];
    const heard: string[] = [];
    const [busHere, busThere] = [createBus({ database: here }), createBus({ database: there })];
    busHere.subscribe("authorizer", ({ id }) => void heard.push(`here ${id}`));
    busThere.subscribe("authorizer", ({ id }) => void heard.push(`there ${id}`));
    await Promise.all([here.signals.ready(), there.signals.ready()]);
    await here.atomically(async (work) => busHere.publish(work, "authorizer", { id: 1 }));
    await here.atomically(async (work) => busHere.publish(work, "authorizer", { id: 2 }));
    await until("the other process to hear", () => heard.length >= 4);
    expect(heard.sort()).toEqual(["here 1", "here 2", "there 1", "there 2"]);
  });

  test("a lost connection is made again, and who follows is told that messages may be missing", async () => {
    const url = await freshDatabaseUrl();
    const [here, there] = [await openAgain(url), await openAgain(url)];
    const [busHere, busThere] = [createBus({ database: here }), createBus({ database: there })];
    const followed = busThere.follow("authorizer").next();
    const heard: number[] = [];
    busThere.subscribe("authorizer", ({ id }) => void heard.push(id));
    await there.signals.ready();
    await endListeners(url);
    await expect(followed).rejects.toThrow(FollowBroken);
    await here.atomically(async (work) => busHere.publish(work, "authorizer", { id: 1 }));
    await until("the message", () => heard.length === 1);
  });

  test("strangers' notifications on our channel are ignored", async () => {
    const url = await freshDatabaseUrl();
    const database = await openAgain(url);
    const bus = createBus({ database });
    const heard: number[] = [];
    bus.subscribe("authorizer", ({ id }) => void heard.push(id));
    await database.signals.ready();
    await asAdministrator(
      url,
      "select pg_notify('minifleet', said) from unnest(array['', '{}', '[1,2,3]', '[\"a\"']) as said",
    );
    await asAdministrator(url, `select pg_notify('minifleet', '["other","event:authorizer","{\\"id\\":5}"]')`);
    await until("the good one", () => heard.length > 0);
    expect(heard).toEqual([5]);
  });
});

/** As when the server is restarted, or a firewall forgets a connection. */
async function endListeners(url: string): Promise<void> {
  await asAdministrator(
    url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'",
  );
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
