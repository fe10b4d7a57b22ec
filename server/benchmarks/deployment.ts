/**
 * One deployment takes a whole fleet to RELEASED: ours and WeChat's twin are processes of their own, built, in
 * production mode. WeChat answers each call after 50 ms and reviews by itself. What nobody can beat is the number of
 * calls times 50 ms, sixteen at a time; how near to it we come, what a release costs us and how much memory it takes is
 * measured, while somebody has the deployment's page open.
 */
import { setTimeout as wait } from "node:timers/promises";
import { createApiKeys } from "../api-keys/service.ts";
import { systemClock } from "../clock.ts";
import { openDatabase } from "../db/open.ts";
import { createLog } from "../log.ts";
import { addTemplate, untilTicket } from "../scenarios/flow.ts";
import { type GraphqlClient, graphqlClient } from "../testing/graphql-client.ts";
import { freePort } from "../testing/free-port.ts";
import { until } from "../testing/until.ts";
import { quantile } from "./http-load.ts";
import { type Bench, platform, type Program, withPrograms } from "./programs.ts";
import type { Report } from "./report.ts";

const answerMs = 50;
const concurrency = 16;
const authorizedAtOnce = 500;
const longestRunMs = 40 * 60_000;

interface Progress {
  deployment: { enlisted: boolean; counts: { total: number; released: number; failed: number; rejected: number } };
}

export async function deployment({ say, wanted }: Report, accounts = 10_000): Promise<void> {
  await withPrograms(async (bench) => {
    const { server, twin } = await startBoth(bench);
    const control = controlOf(twin);
    const graphql = graphqlClient(`http://127.0.0.1:${server.port}`, await addKey(bench.databaseUrl));
    const beganAt = performance.now();
    await control("tickets", {});
    await untilTicket({ graphql, control });
    const templateId = await addTemplate({ graphql, control }, "2.0.0", "周年活动");
    await authorizeFleet(control, graphql, accounts);
    say(`${accounts} accounts authorized in ${seconds(performance.now() - beganAt)} s`);
    await control("faults", { delayMs: answerMs });

    const before = { calls: await callsOf(control), cpu: server.cpuMs(), twinCpu: twin.cpuMs(), at: performance.now() };
    const id = await start(graphql, templateId);
    const answeredMs = performance.now() - before.at;
    const watched = await watch(server, graphql, id, { accounts, say });
    const wallMs = performance.now() - before.at;
    const calls = (await callsOf(control)) - before.calls;
    const limitMs = (calls * answerMs) / concurrency;

    say(`startDeployment answered after ${answeredMs.toFixed(0)} ms`);
    say(
      `${calls} calls, ${(calls / accounts).toFixed(2)} a release; ${seconds(wallMs)} s, limit ${seconds(limitMs)} s`,
    );
    say(`the twin's processor time of a release: ${((twin.cpuMs() - before.twinCpu) / accounts).toFixed(2)} ms`);
    say(`the page's query: p50 ${quantile(watched.answersMs, 0.5).toFixed(0)} ms`);
    wanted("wall time / limit", wallMs / limitMs, "below", 1.25);
    wanted("processor time of a release", (server.cpuMs() - before.cpu) / accounts, "below", 4, "ms");
    wanted("resident at most", watched.mostMb, "below", 350, "MB");
    wanted("the page's query, p99", quantile(watched.answersMs, 0.99), "below", 500, "ms");
  });
}

async function startBoth(bench: Bench): Promise<{ server: Program; twin: Program }> {
  const settings = {
    WECHAT_COMPONENT_SECRET: "benchmark",
    WECHAT_COMPONENT_APPID: platform.componentAppId,
    WECHAT_CALLBACK_TOKEN: platform.callbackToken,
    WECHAT_ENCODING_AES_KEY: platform.encodingAesKey,
  };
  // Each is told the other's address when it is started.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const sandboxPort = await freePort();
  const twin = await bench.start("simulator.js", "/_sandbox/state", {
    ...settings,
    PORT: String(sandboxPort),
    SANDBOX_PORT: String(sandboxPort),
    PUBLIC_URL: url,
  });
  const twinUrl = `http://127.0.0.1:${twin.port}`;
  const server = await bench.start("server.js", "/readyz", {
    ...settings,
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: bench.databaseUrl,
    LOG_LEVEL: "warn",
    WECHAT_API_URL: twinUrl,
    WECHAT_MP_URL: twinUrl,
    WECHAT_OPEN_URL: twinUrl,
    // The fleet comes at once, and not over years.
    WECHAT_PLATFORM_CALLS_PER_SECOND: "10000",
  });
  return { server, twin };
}

