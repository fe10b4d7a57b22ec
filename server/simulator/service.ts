import { decodeAesKey } from "../wechat/crypto.ts";
import { systemClock } from "../clock.ts";
import { createLog } from "../log.ts";
import { Api } from "./api.ts";
import { CallLog } from "./calls.ts";
import { createControl } from "./control.ts";
import { Faults } from "./faults.ts";
import { GrantDesk } from "./grants.ts";
import { createSimulatorServer } from "./http.ts";
import { Pages } from "./pages/pages.ts";
import { Poster } from "./post.ts";
import { Pushes } from "./push.ts";
import { Reviews } from "./reviews.ts";
import { seedPlatform, seedWorld } from "./seed.ts";
import { TicketDesk } from "./tickets.ts";
import { TokenDesk } from "./tokens.ts";
import { Usage } from "./usage.ts";
import { openWorldFile } from "./world-file.ts";
import { World } from "./world.ts";
import type { AddressInfo } from "node:net";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Delivery } from "./push.ts";
import type { Services } from "./endpoint.ts";

export interface SimulatorOptions {
  /** 0: any free port */
  port?: number;
  host?: string;
  componentAppId: string;
  componentSecret: string;
  callbackToken: string;
  encodingAesKey: string;
  /** Base URL of the platform: pushes go to its `/callbacks/authorization` and `/callbacks/$APPID$/message`. */
  callbackUrl: string;
  /** Where the world is kept; absent: in memory only. */
  stateFile?: string | undefined;
  /** Fills a new world with a few shops, a development mini program and its draft. */
  seed?: boolean;
  /** The platform's published permission sets. */
  permissionSetIds?: readonly number[];
  clock?: Clock;
  log?: Log;
  /** How long a review takes; 0: until it is ended by command. */
  auditMs?: number;
  codeCheckMs?: number;
  /** 0: tickets are pushed only when asked for. */
  ticketEveryMs?: number;
  /** How long each answer takes. */
  latencyMs?: number;
  /** How long a replaced token goes on working. */
  tokenOverlapMs?: number;
}

export interface Simulator {
  readonly url: string;
  readonly port: number;
  readonly world: World;
  readonly calls: CallLog;
  readonly faults: Faults;
  setCallbackUrl(url: string): void;
  pushTicket(): Promise<Delivery | null>;
  close(): Promise<void>;
}

/** Starts WeChat's twin: api.weixin.qq.com, the authorization pages and the pushes, on one port. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const {
    port = 0,
    host = "127.0.0.1",
    componentAppId,
    clock = systemClock,
    log = createLog("warn"),
    auditMs = 6_000,
    codeCheckMs = 2_000,
    ticketEveryMs = 600_000, // as WeChat does
    latencyMs = 0,
    tokenOverlapMs = 0, // see TokenDesk
  } = options;
  let callbackUrl = options.callbackUrl;
  let url = "";
  const world = new World({ clock, file: options.stateFile ? openWorldFile(options.stateFile) : undefined });
  if (world.platform.permissionSetIds.length === 0) seedPlatform(world, options.permissionSetIds);
  if (options.seed && world.accounts.size === 0) seedWorld(world);

  const faults = new Faults();
  const calls = new CallLog();
  const poster = new Poster(clock);
  const key = decodeAesKey(options.encodingAesKey);
  const { callbackToken: token } = options;
  const pushes = new Pushes({ world, faults, poster, log, componentAppId, token, key, callbackUrl: () => callbackUrl });
  const tokens = new TokenDesk(world, tokenOverlapMs);
  const tickets = new TicketDesk({ world, pushes, componentAppId, everyMs: ticketEveryMs });
  const grants = new GrantDesk({ world, tokens, pushes, componentAppId });
  const reviews = new Reviews({ world, pushes, lastMs: auditMs > 0 ? auditMs : null });
  const services: Services = {
    world,
    tokens,
    tickets,
    grants,
    reviews,
    componentAppId,
    codeCheckMs,
    usage: new Usage(world),
    componentSecret: options.componentSecret,
    url: () => url,
  };
  const linkRules = () => ({ world, componentAppId, startHost: new URL(callbackUrl).hostname });
  const server = createSimulatorServer({
    api: new Api({ services, calls, faults, log, latencyMs }),
    pages: new Pages({ services, calls, linkRules }),
    control: createControl({ services, pushes, calls, faults, linkRules }),
    log,
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const listening = server.address() as AddressInfo;
  url = `http://${host === "127.0.0.1" || host === "0.0.0.0" ? "localhost" : host}:${listening.port}`;
  pushes.resume();
  reviews.resume();
  tickets.start();

  return {
    url,
    port: listening.port,
    world,
    calls,
    faults,
    setCallbackUrl(next) {
      callbackUrl = next;
      tickets.start();
    },
    pushTicket: () => tickets.push(),
    async close() {
      tickets.stop();
      reviews.close();
      pushes.close();
      poster.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      world.close();
    },
  };
}
