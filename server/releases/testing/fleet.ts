import { asc, eq } from "drizzle-orm";
import { onTestFinished } from "vitest";
import { createActivityLog } from "../../activity/service.ts";
import { authorizers, grantedPermissionSets } from "../../authorizers/tables.ts";
import { createBus } from "../../events/bus.ts";
import type { Actor } from "../../graphql/context.ts";
import { createWorker, endLeases } from "../../jobs/service.ts";
import { Secret } from "../../secret.ts";
import { openBench, platform } from "../../simulator/testing/bench.ts";
import { TokenDesk } from "../../simulator/tokens.ts";
import { templates } from "../../templates/tables.ts";
import { openTestDatabase } from "../../testing/database.ts";
import { silentLog } from "../../testing/logs.ts";
import {
  createTransport,
  createWechatClient,
  readAccountMessage,
  readXml,
  textOf,
  type TokenSource,
  type Transport,
} from "../../wechat/index.ts";
import type { StartDeployment } from "../deployments/deploy.ts";
import type { PendingActDetail } from "../records.ts";
import { createReleases } from "../service.ts";
import type { ReleaseAct, ReleaseState } from "../states.ts";
import type { StepName } from "../steps/step.ts";
import { findReleases } from "../store.ts";
import { releases as releaseRows } from "../tables.ts";
import { transitionsOf } from "../transition-store.ts";

export const actor: Actor = { kind: "operator", id: "1", name: "Lin Min" };

/** Accounts of the simulator's world; each has one category and may be authorized. */
export { otherShop, shop } from "../../simulator/testing/bench.ts";

export interface FleetOptions extends NonNullable<Parameters<typeof openBench>[0]> {
  /** Stands between the room and WeChat. */
  wrap?: (transport: Transport) => Transport;
}

