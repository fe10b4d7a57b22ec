/**
 * The list of accounts through GraphQL with an API key, at 100,000 accounts, against the same server and schema
 * answering the same shape from constants. Both are built and in production mode; they take short turns, so that
 * whatever else the machine does falls on both.
 */
import { addApiKey, seedFleet } from "./fleet.ts";
import { load, median, quantile, requestBytes } from "./http-load.ts";
import { type Program, withPrograms } from "./programs.ts";
import type { Report } from "./report.ts";

const accounts = 100_000;
const rounds = 12;
const roundSeconds = 1.5;
const connections = 10;
const readerRequests = 400;

const query = `query Page($first: Int, $after: String, $filter: AuthorizerFilter) {
  authorizers(first: $first, after: $after, filter: $filter) {
    nodes {
      id appId kind status nickName principalName authorizedAt
      permissionSets { grantedAt permissionSet { id name exclusive } }
      currentRelease { id state version changedAt }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Variables {
  first: number;
  after?: string;
  filter: object;
}

const firstPage: Variables = { first: 50, filter: { kinds: ["MINI_PROGRAM"], statuses: ["AUTHORIZED"] } };

export async function authorizers({ say, wanted }: Report): Promise<void> {
  await withPrograms(async ({ databaseUrl, start }) => {
    const began = performance.now();
    await seedFleet(databaseUrl, accounts);
    const key = await addApiKey(databaseUrl);
    say(`${accounts} accounts seeded in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
    const server = await start("server.js", "/readyz");
    const constants = await start("benchmarks/constants.js", "/readyz");

    const deepPage = { ...firstPage, after: await cursorAt(server, key, 0.9) };
    const ask = (program: Program, variables: Variables) => flatOut(program, request(key, variables));
    await ask(server, firstPage); // warms up, and so do the next two
    await ask(constants, firstPage);
    await ask(server, deepPage);
    const turns: { server: Turn; constants: Turn; deep: Turn }[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const turn = {
        constants: await ask(constants, firstPage),
        server: await ask(server, firstPage),
        deep: await ask(server, deepPage),
      };
      turns.push(turn);
      say(
        `round ${round}: constants ${turn.constants.perSecond.toFixed(0)}/s, first page ${turn.server.perSecond.toFixed(0)}/s, deep page ${turn.deep.perSecond.toFixed(0)}/s`,
      );
    }
    const ratios = turns.map((turn) => turn.server.perSecond / turn.constants.perSecond).sort((a, b) => a - b);
    const depths = turns.map((turn) => turn.deep.perSecond / turn.server.perSecond).sort((a, b) => a - b);
    const cpu = (of: keyof (typeof turns)[0]) => median(turns.map((turn) => turn[of].cpuMs));
    say(
      `processor time of a page: constants ${cpu("constants").toFixed(2)} ms, first page ${cpu("server").toFixed(2)} ms, deep page ${cpu("deep").toFixed(2)} ms`,
    );
    wanted("first page / constants", median(ratios), "at least", 0.6, `quartiles ${spread(ratios)}`);
    wanted("deep page / first page", median(depths), "at least", 0.9, `quartiles ${spread(depths)}`);

    const one = await load({
      port: server.port,
      connections: 1,
      requests: Array.from({ length: readerRequests }, () => request(key, firstPage)),
      maxSeconds: 30,
      isRight,
    });
    wanted("p99 of one reader", one.p99Ms, "below", 15, `ms; p50 ${one.p50Ms.toFixed(1)} ms`);
  });
}

interface Turn {
  perSecond: number;
  /** Processor time of one answer. */
  cpuMs: number;
}

async function flatOut(program: Program, bytes: Buffer): Promise<Turn> {
  const before = program.cpuMs();
  const { perSecond, count } = await load({
    port: program.port,
    connections,
    requests: Array.from({ length: 5_000 }, () => bytes),
    maxSeconds: roundSeconds,
    isRight,
  });
  return { perSecond, cpuMs: (program.cpuMs() - before) / count };
}

function request(key: string, variables: Variables): Buffer {
  return requestBytes({
    path: "/graphql",
    headers: { "content-type": "application/json", accept: "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
}

function isRight(status: number, body: Buffer): boolean {
  return status === 200 && body.length > 10_000 && !body.includes('"errors"');
}

/** Walks no pages: an account's own place in the list is where its cursor points. */
async function cursorAt(server: Program, key: string, share: number): Promise<string> {
  const id = Math.floor(accounts * (1 - share)) | 1;
  const appId = `wx${id.toString(16).padStart(16, "0")}`;
  const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({
      query: "query ($filter: AuthorizerFilter) { authorizers(filter: $filter) { pageInfo { endCursor } } }",
      variables: { filter: { appIds: [appId] } },
    }),
  });
  const { data } = (await response.json()) as { data: { authorizers: { pageInfo: { endCursor: string | null } } } };
  if (data.authorizers.pageInfo.endCursor === null) throw new Error(`there is no account ${appId}`);
  return data.authorizers.pageInfo.endCursor;
}

function spread(sorted: readonly number[]): string {
  return `${quantile(sorted, 0.25).toFixed(2)} to ${quantile(sorted, 0.75).toFixed(2)}`;
}
