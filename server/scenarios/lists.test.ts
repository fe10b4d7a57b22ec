import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../testing/api.ts";
import { pushByHand } from "../testing/push-by-hand.ts";
import { until } from "../testing/until.ts";
import { openWorld } from "../testing/world.ts";
import type { World } from "../testing/world.ts";
import { addTemplate, deploy, makeAccount, releasesOf, startAuthorization, untilTicket } from "./flow.ts";

interface Page {
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

const bothWays = ["authorizers", "authorizationLinks", "callbackEvents", "templates", "deployments", "releases"];
const pageFields = "edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount";

describe("every list", () => {
  let world: World;
  let authorizerIds: string[];

  beforeAll(async () => {
    world = await openWorld();
    await untilTicket(world);
    const appIds: string[] = [];
    for (let number = 1; number <= 12; number += 1) appIds.push(await makeAccount(world, `门店 ${number}`));
    await world.control("authorize", { appIds });
    authorizerIds = await until("all accounts are connected", async () => {
      const { authorizers } = await world.graphql<{ authorizers: { nodes: { id: string; nickName: string }[] } }>(
        "{ authorizers { nodes { id nickName } } }",
      );
      const named = authorizers.nodes.filter(({ nickName }) => nickName !== "");
      return named.length === appIds.length ? named.map(({ id }) => id) : undefined;
    });
    for (let number = 1; number <= 12; number += 1) await startAuthorization(world, { label: `link ${number}` });
    const input = { submitForAudit: false, releaseWhenApproved: false };
    for (let number = 1; number <= 3; number += 1) {
      const template = await addTemplate(world, `8.0.${number}`);
      const accounts = authorizerIds.slice(4 * number - 4, 4 * number);
      const { deployment } = await deploy(world, template, accounts, { ...input, version: `8.0.${number}` });
      await until("the code is committed", async () =>
        (await releasesOf(world, deployment?.id ?? "")).every(({ state }) => state === "COMMITTED"),
      );
    }
  }, 120_000);
  afterAll(() => world?.close());

  async function page(list: string, args: string): Promise<Page> {
    const answer = await world.graphql<Record<string, Page>>(`{ ${list}(${args}) { ${pageFields} } }`);
    const found = answer[list];
    if (!found) throw new Error(`${list} answered nothing`);
    return found;
  }

  async function forward(list: string, size: number, between?: () => Promise<unknown>): Promise<string[]> {
    const cursors: string[] = [];
    let at = "";
    for (;;) {
      const { edges, pageInfo } = await page(list, `first: ${size}${at}`);
      expect(edges.length).toBeLessThanOrEqual(size);
      cursors.push(...edges.map(({ cursor }) => cursor));
      if (!pageInfo.hasNextPage) return cursors;
      expect(pageInfo.endCursor).toBe(cursors.at(-1));
      at = `, after: "${pageInfo.endCursor}"`;
      await between?.();
    }
  }

  async function backward(list: string, size: number): Promise<string[]> {
    const cursors: string[] = [];
    let at = "";
    for (;;) {
      const { edges, pageInfo } = await page(list, `last: ${size}${at}`);
      cursors.unshift(...edges.map(({ cursor }) => cursor));
      if (!pageInfo.hasPreviousPage) return cursors;
      expect(pageInfo.startCursor).toBe(cursors[0]);
      at = `, before: "${pageInfo.startCursor}"`;
    }
  }

  it.each(bothWays)("%s: forward and backward are the same rows in the same order, each once", async (list) => {
    const { totalCount } = await page(list, "first: 1");
    expect(totalCount).toBeGreaterThanOrEqual(3);
    const whole = (await page(list, "first: 100")).edges.map(({ cursor }) => cursor);
    expect(whole).toHaveLength(totalCount);
    expect(new Set(whole).size).toBe(totalCount);
    expect(await forward(list, 2)).toEqual(whole);
    expect(await backward(list, 2)).toEqual(whole);
    expect(await forward(list, 5)).toEqual(whole);
  });

  it("activities are read forward", async () => {
    const whole = (await page("activities", "first: 100")).edges.map(({ cursor }) => cursor);
    expect(whole.length).toBeGreaterThan(12);
    expect(await forward("activities", 4)).toEqual(whole);
  });

  it.each([
    { list: "authorizationLinks", insert: () => startAuthorization(world, { label: "new" }) },
    {
      list: "callbackEvents",
      insert: () => pushByHand(world.minifleet.url, { appId: "wx5a1b0c3d7e9f2a02", xml: textMessage() }),
    },
    { list: "authorizers", insert: async () => connectOneMore() },
  ])("$list: rows that come while somebody reads move no page", async ({ list, insert }) => {
    const before = (await page(list, "first: 100")).edges.map(({ cursor }) => cursor);
    expect(await forward(list, 3, insert)).toEqual(before);
    expect((await page(list, "first: 1")).totalCount).toBeGreaterThan(before.length);
  });

  async function connectOneMore(): Promise<void> {
    const { totalCount } = await page("authorizers", "first: 1");
    await world.control("authorize", { appIds: [await makeAccount(world, "后来的")] });
    await until("one more account", async () => (await page("authorizers", "first: 1")).totalCount > totalCount);
  }

  it.each(["changes", "events", "releases"])("an account's %s are a list of the same kind", async (list) => {
    const read = async (args: string) => {
      const { authorizer } = await world.graphql<{ authorizer: Record<string, Page> }>(
        `query ($id: ID) { authorizer(id: $id) { ${list}(${args}) { ${pageFields} } } }`,
        { id: authorizerIds[0] },
      );
      return authorizer[list];
    };
    const whole = await read("first: 100");
    expect(whole?.totalCount).toBe(whole?.edges.length);
    expect(whole?.totalCount).toBeGreaterThan(0);
    const rest = await read(`first: 100, after: "${whole?.edges[0]?.cursor}"`);
    expect(rest?.edges).toEqual(whole?.edges.slice(1));
  });

  it.each([
    { args: "first: 0", says: "a page has 1 to 100 rows" },
    { args: "first: 101", says: "a page has 1 to 100 rows" },
    { args: "first: -1", says: "a page has 1 to 100 rows" },
    { args: "last: 0", says: "a page has 1 to 100 rows" },
    { args: "last: 101", says: "a page has 1 to 100 rows" },
    { args: 'first: 5, after: "nonsense"', says: "this is not a cursor of ours" },
    { args: 'last: 5, before: ""', says: "this is not a cursor of ours" },
    { args: `first: 5, after: "${Buffer.from('[1,"a","b","c"]').toString("base64url")}"`, says: "another list" },
    { args: `first: 5, after: "${Buffer.from('[1,"x"]').toString("base64url")}"`, says: "another list" },
    { args: `first: 5, after: "${Buffer.from('[1,"x","y"]').toString("base64url")}"`, says: "another list" },
    { args: "first: 5, last: 5", says: "not both" },
  ])("refuses ($args) in words, in every list", async ({ args, says }) => {
    for (const list of bothWays) {
      const { errors, status } = await ask(world.minifleet.url, `{ ${list}(${args}) { totalCount } }`, {
        key: world.key,
      });
      expect({ list, status, ...errors?.[0] }).toMatchObject({
        list,
        status: 200,
        message: expect.stringContaining(says) as unknown,
        extensions: { code: "BAD_USER_INPUT" },
      });
    }
  });
});

let messages = 0;

function textMessage(): string {
  messages += 1;
  return `<xml><ToUserName>gh_1</ToUserName><FromUserName>oUser</FromUserName><CreateTime>${1_764_100_000 + messages}</CreateTime><MsgType>text</MsgType><Content>hello</Content><MsgId>${7_000_000 + messages}</MsgId></xml>`;
}