/** A room of releases on a real database, against the simulator over HTTP; time is the simulator's and is wound. */
export async function openFleet({ wrap = (same) => same, ...options }: FleetOptions = {}) {
  const bench = await openBench({ codeCheckMs: 2_000, ...options });
  onTestFinished(() => bench.close());
  const { clock } = bench;
  const { componentAppId } = platform;
  const database = await openTestDatabase({ clock });
  const bus = createBus({ database });
  await bench.addTemplate();

  const tokens = new Map<string, Secret>();
  let tokenProblem: Error | null = null;
  const tokenSource: TokenSource = {
    componentToken: async () => new Secret(bench.token),
    renewComponentToken: async () => new Secret(await bench.componentToken()),
    authorizerToken: async (appId) => {
      if (tokenProblem) throw tokenProblem;
      return tokens.get(appId) ?? new Secret("none");
    },
    renewAuthorizerToken: async (appId) => renewToken(appId),
  };
  const desk = new TokenDesk(bench.simulator.world, 0);
  /** A token lives two hours of the wound clock. */
  function renewToken(appId: string): Secret {
    const token = new Secret(desk.issue(appId).value);
    tokens.set(appId, token);
    return token;
  }
  const client = createWechatClient({
    transport: wrap(createTransport({ baseUrl: bench.simulator.url, callsPerSecond: Infinity })),
    componentAppId,
    componentSecret: new Secret(platform.componentSecret),
    tokens: tokenSource,
  });
  const quotas: object[] = [];
  let releases = open();
  let worker = hire();
  onTestFinished(() => worker.stop());

  function open() {
    return createReleases({
      database,
      clock,
      bus,
      client,
      componentAppId,
      activity: createActivityLog({ database, clock, componentAppId }),
      noteAuditQuota: async (_work, quota) => void quotas.push(quota),
    });
  }

  // Two workers' worth of trouble is the jobs room's business; one is enough here.
  function hire() {
    return createWorker({ database, kinds: releases.jobs, log: silentLog, scope: componentAppId });
  }

  /** As after a `kill -9`: what the dead process held in memory is gone, and its jobs are taken over. */
  async function restart(): Promise<void> {
    void worker.stop();
    await database.atomically(endLeases);
    releases = open();
    worker = hire();
  }

  const [template] = await database.atomically((work) =>
    work
      .insert(templates)
      .values({
        componentAppId,
        templateId: 0,
        kind: "NORMAL" as const,
        userVersion: "1.0.0",
        userDesc: "",
        sourceAppId: "",
        createdAt: clock.now(),
        readAt: clock.now(),
      })
      .returning({ id: templates.id }),
  );
  const templateRow = template?.id ?? 0;

  /** Authorizes an account at the simulator and writes its row. @returns the row's id */
  async function account(appId: string, more: Partial<typeof authorizers.$inferInsert> = {}, sets = [18]) {
    if (more.status === undefined && (more.kind ?? "MINI_PROGRAM") === "MINI_PROGRAM") {
      tokens.set(appId, new Secret(await bench.accountToken(appId)));
    }
    return await rowOf(appId, more, sets);
  }

  async function rowOf(appId: string, more: Partial<typeof authorizers.$inferInsert> = {}, sets = [18]) {
    return await database.atomically(async (work) => {
      const [row] = await work
        .insert(authorizers)
        .values({
          componentAppId,
          appId,
          kind: "MINI_PROGRAM",
          status: "AUTHORIZED",
          nickName: appId,
          searchText: appId,
          authorizedAt: clock.now(),
          authorizationChangedAt: clock.now(),
          ...more,
        })
        .returning({ id: authorizers.id });
      const authorizerId = row?.id ?? 0;
      if (sets.length > 0) {
        const grantedAt = clock.now();
        await work
          .insert(grantedPermissionSets)
          .values(sets.map((permissionSetId) => ({ authorizerId, permissionSetId, grantedAt })));
      }
      return authorizerId;
    });
  }

  /** Many accounts that nobody has used yet. @returns their appids and the ids of their rows */
  async function freshAccounts(count: number): Promise<{ appId: string; id: number }[]> {
    const { accounts } = await bench.control<{ accounts: { appId: string }[] }>("accounts", { count });
    await bench.control("authorize", { appIds: accounts.map(({ appId }) => appId) });
    const made: { appId: string; id: number }[] = [];
    for (const { appId } of accounts) {
      renewToken(appId);
      made.push({ appId, id: await rowOf(appId) });
    }
    return made;
  }

  async function start(authorizerIds: number[], more: Partial<StartDeployment> = {}) {
    const input = {
      templateId: templateRow,
      authorizerIds,
      version: "2.0.0",
      description: "second",
      submitForAudit: true,
      releaseWhenApproved: true,
      ...more,
    };
    const { deploymentId, refusals } = await releases.startDeployment(actor, input, async () => {});
    const begun = deploymentId === null ? [] : await idsOf(deploymentId);
    return { deploymentId, refusals: JSON.parse(refusals) as { code: string }[], ids: begun, id: begun[0] ?? 0 };
  }

  async function idsOf(deploymentId: number): Promise<number[]> {
    const rows = await database.db
      .select({ id: releaseRows.id })
      .from(releaseRows)
      .where(eq(releaseRows.deploymentId, deploymentId))
      .orderBy(asc(releaseRows.id));
    return rows.map(({ id }) => id);
  }

  async function release(id: number) {
    const [row] = await findReleases(database.db, [id]);
    if (!row) throw new Error(`there is no release ${id}`);
    return row;
  }

  const states = async (id: number) => (await transitionsOf(database.db, [id])).map(({ toState }) => toState);
  const transitions = (id: number) => transitionsOf(database.db, [id]);
  const act = (id: number, kind: ReleaseAct, seenVersion: string | null = null, detail?: PendingActDetail) =>
    releases.act(actor, { id, kind, seenVersion, ...(detail ? { detail } : {}) }, async () => {});

  /** Winds the clock in short steps and runs what falls due; the simulator's time goes along. */
  async function pass(ms: number, stepMs = 1_000) {
    for (let left = ms; left > 0; left -= stepMs) {
      clock.advance(Math.min(left, stepMs));
      await worker.runDue();
    }
  }

  let handedOver = 0;
  /** Hands the pushes that came since the last time to the room's handlers. @returns what they said */
  async function handPushes(): Promise<string[]> {
    const said: string[] = [];
    const fresh = bench.receiver.pushes.slice(handedOver);
    handedOver = bench.receiver.pushes.length;
    for (const { xml, path } of fresh) said.push(...(await handPush(xml, path.split("/")[2] ?? "")));
    return said;
  }

  async function handPush(xml: string, appId: string): Promise<string[]> {
    const root = readXml(xml);
    const message = readAccountMessage(root);
    const type = "event" in message ? message.event : (textOf(root, "InfoType") ?? message.type);
    const said: string[] = [];
    for (const handler of releases.callbackHandlers.filter((one) => one.types.includes(type))) {
      const push = {
        eventId: 1,
        door: handler.door,
        type,
        appId,
        root,
        message,
        componentAppId,
        createdAt: message.createdAt ?? null,
        receivedAt: clock.now(),
      };
      const line = await database.atomically((work) => handler.handle(work, push));
      if (line) said.push(line.en);
    }
    return said;
  }

  async function passUntil(id: number, state: ReleaseState, withinMs = 3_600_000): Promise<void> {
    await worker.runDue();
    for (let passed = 0; (await release(id)).state !== state; passed += 1_000) {
      if (passed > withinMs) throw new Error(`release ${id} is ${(await release(id)).state} and not ${state}`);
      await pass(1_000);
    }
  }

  /** Takes a step as a process does that is killed before its commit: WeChat was called, and no row knows of it. */
  async function kill(step: StepName, id: number): Promise<void> {
    const job = releases.jobs.find(({ kind }) => kind === `release.${step}`);
    const killed = new Error("killed");
    const done = () => Promise.reject(killed);
    const run = job?.run({
      id: 0,
      payload: { releaseId: id },
      attempt: 1,
      isRepeat: false,
      signal: new AbortController().signal,
      done,
    });
    await run?.then(
      () => Promise.reject(new Error(`the step ${step} committed nothing that could be lost`)),
      (error: unknown) => (error === killed ? undefined : Promise.reject(error)),
    );
  }

  const pushAudit = (appId: string, event: string, createdAt: Date, more = "") =>
    handPush(
      `<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>${Math.floor(createdAt.getTime() / 1_000)}</CreateTime><MsgType>event</MsgType><Event>${event}</Event>${more}</xml>`,
      appId,
    );

  const pushUnauthorized = (appId: string) =>
    handPush(
      `<xml><AppId>${componentAppId}</AppId><CreateTime>1</CreateTime><InfoType>unauthorized</InfoType><AuthorizerAppid>${appId}</AuthorizerAppid></xml>`,
      appId,
    );

  /** As the authorizers room writes it. */
  const setStatus = (appId: string, status: "AUTHORIZED" | "REVOKED") =>
    database.atomically(async (work) => {
      await work.update(authorizers).set({ status }).where(eq(authorizers.appId, appId));
    });

  /** How often an endpoint was called for an account, refused calls included. */
  const calls = (path: string, appId?: string) =>
    bench.simulator.calls.list().filter((call) => call.path === path && (appId === undefined || call.appid === appId))
      .length;
  /** Until null is given, no account's token can be had. */
  const setTokenProblem = (problem: Error | null) => {
    tokenProblem = problem;
  };
  const fault = (facts: object) => bench.control("faults", facts);

  await worker.runDue();
  return {
    bench,
    clock,
    database,
    bus,
    client,
    get releases() {
      return releases;
    },
    /** Row id. */
    template: templateRow,
    get worker() {
      return worker;
    },
    restart,
    freshAccounts,
    quotas,
    account,
    start,
    release,
    states,
    transitions,
    act,
    pass,
    kill,
    passUntil,
    pushAudit,
    pushUnauthorized,
    setStatus,
    handPush,
    handPushes,
    calls,
    fault,
    renewToken,
    setTokenProblem,
    run: () => worker.runDue(),
  };
}

export type Fleet = Awaited<ReturnType<typeof openFleet>>;
