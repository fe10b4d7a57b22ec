import { expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import { createVault } from "../db/secret-column.ts";
import { Secret } from "../secret.ts";
import { freshDatabaseUrl, openAgain, openTestDatabase } from "../testing/database.ts";
import { silentLog } from "../testing/logs.ts";
import { WoundClock } from "../testing/wound-clock.ts";
import { createBus } from "../events/bus.ts";
import { WechatError } from "../wechat/index.ts";
import { componentTokenSubject } from "./component-token.ts";
import { dropLease, takeFence, takeLease } from "./lease-store.ts";
import { createTokenKeeper } from "./token-keeper.ts";
import type { TokenSubject } from "./token-keeper.ts";
import { renewalDueAt, usableUntil } from "./token-life.ts";

const componentAppId = "wxc0ffee0000000001";

interface Given {
  value: Secret;
  expiresInSeconds: number;
}

/** The platform's token in its real store; `give` plays WeChat. */
function subjectOf(database: Database, clock: Clock, give: (call: number) => Promise<Given> | Given) {
  const vault = createVault(Buffer.alloc(32, 7));
  const bus = createBus({ database });
  const client = { component: {} } as Parameters<typeof componentTokenSubject>[0]["client"];
  const stored = componentTokenSubject({ database, vault, bus, clock, client, componentAppId });
  const calls = { count: 0 };
  const subject: TokenSubject = {
    ...stored,
    fetch: async () => {
      calls.count += 1;
      return give(calls.count);
    },
  };
  return { subject, calls };
}

const token = (text: string, expiresInSeconds = 7_200): Given => ({ value: new Secret(text), expiresInSeconds });
const refusal = (errcode: number) =>
  new WechatError({ errcode, errmsg: "no", endpoint: "/cgi-bin/component/api_component_token" });

async function keeperOn(options: { clock?: Clock; leaseMs?: number; database?: Database } = {}) {
  const clock = options.clock ?? new WoundClock();
  const database = options.database ?? (await openTestDatabase({ clock }));
  const { leaseMs } = options;
  return {
    clock,
    database,
    keeper: createTokenKeeper({ database, clock, log: silentLog, ...(leaseMs && { leaseMs }) }),
  };
}

test("case 1: fifty callers on a cold store cause one call and get the same token", async () => {
  const { keeper, database, clock } = await keeperOn();
  const { subject, calls } = subjectOf(database, clock, (call) => token(`token ${call}`));
  const got = await Promise.all(Array.from({ length: 50 }, () => keeper.token(subject)));
  expect(calls.count).toBe(1);
  expect(new Set(got.map((secret) => secret.reveal()))).toEqual(new Set(["token 1"]));
});

test("case 1: two processes that need a token at once make one call between them", async () => {
  const url = await freshDatabaseUrl();
  const [one, two] = [await openAgain(url), await openAgain(url)];
  const first = await keeperOn({ database: one, clock: systemClock });
  const second = await keeperOn({ database: two, clock: systemClock });
  const slow = async (call: number) => {
    await new Promise((turn) => void setTimeout(turn, 50));
    return token(`token ${call}`);
  };
  const here = subjectOf(one, systemClock, slow);
  const there = subjectOf(two, systemClock, slow);
  const got = await Promise.all([first.keeper.token(here.subject), second.keeper.token(there.subject)]);
  expect(here.calls.count + there.calls.count).toBe(1);
  expect(got.map((secret) => secret.reveal())).toEqual(["token 1", "token 1"]);
});

test("case 2: a holder that stalled frees nobody else's lease and overwrites no newer token", async () => {
  const { keeper, database, clock } = await keeperOn({ leaseMs: 1_000 });
  const wound = clock as WoundClock;
  let answer = (_given: Given) => {};
  const stalled = subjectOf(database, clock, () => new Promise<Given>((resolve) => (answer = resolve)));
  const waiting = keeper.token(stalled.subject);
  while (stalled.calls.count === 0) await new Promise((turn) => void setImmediate(turn));

  wound.advance(1_001);
  const other = createTokenKeeper({ database, clock, log: silentLog });
  const quick = subjectOf(database, clock, () => token("newer"));
  expect((await other.token(quick.subject)).reveal()).toBe("newer");
  // A third holds the lease when the first wakes up.
  const name = quick.subject.name;
  const fence = await database.atomically((work) =>
    takeLease(work, { name, owner: "third", now: clock.now(), expiresAt: new Date(clock.now().getTime() + 60_000) }),
  );
  answer(token("late"));
  expect((await waiting).reveal()).toBe("newer");
  expect((await quick.subject.store.read())?.value.reveal()).toBe("newer");
  const isTaken = await database.atomically((work) =>
    takeLease(work, { name, owner: "fourth", now: clock.now(), expiresAt: clock.now() }),
  );
  expect(isTaken).toBeNull();
  await database.atomically((work) => dropLease(work, { name, owner: "third", fence: fence ?? 0 }));
});

test("a token that came another way cannot be overwritten by a renewal that was under way", async () => {
  const { keeper, database, clock } = await keeperOn();
  let answer = (_given: Given) => {};
  const { subject, calls } = subjectOf(database, clock, () => new Promise<Given>((resolve) => (answer = resolve)));
  const waiting = keeper.token(subject);
  while (calls.count === 0) await new Promise((turn) => void setImmediate(turn));
  await database.atomically(async (work) => {
    const fence = await takeFence(work, subject.name);
    const expiresAt = new Date(clock.now().getTime() + 7_200_000);
    await subject.store.write(work, { value: new Secret("exchanged"), obtainedAt: clock.now(), expiresAt }, fence);
  });
  answer(token("renewed"));
  expect((await waiting).reveal()).toBe("exchanged");
});

test("case 4: a refused token that is not the stored one any more causes no call; the stored one is renewed once", async () => {
  const { keeper, database, clock } = await keeperOn();
  const { subject, calls } = subjectOf(database, clock, (call) => token(`token ${call}`));
  const current = await keeper.token(subject);
  expect((await keeper.renew(subject, new Secret("an older one"))).reveal()).toBe("token 1");
  expect(calls.count).toBe(1);
  const renewed = await Promise.all(Array.from({ length: 20 }, () => keeper.renew(subject, current)));
  expect(new Set(renewed.map((secret) => secret.reveal()))).toEqual(new Set(["token 2"]));
  expect(calls.count).toBe(2);
});

test("case 5: the life WeChat names is obeyed, and no margin makes it negative", () => {
  const obtainedAt = new Date(1_000_000);
  const life = (seconds: number) => ({ obtainedAt, expiresAt: new Date(obtainedAt.getTime() + seconds * 1_000) });
  expect(usableUntil(life(600)).getTime() - obtainedAt.getTime()).toBe(540_000);
  for (const seconds of [1, 5, 60, 600, 7_200]) {
    const { expiresAt } = life(seconds);
    for (const at of [usableUntil(life(seconds)), renewalDueAt("x", life(seconds))]) {
      expect(at > obtainedAt && at < expiresAt).toBe(true);
    }
  }
  const dueAt = Array.from({ length: 50 }, (_, n) => renewalDueAt(`token ${n}`, life(7_200)).getTime());
  expect(Math.max(...dueAt)).toBeLessThanOrEqual(obtainedAt.getTime() + 6_600_000);
  expect(Math.max(...dueAt) - Math.min(...dueAt)).toBeGreaterThan(120_000);
});

test("case 7: an answer without a token is an error, and nothing is stored or handed on", async () => {
  const { keeper, database, clock } = await keeperOn();
  const { subject } = subjectOf(database, clock, () => token(""));
  await expect(keeper.token(subject)).rejects.toThrow("no token");
  expect(await subject.store.read()).toBeNull();
});

test("case 9: a token that cannot be stored is not used either", async () => {
  const { keeper, database, clock } = await keeperOn();
  const { subject } = subjectOf(database, clock, () => token("unstored"));
  const broken: TokenSubject = {
    ...subject,
    store: { ...subject.store, write: () => Promise.reject(new Error("disk full")) },
  };
  await expect(keeper.token(broken)).rejects.toThrow("disk full");
  expect((await keeper.token(subject)).reveal()).toBe("unstored");
});

test("case 11: hours later the token in use is a fresh one, renewed early and once", async () => {
  const { keeper, database, clock } = await keeperOn();
  const { subject, calls } = subjectOf(database, clock, (call) => token(`token ${call}`));
  await keeper.token(subject);
  // 1 h 52: good for eight minutes more, so nobody waits for the renewal.
  (clock as WoundClock).advance(112 * 60_000);
  expect((await keeper.token(subject)).reveal()).toBe("token 1");
  await keeper.settled();
  expect((await keeper.token(subject)).reveal()).toBe("token 2");
  (clock as WoundClock).advance(3 * 3_600_000);
  expect((await keeper.token(subject)).reveal()).toBe("token 3");
  expect(calls.count).toBe(3);
});

test("case 62: a token lives from its receipt by our own clock, whatever time WeChat thinks it is", async () => {
  const clock = new WoundClock("2030-01-01T00:00:00Z");
  const { keeper, database } = await keeperOn({ clock });
  const { subject } = subjectOf(database, clock, () => token("t"));
  await keeper.token(subject);
  const stored = await subject.store.read();
  expect(stored?.expiresAt).toEqual(new Date("2030-01-01T02:00:00Z"));
});

test("case 61: a refusal is told to its owner once, reaches every caller, and is not asked again at once", async () => {
  const { keeper, database, clock } = await keeperOn();
  const told: string[] = [];
  const { subject, calls } = subjectOf(database, clock, () => Promise.reject(refusal(61023)));
  const watched: TokenSubject = { ...subject, refused: async (reason) => void told.push(reason) };
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => keeper.token(watched)));
  expect(results.map((result) => result.status)).toEqual(Array.from({ length: 5 }, () => "rejected"));
  await expect(keeper.token(watched)).rejects.toMatchObject({ errcode: 61023 });
  expect([told, calls.count]).toEqual([["needsReauthorization"], 1]);
  (clock as WoundClock).advance(10_000);
  await expect(keeper.token(watched)).rejects.toMatchObject({ errcode: 61023 });
  keeper.retry(watched);
  await expect(keeper.token(watched)).rejects.toMatchObject({ errcode: 61023 });
  expect(calls.count).toBe(3);
});

test("case 63: a busy WeChat is asked again after a pause, three times at most", async () => {
  const clock = new WoundClock();
  const { keeper, database } = await keeperOn({ clock });
  const busy = subjectOf(database, clock, (call) => (call < 3 ? Promise.reject(refusal(-1)) : token("patience")));
  const waiting = keeper.token(busy.subject);
  const settled = waiting.then(
    () => true,
    () => true,
  );
  for (let isDone = false; !isDone;) {
    // Time passes only while somebody waits for it: the database takes as long as it takes.
    await clock.advanceAndSettle(clock.pending > 0 ? 100 : 0);
    isDone = await Promise.race([settled, new Promise<false>((turn) => void setImmediate(() => turn(false)))]);
  }
  expect([(await waiting).reveal(), busy.calls.count]).toEqual(["patience", 3]);
});
