import { onTestFinished } from "vitest";
import type { Callbacks } from "../../callbacks/service.ts";
import type { Database } from "../../db/open.ts";
import type { Vault } from "../../db/secret-column.ts";
import type { Bus } from "../../events/bus.ts";
import { createWorker } from "../../jobs/service.ts";
import { Secret } from "../../secret.ts";
import { startSimulator } from "../../simulator/service.ts";
import { componentAppId, encodingAesKey, openDoor, token } from "../../testing/callback-door.ts";
import { freshDatabaseUrl, openAgain } from "../../testing/database.ts";
import { silentLog } from "../../testing/logs.ts";
import { WoundClock } from "../../testing/wound-clock.ts";
import { createTransport, createWechatClient } from "../../wechat/index.ts";
import { composeTokenSource, createPlatform, createTokenKeeper } from "../service.ts";
import type { Platform } from "../service.ts";

const componentSecret = "component-secret";
export const minuteMs = 60_000;

interface World {
  clock: WoundClock;
  callbacks: () => Callbacks;
}

/** The room in a process of its own. */
export function wire(parts: { database: Database; vault: Vault; bus: Bus }, world: World, apiUrl: string): Platform {
  const { clock, callbacks } = world;
  const { database } = parts;
  const client = createWechatClient({
    transport: createTransport({
      baseUrl: apiUrl,
      clock,
      callsPerSecond: Number.POSITIVE_INFINITY,
      platformCallsPerSecond: Number.POSITIVE_INFINITY,
    }),
    componentAppId,
    componentSecret: new Secret(componentSecret),
    tokens: composeTokenSource(
      () => platform.tokens,
      () => ({
        authorizerToken: () => Promise.reject(new Error("no accounts here")),
        renewAuthorizerToken: () => Promise.reject(new Error("no accounts here")),
      }),
    ),
  });
  const platform = createPlatform({
    ...parts,
    clock,
    log: silentLog,
    keeper: createTokenKeeper({ database, clock, log: silentLog }),
    client,
    callbacks: { traffic: () => callbacks().traffic() },
    componentAppId,
    publicUrl: "https://fleet.example.com",
    sandboxUrl: null,
  });
  return platform;
}

/** The platform room before its real door, a real database, and the simulator in WeChat's place. */
export async function openPlatform() {
  const clock = new WoundClock("2025-11-24T16:00:00Z");
  const simulator = await startSimulator({
    componentAppId,
    componentSecret,
    callbackToken: token,
    encodingAesKey,
    callbackUrl: "http://127.0.0.1:1",
    clock,
    log: silentLog,
    ticketEveryMs: 0,
    tokenOverlapMs: 0,
  });
  onTestFinished(() => simulator.close());
  const url = await freshDatabaseUrl();
  const database = await openAgain(url, { clock });
  let platform: Platform | undefined;
  const world: World = { clock, callbacks: () => door.callbacks };
  const door = await openDoor({
    clock,
    database,
    log: silentLog,
    handlers: (parts) => (platform ??= wire(parts, world, simulator.url)).callbackHandlers,
  });
  simulator.setCallbackUrl(door.url);
  platform ??= wire(door, world, simulator.url);
  const worker = createWorker({ database, kinds: platform.jobs, log: silentLog, scope: componentAppId });
  onTestFinished(() => worker.stop());
  const fault = (facts: object) =>
    fetch(`${simulator.url}/_sandbox/faults`, { method: "POST", body: JSON.stringify(facts) });
  const calls = (endpoint: string) => simulator.calls.list().filter((call) => call.path.endsWith(endpoint)).length;
  const ticketCreatedAt = async () => (await platform?.view())?.ticket.createdAt?.getTime();
  return { ...door, clock, simulator, database, url, platform, worker, calls, fault, ticketCreatedAt, world };
}

export type PlatformRoom = Awaited<ReturnType<typeof openPlatform>>;
