import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Counter } from "prom-client";
import { createActivityLog } from "./activity/service.ts";
import { createApiKeys } from "./api-keys/service.ts";
import { merchantPages } from "./authorizers/pages/merchant-pages.ts";
import { createAuthorizers } from "./authorizers/service.ts";
import { createCallbacks } from "./callbacks/service.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Config, ConfigError } from "./config.ts";
import { migrate } from "./db/migrate.ts";
import { type Database, openDatabase, pathOf } from "./db/open.ts";
import { enter, type Presence } from "./db/presence.ts";
import { createVault } from "./db/secret-column.ts";
import { databaseProblem } from "./db/unusable.ts";
import { createBus } from "./events/bus.ts";
import { abandonUnanswered } from "./graphql/idempotency.ts";
import { createHttp } from "./http.ts";
import { createMetrics } from "./http/health.ts";
import { createWorker, endLeases } from "./jobs/service.ts";
import { createLog, type Log } from "./log.ts";
import { createMessages } from "./messages/service.ts";
import { createOperators } from "./operators/service.ts";
import { composeTokenSource, createPlatform, createTokenKeeper, dropLeases } from "./platform/service.ts";
import { createReleases, largestMedium } from "./releases/service.ts";
import { createResolvers } from "./resolvers.ts";
import { buildExecutableSchema } from "./schema.ts";
import { createTemplates } from "./templates/service.ts";
import { createTransport, createWechatClient, decodeAesKey } from "./wechat/index.ts";

export interface App {
  /** Opens the doors and begins to work. @returns what to tell whoever started it: where to click */
  start(): Promise<string>;
  /** Answers what is under way, lets running jobs end, and closes the database. */
  stop(): Promise<void>;
}

/** Wires all rooms of one installation. Nothing is at module level: two apps can live in one process. */
export async function createApp(config: Config, { clock = systemClock }: { clock?: Clock } = {}): Promise<App> {
  const { publicUrl, databaseUrl } = config;
  const { componentAppId, componentSecret, callbackTokens, encodingAesKeys, ...wechatUrls } = config.wechat;
  const { platformCallsPerSecond } = config.wechat;
  const log = createLog(config.logLevel);

  const database = await readyDatabase(databaseUrl, { log, clock });
  const vault = createVault(config.secretKey);
  const bus = createBus({ database });
  const metrics = createMetrics();
  const ground = { database, vault, bus, clock, log, componentAppId, publicUrl };

  const activity = createActivityLog(ground);
  const operators = createOperators({ ...ground, note: activity.record });
  const apiKeys = createApiKeys(ground);

  // The client needs the tokens, and the rooms that keep the tokens need the client.
  const client = createWechatClient({
    transport: createTransport({ baseUrl: wechatUrls.apiUrl, clock, platformCallsPerSecond }),
    componentAppId,
    componentSecret,
    tokens: composeTokenSource(
      () => platform.tokens,
      () => authorizers.tokens,
    ),
  });
  const keeper = createTokenKeeper(ground);
  const pushes = new Counter({
    name: "minifleet_callbacks_total",
    help: "Pushes of WeChat, by door and outcome; the refused ones included.",
    labelNames: ["door", "outcome"],
    registers: [metrics],
  });

  const callbacks = createCallbacks({
    ...ground,
    credentials: { tokens: callbackTokens, keys: encodingAesKeys.map((key) => decodeAesKey(key.reveal())) },
    // In this order: what an account's end means for its releases follows what it means for the account.
    handlers: () => [
      ...platform.callbackHandlers,
      ...authorizers.callbackHandlers,
      ...releases.callbackHandlers,
      ...messages.callbackHandlers,
    ],
    findReply: (message) => messages.findReply(message),
    findAccount: (appId) => authorizers.findOriginalId(appId),
    counted: (door, outcome) => pushes.inc({ door, outcome }),
  });
  const platform = createPlatform({
    ...ground,
    keeper,
    client,
    callbacks,
    sandboxUrl: config.sandbox ? wechatUrls.mpUrl : null,
    moreProblems: () => releases.problems(),
  });
  const authorizers = createAuthorizers({
    ...ground,
    ...wechatUrls,
    client,
    keeper,
    activity,
    returnUrlOrigins: config.returnUrlOrigins,
    described: (work, account) => releases.readVersionsSoon(work, account),
  });
  const templates = createTemplates({
    ...ground,
    client,
    activity,
    templateUse: (templateRowId) => releases.templateUse(templateRowId),
  });
  const releases = createReleases({
    ...ground,
    client,
    activity,
    noteAuditQuota: platform.noteAuditQuota,
    concurrency: config.releaseConcurrency,
  });

  const messages = createMessages({ ...ground, client });

  const worker = createWorker({
    database,
    log,
    clock,
    kinds: [...platform.jobs, ...authorizers.jobs, ...releases.jobs, ...messages.jobs],
    scope: componentAppId,
  });
  const http = await createHttp({
    config,
    log,
    clock,
    database,
    metrics,
    schema: buildExecutableSchema(
      createResolvers({ bus, clock, activity, operators, callbacks, platform, authorizers, templates, releases }),
    ),
    sessions: operators.sessions,
    apiKeys,
    callbackDoor: callbacks.receiver,
    imageOrigins: config.sandbox ? [wechatUrls.mpUrl] : [],
    merchantPages: merchantPages({
      authorizers,
      clock,
      log,
      platform: platform.identity,
    }),
    auditMedia: {
      limit: largestMedium,
      add: releases.addAuditMedium,
      read: releases.auditMediumBytes,
      screenshot: releases.rejectionScreenshot,
    },
    ...(config.sandbox && { simulatorUrl: `http://127.0.0.1:${config.sandbox.port}` }),
  });
  let closeSandbox = async () => {};
  let presence: Presence | undefined;

  /** What a killed process held is taken up at once, and not when its leases have run out. */
  const takeUpWhatWasLeft = () =>
    database.atomically(async (work) => {
      await endLeases(work);
      await dropLeases(work);
      await abandonUnanswered(work);
    });

  return {
    async start() {
      presence = await enter({ url: databaseUrl, log, clock, alone: takeUpWhatWasLeft });
      await http.listen(config).catch((error: unknown) => {
        throw listenProblem("PORT", config, error);
      });
      if (config.sandbox) closeSandbox = await startSandbox(config, config.sandbox.port);
      await platform.begin();
      worker.start();
      return greeting(config, await operators.ensureSetupLink());
    },
    async stop() {
      // First what brings work in, then the work, then what both stand on.
      await http.close();
      await worker.stop();
      await closeSandbox();
      bus.close();
      await presence?.leave();
      await database.close();
    },
  };
}

