import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { platforms } from "../platform/tables.ts";
import { openDatabase } from "../db/open.ts";
import { loudLog } from "../testing/logs.ts";
import { until } from "../testing/until.ts";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { untilTicket } from "./flow.ts";

describe("the ticket", () => {
  let world: World;

  beforeAll(async () => {
    // WeChat has stopped pushing by itself, as it does when pushes were not answered for long.
    world = await openWorld({ ticketEveryMs: 0 });
  });
  afterAll(() => world?.close());

  async function requests(): Promise<number> {
    const { calls } = await world.control<{ calls: unknown[] }>("calls?endpoint=api_start_push_ticket");
    return calls.length;
  }

  async function receivedAt(): Promise<string> {
    const { platform } = await world.graphql<{ platform: { ticket: { receivedAt: string } } }>(
      "{ platform { ticket { receivedAt } } }",
    );
    return platform.ticket.receivedAt;
  }

  it("is asked for when there is none, once, and leads to a token", async () => {
    await untilTicket(world);
    expect(await requests()).toBe(1);
  });

  it("is there again right after kill -9, without a new push or another request", async () => {
    await world.control("tickets", {});
    const before = await receivedAt();
    await world.minifleet.kill();
    await world.minifleet.start();
    expect(await receivedAt()).toBe(before);
    await untilTicket(world);
    expect(await requests()).toBe(1);
  });

  it("is asked for again when none has come for more than an hour", async () => {
    await world.minifleet.stop();
    const longAgo = new Date(Date.now() - 61 * 60_000);
    const database = await openDatabase({ url: world.databaseUrl, log: loudLog });
    await database.atomically(async (work) => {
      await work.update(platforms).set({ ticketReceivedAt: longAgo, pushRequestedAt: longAgo });
    });
    await database.close();
    await world.minifleet.start();
    await until("WeChat is asked to push", async () => (await requests()) === 2);
    await until("a fresh ticket came", async () => Date.parse(await receivedAt()) > longAgo.getTime());
  });

  it("is asked for by a person who wants one now", async () => {
    const before = await receivedAt();
    const { requestTicket } = await world.graphql<{ requestTicket: { userErrors: unknown[] } }>(
      "mutation { requestTicket { userErrors { code } } }",
    );
    expect(requestTicket.userErrors).toEqual([]);
    await until("a fresh ticket came", async () => (await receivedAt()) > before);
  });
});
