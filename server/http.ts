import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Registry } from "prom-client";
import type { ApiKeys } from "./api-keys/service.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./db/open.ts";
import { createFormatError } from "./graphql/format-error.ts";
import { createIdempotency } from "./graphql/idempotency.ts";
import { type AuditMedia, auditMediaDoor } from "./http/audit-media-door.ts";
import { createAuthenticate } from "./http/caller.ts";
import { consolePages, readTrustedDocuments } from "./http/console-pages.ts";
import { graphqlDoor } from "./http/graphql-door.ts";
import { createMetrics, health, type HealthParts } from "./http/health.ts";
import { createLive } from "./http/live.ts";
import { sandboxDoor, sandboxPath } from "./http/sandbox-door.ts";
import { securityHeaders } from "./http/security-headers.ts";
import type { Log } from "./log.ts";
import type { Sessions } from "./operators/service.ts";

const maxBodyBytes = 1_048_576;
const requestTimeoutMs = 30_000;
/** Longer than proxies keep theirs (60 s mostly), so that none sends a request into a closing connection. */
const keepAliveMs = 72_000;

export interface HttpParts {
  config: { publicUrl: string; trustProxy: boolean };
  log: Log;
  clock: Clock;
  database: Database;
  schema: GraphQLSchema;
  sessions: Sessions;
  apiKeys: ApiKeys;
  /** Takes WeChat's pushes before any router looks at them: they are most of the traffic. */
  callbackDoor: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** The pages merchants see. */
  merchantPages: (app: FastifyInstance) => void | Promise<void>;
  /** Pictures and videos for WeChat's reviewers, and theirs of what they rejected. */
  auditMedia?: AuditMedia;
  /** Where the simulator listens; absent when WeChat is the real one. */
  simulatorUrl?: string;
  checks?: HealthParts["checks"];
  metrics?: Registry;
  /** Texts by SHA-256 (hex) that may be asked for by their hash. */
  trustedDocuments?: ReadonlyMap<string, string>;
  /** The built console. */
  webRoot?: string;
  /** Where the console's images come from, besides WeChat's hosts. */
  imageOrigins?: readonly string[];
}

export interface Http {
  readonly server: Server;
  readonly metrics: Registry;
  /** For tests that need no port. */
  readonly app: FastifyInstance;
  /** @returns the port it listens on */
  listen(at: { port: number; host: string }): Promise<number>;
  /** Stops being ready, ends subscriptions, answers what is under way, and closes. */
  close(): Promise<void>;
}

/** All doors of the process on one port. */
export async function createHttp(parts: HttpParts): Promise<Http> {
  const { config, log, clock, database, schema, callbackDoor, merchantPages, checks } = parts;
  const { metrics = createMetrics(), webRoot = builtConsole() } = parts;
  const isSecure = config.publicUrl.startsWith("https:");
  const authenticate = createAuthenticate({ ...parts, publicUrl: config.publicUrl });
  const idempotency = createIdempotency({ database, clock });
  const formatError = createFormatError(log);
  const live = createLive({ schema, authenticate, idempotency, formatError, clock });
  let isStopping = false;

  const app: FastifyInstance = fastify({
    // One hop: what our own proxy wrote down. More would let clients choose their address.
    trustProxy: config.trustProxy && ((_address: string, hop: number) => hop === 0),
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    return503OnClosing: true,
    serverFactory: (handle) =>
      createServer({ requestTimeout: requestTimeoutMs, keepAliveTimeout: keepAliveMs }, (request, response) => {
        if (!callbackDoor(request, response)) handle(request, response);
      }),
  });
  // What a form on another site can send without asking first is not read at all.
  app.removeContentTypeParser("text/plain");
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: { code: error.code, message: error.message } });
    const id = randomUUID();
    log.error({ err: error, errorId: id }, "a request failed");
    return reply.code(500).send({ error: { code: "INTERNAL_SERVER_ERROR", message: "Internal error", id } });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { code: "NOT_FOUND", message: "There is nothing at this address" } }),
  );

  securityHeaders(app, { isSecure });
  health(app, { database, metrics, authenticate, log, ...(checks && { checks }), isStopping: () => isStopping });
  await graphqlDoor(app, {
    schema,
    authenticate,
    idempotency,
    formatError,
    trustedDocuments: parts.trustedDocuments ?? readTrustedDocuments(webRoot),
    isSecure,
    live,
  });
  await app.register(async (scope) => merchantPages(scope));
  if (parts.auditMedia) auditMediaDoor(app, { authenticate, media: parts.auditMedia });
  if (parts.simulatorUrl) sandboxDoor(app, { simulatorUrl: parts.simulatorUrl, authenticate });
  for (const path of ["/gateway/*", "/callbacks/*", "/authorizations/*", `${sandboxPath}/*`]) {
    app.get(path, (_request, reply) => reply.callNotFound());
  }
  await consolePages(app, { webRoot, imageOrigins: parts.imageOrigins ?? [] });
  live.attach(app.server);

  return {
    app,
    metrics,
    server: app.server,
    async listen({ port, host }) {
      await app.listen({ port, host });
      const address = app.server.address();
      return typeof address === "object" && address ? address.port : port;
    },
    async close() {
      isStopping = true;
      await live.close();
      await app.close();
    },
  };
}

/** `build/web`, seen from `build/server.js` and from here. */
function builtConsole(): string {
  const isBundled = !import.meta.url.endsWith("/server/http.ts");
  return fileURLToPath(new URL(isBundled ? "./web" : "../build/web", import.meta.url));
}
