import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { onTestFinished } from "vitest";
import { createActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Actor } from "../../graphql/context.ts";
import { createWorker } from "../../jobs/service.ts";
import { composeTokenSource, createPlatform, createTokenKeeper } from "../../platform/service.ts";
import { Secret } from "../../secret.ts";
import { startSimulator } from "../../simulator/service.ts";
import type { SimulatorOptions } from "../../simulator/service.ts";
import { componentAppId as usualComponent, encodingAesKey, openDoor, token } from "../../testing/callback-door.ts";
import type { Door } from "../../testing/callback-door.ts";
import { startChokepoint } from "../../testing/chokepoint.ts";
import { freshDatabaseUrl, openAgain } from "../../testing/database.ts";
import type { Log } from "../../log.ts";
import { silentLog } from "../../testing/logs.ts";
import { until } from "../../testing/until.ts";
import { WoundClock } from "../../testing/wound-clock.ts";
import { createTransport, createWechatClient } from "../../wechat/index.ts";
import { merchantPages } from "../pages/merchant-pages.ts";
import { createAuthorizers } from "../service.ts";
import type { LinkRow, LinkWish } from "../service.ts";

export const actor: Actor = { kind: "operator", id: "1", name: "Lin Min" };

/** Accounts of the simulator's world. */
export { officialAccount, otherShop, shop } from "../../simulator/testing/bench.ts";

const componentSecret = "component-secret";
const partner = "https://partner.example.com";

export interface InstallationOptions {
  componentAppId?: string;
  /** One that another installation uses too. */
  databaseUrl?: string;
  clock?: WoundClock;
  simulator?: Partial<SimulatorOptions>;
  log?: Log;
  /** Words answers of WeChat's as it might also word them. */
  reworded?: (endpoint: string, text: string) => string;
}

/** How a merchant goes through a link. Browser and push do both arrive unless a test says otherwise. */
export interface Passage {
  permissionSetIds?: number[];
  /** The code is dead when the merchant comes back. */
  expireCode?: boolean;
  push?: boolean;
  browser?: boolean;
}

/** What one process of an installation holds of rooms, wired as the app does it. */
function wire(parts: {
  database: Database;
  door: Pick<Door, "vault" | "bus" | "callbacks">;
  clock: Clock;
  componentAppId: string;
  /** WeChat's API and its pages. */
  apiUrl: string;
  pagesUrl: string;
  publicUrl: string;
  log: Log;
}) {
  const { database, door, clock, log, componentAppId, apiUrl, pagesUrl, publicUrl } = parts;
  const { vault, bus, callbacks } = door;
  const ground = { database, vault, bus, clock, log, componentAppId, publicUrl };
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
      () => authorizers.tokens,
    ),
  });
  const keeper = createTokenKeeper(ground);
  const platform = createPlatform({ ...ground, keeper, client, callbacks, sandboxUrl: null });
  const authorizers = createAuthorizers({
    ...ground,
    client,
    keeper,
    activity: createActivityLog(ground),
    mpUrl: pagesUrl,
    openUrl: pagesUrl,
    returnUrlOrigins: [partner],
  });
  return { client, keeper, platform, authorizers };
}

/**
 * Doors, platform and accounts of one installation on a real database and real ports, the simulator in WeChat's place
 * and one clock for both. It has its ticket; jobs run when a test says so.
 */
