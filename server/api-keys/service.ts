import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import { prepared } from "../db/prepared.ts";
import type { Viewer } from "../graphql/context.ts";
import { Refusal } from "../graphql/user-error.ts";
import type { Log } from "../log.ts";
import { hashToken, newToken } from "../operators/service.ts";
import { Secret } from "../secret.ts";
import { apiKeys } from "./tables.ts";

export type Scope = "read" | "write";
export type ApiKeyRow = Omit<typeof apiKeys.$inferSelect, "keyHash">;

/** Other processes learn of a revoked key after this time at the latest; this one at once. */
const cachedForMs = 5_000;
const maxCached = 1_000;
const usedNotedEveryMs = 60_000;

const roleOf = { read: "viewer", write: "releaser" } as const satisfies Record<Scope, Viewer["role"]>;

export interface ApiKeys {
  /** The key itself is in the answer and nowhere else. */
  add(input: { name: string; scope: Scope; expiresAt?: Date | null }): Promise<{ key: Secret; row: ApiKeyRow }>;
  /** Who calls with this key; null when it is unknown, revoked or expired. */
  find(key: string): Promise<Viewer | null>;
  list(): Promise<ApiKeyRow[]>;
  /** @param nameOrPrefix of a key that is not revoked */
  revoke(nameOrPrefix: string): Promise<ApiKeyRow>;
}

const visible = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  scope: apiKeys.scope,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
};

const findApiKey = prepared("find_api_key", (on, name) =>
  on
    .select(visible)
    .from(apiKeys)
    .where(eq(apiKeys.keyHash, sql.placeholder("keyHash")))
    .prepare(name),
);

export function createApiKeys(parts: { database: Database; clock: Clock; log: Pick<Log, "warn"> }): ApiKeys {
  const { database, clock, log } = parts;
  const cache = new Map<string, { row: ApiKeyRow; readAt: number }>();

  async function lookUp(key: string, now: number): Promise<ApiKeyRow | null> {
    const keyHash = hashToken(key);
    const cacheKey = keyHash.toString("base64");
    const cached = cache.get(cacheKey);
    if (cached && now - cached.readAt < cachedForMs) return cached.row;
    cache.delete(cacheKey);
    const [row] = await findApiKey(database.db).execute({ keyHash });
    // Unknown keys are not kept: anybody can make those up.
    if (!row) return null;
    if (cache.size >= maxCached) cache.clear();
    cache.set(cacheKey, { row, readAt: now });
    return row;
  }

  function noteUse(row: ApiKeyRow, now: Date): void {
    if (row.lastUsedAt && now.getTime() - row.lastUsedAt.getTime() < usedNotedEveryMs) return;
    row.lastUsedAt = now;
    const noted = database.atomically(async (work) => {
      await work
        .update(apiKeys)
        .set({ lastUsedAt: now })
        .where(and(eq(apiKeys.id, row.id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, now))));
    });
    // The caller need not wait for it, and is served even if it fails.
    noted.catch((error: unknown) => log.warn({ err: error, apiKey: row.name }, "the last use of a key was not noted"));
  }

  return {
    async add({ name, scope, expiresAt }) {
      const trimmed = name.trim();
      if (trimmed === "" || trimmed.length > 64 || /\p{Cc}/u.test(trimmed)) throw badName();
      const now = clock.now();
      if (expiresAt && expiresAt <= now) throw expired();
      const key = `mf_${newToken()}`;
      return database.atomically(async (work) => {
        const taken = await work
          .select({ id: apiKeys.id })
          .from(apiKeys)
          .where(and(eq(apiKeys.name, trimmed), isNull(apiKeys.revokedAt)));
        if (taken.length > 0) throw nameTaken(trimmed);
        const [row] = await work
          .insert(apiKeys)
          .values({
            name: trimmed,
            prefix: key.slice(0, 8),
            keyHash: hashToken(key),
            scope,
            createdAt: now,
            expiresAt: expiresAt ?? null,
          })
          .returning(visible);
        if (!row) throw new Error("inserting an API key returned no row");
        return { key: new Secret(key), row };
      });
    },

    async find(key) {
      if (!/^mf_[\w-]{43}$/.test(key)) return null;
      const now = clock.now();
      const row = await lookUp(key, now.getTime());
      if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= now)) return null;
      noteUse(row, now);
      return { kind: "apiKey", id: row.id, name: row.name, role: roleOf[row.scope] };
    },

    list: () => database.db.select(visible).from(apiKeys).orderBy(desc(apiKeys.id)),

    async revoke(nameOrPrefix) {
      const now = clock.now();
      const named = or(eq(apiKeys.name, nameOrPrefix), eq(apiKeys.prefix, nameOrPrefix));
      return database.atomically(async (work) => {
        const found = await work
          .select({ id: apiKeys.id })
          .from(apiKeys)
          .where(and(named, isNull(apiKeys.revokedAt)));
        if (found.length !== 1 || !found[0]) throw noSuchKey(nameOrPrefix);
        const [row] = await work
          .update(apiKeys)
          .set({ revokedAt: now })
          .where(eq(apiKeys.id, found[0].id))
          .returning(visible);
        if (!row) throw noSuchKey(nameOrPrefix);
        work.afterCommit(() => cache.clear());
        return row;
      });
    },
  };
}

const badName = () =>
  new Refusal({
    code: "BAD_NAME",
    field: "name",
    text: { zh: "名称为 1 到 64 个字符", en: "A name has 1 to 64 characters" },
  });

const expired = () =>
  new Refusal({
    code: "ALREADY_EXPIRED",
    field: "expiresAt",
    text: { zh: "到期时间已经过去", en: "That expiry is in the past" },
  });

const nameTaken = (name: string) =>
  new Refusal({
    code: "NAME_TAKEN",
    field: "name",
    text: { zh: `已有名为“${name}”的密钥`, en: `There is a key named ${name} already` },
    remedy: { zh: "换一个名称，或先吊销旧的", en: "Choose another name, or revoke the old one first" },
  });

const noSuchKey = (name: string) =>
  new Refusal({
    code: "NO_SUCH_KEY",
    field: "name",
    text: { zh: `没有名称或前缀为“${name}”的有效密钥`, en: `No key in use has the name or prefix ${name}` },
  });
