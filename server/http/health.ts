import { lt } from "drizzle-orm";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { collectDefaultMetrics, Registry } from "prom-client";
import type { Database } from "../db/open.ts";
import type { Log } from "../log.ts";
import { setupLinks } from "../operators/tables.ts";
import type { Authenticate } from "./caller.ts";

/** A registry of one app's own: two apps can live in one process. */
export function createMetrics(): Registry {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  return metrics;
}

export interface HealthParts {
  database: Database;
  metrics: Registry;
  authenticate: Authenticate;
  log: Pick<Log, "warn">;
  /** Further things without which no request should be sent here; each throws when it is not so. */
  checks?: Readonly<Record<string, () => Promise<void>>>;
  isStopping: () => boolean;
}

/** `/livez`: the process answers. `/readyz`: it can do its work. `/metrics`: for Prometheus. */
export function health(app: FastifyInstance, parts: HealthParts): void {
  const { database, metrics, authenticate, log, isStopping } = parts;
  const checks = { database: () => readAndWrite(database), ...parts.checks };

  app.get("/livez", async () => ({ status: "ok" }));

  app.get("/readyz", async (_request, reply) => {
    void reply.header("cache-control", "no-store");
    const failed: string[] = isStopping() ? ["stopping"] : [];
    for (const [name, check] of Object.entries(checks)) {
      await check().catch((error: unknown) => {
        log.warn({ err: error, check: name }, "not ready");
        failed.push(name);
      });
    }
    if (failed.length === 0) return { status: "ok" };
    return reply.code(503).send({ status: "not ready", failed });
  });

  app.get("/metrics", async (request, reply) => {
    const { viewer } = await authenticate(request.headers);
    if (!isLocal(request) && viewer?.kind !== "apiKey" && viewer?.role !== "admin") {
      return reply.code(viewer ? 403 : 401).send({
        error: { code: viewer ? "FORBIDDEN" : "UNAUTHENTICATED", message: "Metrics need an API key or an admin" },
      });
    }
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
}

/** A table that is missing fails the read; a disk that is full or read-only, the write (which changes nothing). */
async function readAndWrite(database: Database): Promise<void> {
  await database.db.select({ createdAt: setupLinks.createdAt }).from(setupLinks).limit(1);
  await database.atomically(async (work) => {
    await work.delete(setupLinks).where(lt(setupLinks.expiresAt, new Date(0)));
  });
}

/** From this machine itself, and not passed on by a proxy on it. */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  const isLoopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? "");
  return isLoopback && !("x-forwarded-for" in headers) && !("forwarded" in headers) && !("via" in headers);
}