export async function openInstallation(options: InstallationOptions = {}) {
  const { componentAppId = usualComponent, clock = new WoundClock(), log = silentLog } = options;
  // Links hold the address of the pages, so there must be one before there are pages.
  const pages = Fastify();
  const server = createServer((request, response) => pages.routing(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await pages.close();
  });
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const simulator = await startSimulator({
    componentAppId,
    componentSecret,
    callbackToken: token,
    encodingAesKey,
    callbackUrl: publicUrl,
    clock,
    seed: true,
    log: silentLog,
    ticketEveryMs: 0,
    tokenOverlapMs: 0,
    ...options.simulator,
  });
  onTestFinished(() => simulator.close());
  let apiUrl = simulator.url;
  const { reworded } = options;
  if (reworded) {
    const chokepoint = await startChokepoint(simulator.url);
    onTestFinished(() => chokepoint.close());
    chokepoint.rewrite = ({ path }, text) => reworded(path.split("/").at(-1) ?? "", text);
    apiUrl = chokepoint.url;
  }
  const databaseUrl = options.databaseUrl ?? (await freshDatabaseUrl());
  const database = await openAgain(databaseUrl, { clock });
  const door = await openDoor({
    clock,
    database,
    componentAppId,
    log,
    handlers: () => [...rooms.platform.callbackHandlers, ...rooms.authorizers.callbackHandlers],
    findAccount: (appId) => rooms.authorizers.findOriginalId(appId),
  });
  simulator.setCallbackUrl(door.url);
  const rest = { door, clock, log, componentAppId, apiUrl, pagesUrl: simulator.url, publicUrl };
  const rooms = wire({ database, ...rest });
  const { authorizers, platform } = rooms;
  const { links } = authorizers;
  const worker = createWorker({
    database,
    kinds: [...platform.jobs, ...authorizers.jobs],
    log,
    scope: componentAppId,
  });
  onTestFinished(() => worker.stop());
  const identity = { name: "云帆", contact: null };
  merchantPages({ authorizers, clock, log, platform: async () => identity })(pages);
  await pages.ready();
  await simulator.pushTicket();
  await worker.runDue();

  async function control<T = Record<string, unknown>>(path: string, body: unknown = {}, method = "POST"): Promise<T> {
    const content = method === "POST" ? { body: JSON.stringify(body) } : {};
    const response = await fetch(`${simulator.url}/_sandbox/${path}`, { method, ...content });
    if (!response.ok) throw new Error(`/_sandbox/${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  const fault = (facts: object) => control("faults", facts);
  /** Resolves when a call has met the only fault there is: if that one delays it, the delay runs from now on. */
  const faultMet = () => until("a call meets the fault", () => simulator.faults.list().length === 0);
  const calls = (endpoint: string, appId?: string) => simulator.calls.list({ endpoint, appId });

  async function link(wish: Partial<LinkWish> = {}): Promise<LinkRow> {
    return links.start(actor, { channel: "PC_QR", ...wish }, async () => {});
  }

  /** A look at one of our pages, without following where it leads. */
  async function visit(address: string, headers: Record<string, string> = {}) {
    const url = new URL(address, publicUrl);
    const response = await fetch(url, { redirect: "manual", headers: { "accept-language": "en", ...headers } });
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get("location"),
      text: await response.text(),
    };
  }

  /** The merchant goes through a link up to the button. @returns what WeChat did, and where the browser is sent back to */
  async function confirm(at: LinkRow, appId: string, passage: Passage = {}) {
    const { push = true, permissionSetIds, expireCode } = passage;
    if (!push) await fault({ dropPush: true, times: 1 });
    const outcome = await control<{ returnUrl: string; authCode: string; change: string }>("authorize", {
      url: links.urlOf(at),
      appId,
      permissionSetIds,
      expireCode,
    });
    // There was none to drop, so the fault would meet the next one.
    if (!push && outcome.change === "unchanged") simulator.faults.clear();
    return outcome;
  }

  /** The merchant goes through a link, and the jobs run. A link of its own unless one is given. */
  async function connect(appId: string, passage: Passage & { link?: LinkRow } = {}) {
    const at = passage.link ?? (await link());
    const outcome = await confirm(at, appId, passage);
    if (passage.browser !== false) await visit(outcome.returnUrl);
    await worker.runDue();
    return { ...outcome, link: (await links.find(at.id)) ?? at };
  }

  /** Makes accounts that authorize while none of their pushes reaches us. @returns their appids */
  async function authorizedUnheard(count: number): Promise<string[]> {
    const { accounts } = await control<{ accounts: { appId: string }[] }>("accounts", { count });
    const appIds = accounts.map(({ appId }) => appId);
    await fault({ dropPush: true });
    await control("authorize", { appIds });
    simulator.faults.clear();
    return appIds;
  }

  async function account(appId: string) {
    const row = await authorizers.findByAppId(appId);
    if (!row) return null;
    const grants = (await authorizers.grants([row.id])).get(row.id) ?? [];
    const tags = (await authorizers.tags([row.id])).get(row.id) ?? [];
    return { ...row, tags, sets: grants.map(({ permissionSetId }) => permissionSetId).toSorted((a, b) => a - b) };
  }

  /** What happened to an account, oldest first. */
  async function changes(appId: string) {
    const row = await authorizers.findByAppId(appId);
    const rows = row ? await authorizers.changes(row.id, { limit: 50, direction: "forward" }) : [];
    return rows.toReversed().map(({ change, granted, withdrawn }) => ({ change, granted, withdrawn }));
  }

  /** Winds the clock in steps and runs what falls due on the way. */
  async function pass(ms: number, stepMs = 10_000): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      clock.advance(Math.min(left, stepMs));
      await worker.runDue();
    }
  }

  /** Another process of this installation: its own connections and its own memory. */
  async function anotherProcess() {
    const own = await openAgain(databaseUrl, { clock });
    return { ...wire({ database: own, ...rest }), database: own };
  }

  return {
    ...rooms,
    links,
    clock,
    simulator,
    database,
    databaseUrl,
    door,
    worker,
    publicUrl,
    control,
    fault,
    faultMet,
    calls,
    link,
    visit,
    confirm,
    connect,
    authorizedUnheard,
    account,
    changes,
    pass,
    anotherProcess,
    run: () => worker.runDue(),
  };
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>;
