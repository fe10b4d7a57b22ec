import { startSimulator } from "../simulator/service.ts";
import type { Simulator } from "../simulator/service.ts";
import { engine } from "../db/columns.ts";
import { makePostgresDatabase } from "./database.ts";
import { freePort } from "./free-port.ts";
import { graphqlClient } from "./graphql-client.ts";
import type { GraphqlClient } from "./graphql-client.ts";
import { startChokepoint } from "./chokepoint.ts";
import type { Chokepoint } from "./chokepoint.ts";
import { loudLog } from "./logs.ts";
import { startMinifleet } from "./minifleet-process.ts";
import type { MinifleetProcess } from "./minifleet-process.ts";

/** A platform with settings of its own, so that nothing of the sandbox's defaults is silently relied on. */
export const platform = {
  componentAppId: "wx0c0mp0nent000001",
  componentSecret: "scenario-component-secret",
  callbackToken: "scenariotoken",
  encodingAesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};

/** Asks `/_sandbox/…` of a simulator. */
export interface Control {
  <T = Record<string, unknown>>(path: string, body?: unknown, method?: string): Promise<T>;
}

export function controlOf(simulatorUrl: string): Control {
  return async <T>(path: string, body?: unknown, method = body === undefined ? "GET" : "POST") => {
    const response = await fetch(`${simulatorUrl}/_sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`/_sandbox/${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  };
}

/** Minifleet as a process on a fresh database of the project's engine, WeChat's twin beside it, and a place between them where things can be made to go wrong. */
export interface World {
  minifleet: MinifleetProcess;
  simulator: Simulator;
  chokepoint: Chokepoint;
  /** Where another program finds the same rows. */
  databaseUrl: string;
  /** A partner's key with scope write. */
  graphql: GraphqlClient;
  key: string;
  control: Control;
  /** The errors the server has logged and nobody has taken yet. */
  takeErrors(): string[];
  /** Ends all of it. @throws when the server has logged an error: none belongs to WeChat's everyday troubles */
  close(): Promise<void>;
}

export interface WorldOptions {
  environment?: Record<string, string>;
  /** How long WeChat's reviews take, unless a test ends them. */
  auditMs?: number;
  /** 0: WeChat pushes a ticket only when it is asked to. */
  ticketEveryMs?: number;
  /** How long WeChat takes for each answer. */
  latencyMs?: number;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const { environment = {}, auditMs = 300, ticketEveryMs = 600_000, latencyMs = 0 } = options;
  const port = await freePort();
  const callbackUrl = `http://127.0.0.1:${port}`;
  const times = { auditMs, ticketEveryMs, latencyMs, codeCheckMs: 200 };
  const simulator = await startSimulator({ ...platform, ...times, callbackUrl, seed: true, log: loudLog });
  const chokepoint = await startChokepoint(simulator.url);
  const database = engine === "postgres" ? await makePostgresDatabase("template0") : undefined;
  const minifleet = await startMinifleet({
    PORT: String(port),
    PUBLIC_URL: callbackUrl,
    SECRET_KEY: Buffer.alloc(32, 1).toString("base64"),
    WECHAT_COMPONENT_APPID: platform.componentAppId,
    WECHAT_COMPONENT_SECRET: platform.componentSecret,
    WECHAT_CALLBACK_TOKEN: platform.callbackToken,
    WECHAT_ENCODING_AES_KEY: platform.encodingAesKey,
    WECHAT_API_URL: chokepoint.url,
    WECHAT_MP_URL: simulator.url,
    WECHAT_OPEN_URL: simulator.url,
    LOG_LEVEL: "warn",
    ...(database && { DATABASE_URL: database.url }),
    ...environment,
  });
  const { stdout, stderr, status } = minifleet.cli("api-key", "add", "scenario", "--scope", "write");
  if (status !== 0) throw new Error(`api-key add ended with ${status}: ${stderr}`);
  const key = stdout.trim();

  let taken = 0;
  const takeErrors = () => {
    const errors = minifleet
      .output()
      .split("\n")
      .filter((line) => line.startsWith('{"level":50'));
    const fresh = errors.slice(taken);
    taken = errors.length;
    return fresh;
  };

  return {
    minifleet,
    simulator,
    chokepoint,
    databaseUrl: database?.url ?? `file:${minifleet.dataDir}/minifleet.db`,
    key,
    graphql: graphqlClient(minifleet.url, key),
    control: controlOf(simulator.url),
    takeErrors,
    async close() {
      await minifleet.dispose();
      await chokepoint.close();
      await simulator.close();
      await database?.drop();
      const errors = takeErrors();
      if (errors.length > 0) throw new Error(`the server logged errors: ${errors.join("\n")}`);
    },
  };
}
