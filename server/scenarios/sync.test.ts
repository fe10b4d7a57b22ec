import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../testing/until.ts";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { untilTicket } from "./flow.ts";

interface Sync {
  running: boolean;
  found: number;
  added: number;
  total: number | null;
  failure: { errcode: number } | null;
}

describe("reading WeChat's list of accounts", { timeout: 180_000 }, () => {
  let world: World;
  let known = 0;

  beforeAll(async () => {
    world = await openWorld();
    await untilTicket(world);
    // Nobody tells us: the list is the only way to these accounts.
    await world.control("faults", { dropPush: "authorized" });
  });
  afterAll(() => world?.close());

  async function growTo(count: number): Promise<void> {
    if (count === known) return;
    const { accounts } = await world.control<{ accounts: { appId: string }[] }>("accounts", { count: count - known });
    await world.control("authorize", { appIds: accounts.map(({ appId }) => appId) });
  }

  async function sync(): Promise<Sync> {
    await world.control("calls", undefined, "DELETE");
    const { syncAuthorizers } = await world.graphql<{ syncAuthorizers: { userErrors: unknown[] } }>(
      "mutation { syncAuthorizers { userErrors { code message } } }",
    );
    expect(syncAuthorizers.userErrors).toEqual([]);
    return await until(
      "the list was read",
      async () => {
        const { authorizerSync } = await world.graphql<{ authorizerSync: Sync | null }>(
          "{ authorizerSync { running found added total failure { errcode } } }",
        );
        return authorizerSync?.running === false ? authorizerSync : undefined;
      },
      { withinMs: 120_000 },
    );
  }

  async function pagesRead(): Promise<number> {
    const { calls } = await world.control<{ calls: unknown[] }>("calls?endpoint=api_get_authorizer_list");
    return calls.length;
  }

  it.each([
    { count: 0, pages: 1 },
    { count: 1, pages: 1 },
    { count: 499, pages: 1 },
    { count: 500, pages: 1 },
    { count: 501, pages: 2 },
    { count: 1201, pages: 3 },
  ])("finds all of $count accounts on $pages page(s)", async ({ count, pages }) => {
    await growTo(count);
    expect(await sync()).toEqual({ running: false, found: count, added: count - known, total: count, failure: null });
    known = count;
    expect(await pagesRead()).toBe(pages);
    const { authorizers } = await world.graphql<{ authorizers: { totalCount: number } }>(
      "{ authorizers { totalCount } }",
    );
    expect(authorizers.totalCount).toBe(count);
  });

  it("a second reading adds nobody and takes nobody away", async () => {
    expect(await sync()).toMatchObject({ found: 1201, added: 0 });
  });

  it("goes on at the page where it was killed", async () => {
    await growTo(1300);
    let pages = 0;
    const killed = new Promise<void>((done, fail) => {
      world.chokepoint.onAnswer = ({ path }) => {
        if (path !== "/cgi-bin/component/api_get_authorizer_list" || ++pages < 2) return false;
        world.chokepoint.onAnswer = undefined;
        world.minifleet
          .kill()
          .then(() => world.minifleet.start())
          .then(done, fail);
        return true;
      };
    });
    const syncing = sync();
    await killed;
    expect(await syncing).toMatchObject({ found: 1300, added: 99, failure: null });
    // The first page was written down; the second one is read again.
    expect(await pagesRead()).toBe(4);
  });
});