/** Makes the database what this program needs, and opens it. @throws {ConfigError} when its address is of no use */
async function readyDatabase(url: string, options: { log: Log; clock: Clock }): Promise<Database> {
  try {
    if (url.startsWith("file:")) mkdirSync(dirname(pathOf(url)), { recursive: true, mode: 0o700 });
    await migrate(url, options.log);
    return await openDatabase({ url, ...options });
  } catch (error) {
    throw databaseProblem(url, error);
  }
}

/** WeChat's twin, in this process. @returns closes it */
async function startSandbox({ dataDir, publicUrl, wechat, logLevel }: Config, port: number) {
  // Loaded only here: an installation at the real WeChat does not carry it in memory.
  const { startSimulator } = await import("./simulator/service.ts");
  const [callbackToken, encodingAesKey] = [wechat.callbackTokens[0], wechat.encodingAesKeys[0]];
  if (!callbackToken || !encodingAesKey) throw new Error("a sandbox has a callback token and a key");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const simulator = await startSimulator({
    port,
    componentAppId: wechat.componentAppId,
    componentSecret: wechat.componentSecret.reveal(),
    callbackToken: callbackToken.reveal(),
    encodingAesKey: encodingAesKey.reveal(),
    callbackUrl: publicUrl,
    stateFile: join(dataDir, "sandbox.db"),
    seed: true,
    log: createLog(logLevel === "debug" ? "debug" : "warn"),
  }).catch((error: unknown) => {
    throw listenProblem("SANDBOX_PORT", { port, host: "127.0.0.1" }, error);
  });
  return () => simulator.close();
}

function listenProblem(variable: string, { port, host }: Pick<Config, "port" | "host">, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return new ConfigError(variable, `${port} is in use by another program`, String(port + 10));
    case "EACCES":
      return new ConfigError(variable, `${port} may not be opened by this user`, String(port + 4_000));
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EADDRNOTAVAIL":
      return new ConfigError("HOST", `${host} is no address of this machine`, "127.0.0.1");
    default:
      return error;
  }
}

function greeting({ publicUrl, sandbox, wechat }: Config, setupLink: string | null): string {
  const lines = [
    `Minifleet is ready: ${publicUrl}`,
    ...(sandbox ? [`Sandbox mode: WeChat is played by a simulator, ${wechat.mpUrl}`] : []),
    ...(setupLink ? [`Make the first operator (valid for 24 hours, once): ${setupLink}`] : []),
  ];
  return `${lines.join("\n")}\n`;
}