type Control = ReturnType<typeof controlOf>;

function controlOf({ port }: Program) {
  return async <T = Record<string, unknown>>(path: string, body?: unknown): Promise<T> => {
    const request =
      body === undefined
        ? undefined
        : {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(body),
          };
    const response = await fetch(`http://127.0.0.1:${port}/_sandbox/${path}`, request);
    if (!response.ok) throw new Error(`/_sandbox/${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
}

async function addKey(url: string): Promise<string> {
  const database = await openDatabase({ url });
  const keys = createApiKeys({ database, clock: systemClock, log: createLog("warn") });
  const { key } = await keys.add({ name: "benchmark", scope: "write" });
  await database.close();
  return key.reveal();
}

/** As it comes about: pushes with codes, exchanged by us, and each account's profile read. */
async function authorizeFleet(control: Control, graphql: GraphqlClient, accounts: number): Promise<void> {
  for (let made = 0; made < accounts; made += authorizedAtOnce) {
    const count = Math.min(authorizedAtOnce, accounts - made);
    const { accounts: fresh } = await control<{ accounts: { appId: string }[] }>("accounts", { count });
    await control("authorize", { appIds: fresh.map(({ appId }) => appId) });
    await until(
      "the accounts are here",
      async () => (await ready(graphql)) >= made + count && (await queued(graphql)) === 0,
      { withinMs: 300_000, everyMs: 200 },
    );
  }
}

async function ready(graphql: GraphqlClient): Promise<number> {
  const { authorizers } = await graphql<{ authorizers: { totalCount: number } }>(
    "{ authorizers(first: 1, filter: { hasPermissionSets: [18], statuses: [AUTHORIZED] }) { totalCount } }",
  );
  return authorizers.totalCount;
}

async function queued(graphql: GraphqlClient): Promise<number> {
  const { authorizers } = await graphql<{ authorizers: { nodes: { nickName: string }[] } }>(
    "{ authorizers(first: 100) { nodes { nickName } } }",
  );
  return authorizers.nodes.filter(({ nickName }) => nickName === "").length;
}

async function callsOf(control: Control): Promise<number> {
  const { calls } = await control<{ calls: { number: number }[] }>("calls?last=1");
  return calls[0]?.number ?? 0;
}

async function start(graphql: GraphqlClient, templateId: string): Promise<string> {
  const { createSelection } = await graphql<{ createSelection: { selection: { id: string } } }>(
    "mutation ($input: CreateSelectionInput!) { createSelection(input: $input) { selection { id } } }",
    { input: { filter: { hasPermissionSets: [18], statuses: ["AUTHORIZED"] } } },
  );
  const input = { templateId, selectionId: createSelection.selection.id, version: "2.0.0" };
  const { startDeployment } = await graphql<{
    startDeployment: { deployment: { id: string } | null; userErrors: unknown[] };
  }>(
    "mutation ($input: StartDeploymentInput!) { startDeployment(input: $input) { deployment { id } userErrors { code message } } }",
    { input: { ...input, submitForAudit: true, releaseWhenApproved: true } },
  );
  if (!startDeployment.deployment) throw new Error(`nothing started: ${JSON.stringify(startDeployment.userErrors)}`);
  return startDeployment.deployment.id;
}

/** Has the deployment's page open, as its query once a second, until all are released. */
async function watch(
  server: Program,
  graphql: GraphqlClient,
  id: string,
  { accounts, say }: { accounts: number; say: Report["say"] },
): Promise<{ mostMb: number; answersMs: number[] }> {
  const answersMs: number[] = [];
  let mostMb = 0;
  for (let second = 1; second < longestRunMs / 1_000; second += 1) {
    const askedAt = performance.now();
    const { deployment: now } = await graphql<Progress>(
      "query ($id: ID!) { deployment(id: $id) { enlisted counts { total released failed rejected } releases(first: 50) { nodes { id state version } } } }",
      { id },
    );
    answersMs.push(performance.now() - askedAt);
    mostMb = Math.max(mostMb, server.residentMb());
    const { released, failed, rejected } = now.counts;
    if (failed + rejected > 0) throw new Error(`${failed} releases failed, ${rejected} were rejected`);
    if (second % 30 === 0) say(`${released} of ${accounts} released, ${mostMb.toFixed(0)} MB`);
    if (now.enlisted && released >= accounts) return { mostMb, answersMs: answersMs.sort((a, b) => a - b) };
    await wait(Math.max(0, 1_000 - (performance.now() - askedAt)));
  }
  throw new Error("the deployment did not come to its end");
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
