import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphql } from "graphql";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createActivityLog } from "../activity/service.ts";
import { seedFleet } from "../benchmarks/fleet.ts";
import { platform } from "../benchmarks/programs.ts";
import { systemClock } from "../clock.ts";
import { openDatabase, pathOf } from "../db/open.ts";
import type { Database } from "../db/open.ts";
import { createVault } from "../db/secret-column.ts";
import { connectSqlite } from "../db/sqlite.ts";
import { createBus } from "../events/bus.ts";
import { createContext } from "../graphql/context.ts";
import { createIdempotency } from "../graphql/idempotency.ts";
import { createTokenKeeper } from "../platform/service.ts";
import { createReleases } from "../releases/service.ts";
import { createResolvers } from "../resolvers.ts";
import type { Rooms } from "../resolvers.ts";
import { buildExecutableSchema } from "../schema.ts";
import { Secret } from "../secret.ts";
import { loudLog } from "../testing/logs.ts";
import { createTransport, createWechatClient } from "../wechat/index.ts";
import { createAuthorizers } from "./service.ts";

/** What a page costs the database, at a number of accounts that tells: on SQLite, whose plans are ours to read. */

const accounts = 300;
const folder = mkdtempSync(join(tmpdir(), "minifleet-list-"));
const url = `file:${join(folder, "minifleet.db")}`;
const statements: string[] = [];
let database: Database;
let ask: (page: string, variables?: Record<string, unknown>) => Promise<List>;

interface List {
  nodes: { permissionSets: { permissionSet: { id: number } }[]; currentRelease: { version: string } | null }[];
  pageInfo: { endCursor: string };
  totalCount?: number;
}

beforeAll(async () => {
  await seedFleet(url, accounts);
  database = await openDatabase({ url, log: loudLog, onStatement: (sql) => statements.push(sql) });
  const { componentAppId } = platform;
  const ground = {
    database,
    bus: createBus({ database }),
    vault: createVault(Buffer.alloc(32)),
    clock: systemClock,
    log: loudLog,
    componentAppId,
    publicUrl: "http://localhost",
  };
  const none = () => Promise.reject(new Error("a list asks WeChat nothing"));
  const client = createWechatClient({
    transport: createTransport({ baseUrl: "http://127.0.0.1:9" }),
    componentAppId,
    componentSecret: new Secret("none"),
    tokens: { componentToken: none, renewComponentToken: none, authorizerToken: none, renewAuthorizerToken: none },
  });
  const activity = createActivityLog(ground);
  const urls = { mpUrl: "http://127.0.0.1:9", openUrl: "http://127.0.0.1:9", returnUrlOrigins: [] };
  const rooms: Pick<Rooms, "authorizers" | "releases"> = {
    authorizers: createAuthorizers({ ...ground, ...urls, client, activity, keeper: createTokenKeeper(ground) }),
    releases: createReleases({ ...ground, client, activity, noteAuditQuota: none }),
  };
  const schema = buildExecutableSchema(createResolvers(rooms as Rooms));
  ask = async (page, variableValues = {}) => {
    const contextValue = createContext({
      viewer: { kind: "apiKey", id: 1, name: "test", role: "viewer" },
      language: "en",
      idempotency: createIdempotency(ground),
    });
    const source = `query ($first: Int, $after: String, $filter: AuthorizerFilter) {
      authorizers(first: $first, after: $after, filter: $filter) ${page}
    }`;
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    if (errors) throw new AggregateError(errors, "the list was not answered");
    return (data as { authorizers: List }).authorizers;
  };
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => void statements.splice(0));

const full = `{
  nodes {
    appId nickName tags
    permissionSets { permissionSet { id name } }
    currentRelease { state version template { userVersion } deployment { version } }
  }
  pageInfo { endCursor }
}`;

async function statementsOf(page: string, variables: Record<string, unknown>): Promise<number> {
  statements.splice(0);
  await ask(page, variables);
  return statements.length;
}

test("a page of fifty takes as many statements as a page of ten", async () => {
  const ten = await statementsOf(full, { first: 10 });
  expect(await statementsOf(full, { first: 50 })).toBe(ten);
  expect(await statementsOf(full, { first: 100 })).toBe(ten);
  // The list, tags, grants, releases, templates, deployments.
  expect(ten).toBe(6);
});

test("each account of a page has its own sets and its own newest release", async () => {
  const { nodes } = await ask(full, { first: 20 });
  expect(nodes.map(({ permissionSets }) => permissionSets.map(({ permissionSet }) => permissionSet.id))).toEqual(
    Array.from({ length: 20 }, (_, index) => (index % 5 === 0 ? [1, 2, 3, 4, 11] : [1, 17, 18, 25, 30, 31, 48])),
  );
  // The newest account is the 300th: every fifth has no mini program, every second a second release.
  expect(nodes.map(({ currentRelease }) => currentRelease?.version ?? null)).toEqual(
    Array.from({ length: 20 }, (_, index) => (index % 5 === 0 ? null : index % 2 === 0 ? "1.2.0" : "1.1.0")),
  );
});

test("the number of all accounts is counted only for who asks for it", async () => {
  expect(await statementsOf("{ nodes { appId } }", {})).toBe(1);
  expect(await statementsOf("{ nodes { appId } totalCount }", {})).toBe(2);
});

const filters = {
  "no filter": {},
  "a kind": { kinds: ["MINI_PROGRAM"] },
  "a status": { statuses: ["AUTHORIZED"] },
  "a kind and a status": { kinds: ["MINI_PROGRAM"], statuses: ["AUTHORIZED"] },
  "a tag": { tags: ["连锁"] },
  "sets it has and lacks": { hasPermissionSets: [18, 30], lacksPermissionSets: [2] },
  "an appid": { appIds: ["wx0000000000000001"] },
  "a span of time": { authorizedAfter: "2020-01-01T00:00:00Z", authorizedBefore: "2030-01-01T00:00:00Z" },
};

test.each(Object.entries(filters))("with %s no statement reads a whole table or sorts a list", async (name, filter) => {
  const { pageInfo } = await ask(full, { first: 50, filter });
  await ask(full, { first: 50, filter, after: pageInfo.endCursor });
  expect(statements.length).toBeGreaterThan(1);
  const plans = plansOf(statements);
  // Templates and deployments are a handful.
  expect(plans).not.toMatch(/SCAN (authorizers|authorizer_tags|granted_permission_sets|releases)/);
  // A few accounts named by their appids are few rows to sort.
  if (name !== "an appid") expect(plans).not.toContain("TEMP B-TREE FOR ORDER BY");
});

/** Each statement, and below it what SQLite does to answer it. */
function plansOf(texts: readonly string[]): string {
  const connection = connectSqlite(pathOf(url));
  const plans = texts.flatMap((sql) => {
    const values = sql
      .split("?")
      .slice(1)
      .map(() => null);
    const steps = connection.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...values);
    return [sql, ...steps.map(({ detail }) => detail)];
  });
  connection.close();
  return plans.join("\n");
}
