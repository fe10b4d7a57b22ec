import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../testing/until.ts";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { addTemplate, releasesOf, untilTicket } from "./flow.ts";
import { startLoad } from "./load.ts";
import type { Promised } from "./load.ts";

const isLong = process.env.MINIFLEET_TEST_LONG === "1";
const kills = isLong ? 100 : 8;
const seed = Number(process.env.MINIFLEET_TEST_SEED ?? Date.now() % 1_000_000);

describe(`killed ${kills} times at random under load (MINIFLEET_TEST_SEED=${seed})`, () => {
  let world: World;
  let promised: Promised;

  beforeAll(
    async () => {
      world = await openWorld({ latencyMs: 15 });
      await world.control("quota", { limit: 100_000 });
      await untilTicket(world);
      const load = startLoad(world, await addTemplate(world, "9.0.0"));
      const random = randomOf(seed);
      // As long as a start takes on this machine, more or less: a server that is always down shows nothing.
      let startMs = 1_000;
      for (let kill = 1; kill <= kills; kill += 1) {
        await pause((0.1 + 1.5 * random()) * startMs);
        await world.minifleet.kill();
        // One in four does not live to be ready.
        if (random() < 0.25) {
          world.minifleet.launch();
          await pause(random() * startMs);
          await world.minifleet.kill();
        }
        const startedAt = Date.now();
        await world.minifleet.start();
        startMs = Date.now() - startedAt;
      }
      await load.end();
      promised = load.promised;
    },
    300_000 + kills * 20_000,
  );
  afterAll(() => world?.close());

  it("lets every release that was promised end online", async () => {
    expect(promised.deployments.size).toBeGreaterThan(kills / 5);
    for (const { id } of promised.deployments.values()) {
      await until(
        "the release is online",
        async () => (await releasesOf(world, id)).every(({ state }) => state === "RELEASED"),
        { withinMs: 90_000, everyMs: 200 },
      );
    }
  }, 120_000);

  it("submits and releases each of them once at WeChat", async () => {
    const accounts = [...promised.deployments.values()].map(({ appId }) => appId).toSorted();
    expect((await succeeded("/wxa/submit_audit")).toSorted()).toEqual(accounts);
    expect((await succeeded("/wxa/release")).toSorted()).toEqual(accounts);
  });

  it("has every push that was acknowledged, once", async () => {
    const seen = new Map<string, number>();
    for (const { outcome, payload } of await all<Event>(
      "callbackEvents",
      "outcome payload",
      `filter: { types: ["text"] }`,
    )) {
      const msgId = payload.MsgId ?? "";
      if (outcome !== "DUPLICATE") seen.set(msgId, (seen.get(msgId) ?? 0) + 1);
    }
    expect([...promised.pushes].filter((msgId) => seen.get(msgId) !== 1)).toEqual([]);
    expect([...seen].filter(([, times]) => times !== 1)).toEqual([]);
    expect(promised.pushes.size).toBeGreaterThan(kills * 5);
  });

  it("did every mutation that it answered, once", async () => {
    const links = await all<{ id: string; label: string }>("authorizationLinks", "id label");
    const labels = links.map(({ label }) => label);
    expect(labels.length).toBe(new Set(labels).size);
    for (const [label, id] of promised.links) expect(links).toContainEqual({ id, label });

    const deployments = await all<{ id: string; version: string }>("deployments", "id version");
    const expected = [...promised.deployments].map(([version, { id }]) => ({ id, version }));
    expect(deployments.toSorted(byVersion)).toEqual(expected.toSorted(byVersion));
    expect(promised.links.size).toBeGreaterThan(kills);
  });

  it("left nothing behind in its queue", async () => {
    const { platform } = await world.graphql<{ platform: { queue: object; level: string } }>(
      "{ platform { queue { failed running due } level } }",
    );
    expect(platform.queue).toEqual({ failed: 0, running: 0, due: 0 });
  });

  interface Event {
    outcome: string;
    payload: { MsgId?: string };
  }

  /** A whole list, page by page. */
  async function all<T>(list: string, fields: string, where = ""): Promise<T[]> {
    const nodes: T[] = [];
    let after: string | null = null;
    do {
      const page: Record<string, { nodes: T[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }> =
        await world.graphql(
          `query ($after: String) { ${list}(first: 100, after: $after ${where && `, ${where}`}) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
          { after },
        );
      nodes.push(...(page[list]?.nodes ?? []));
      after = page[list]?.pageInfo.hasNextPage ? (page[list]?.pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    return nodes;
  }

  async function succeeded(endpoint: string): Promise<string[]> {
    const { calls } = await world.control<{ calls: { appid: string; errcode: number | null }[] }>(
      `calls?endpoint=${endpoint}`,
    );
    return calls.filter(({ errcode }) => errcode === 0).map(({ appid }) => appid);
  }
});

function byVersion(one: { version: string }, other: { version: string }): number {
  return one.version < other.version ? -1 : 1;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Mulberry32: the same seed gives the same moments, as far as a machine repeats itself. */
function randomOf(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
