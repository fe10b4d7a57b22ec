import { createHash } from "node:crypto";
import { and, eq, isNull, lt, lte } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import type { Actor, Context } from "./context.ts";
import { idempotentRequests } from "./tables.ts";
import { Refusal } from "./user-error.ts";

/** What a mutation answered, as row ids: the things themselves are read again, so a repeat sees them as they are now. */
export type StoredAnswer = Record<string, string | number | boolean | null>;

export interface IdempotentRequest {
  /** The caller's `idempotencyKey`; without one the mutation simply runs. */
  key: string | null | undefined;
  mutation: string;
  input: unknown;
}

/** Keeps the answer in the work that has the effect, so that a kill cannot fall between the two. */
export type Remember<A extends StoredAnswer> = (work: Work, answer: A) => Promise<void>;

export interface Idempotency {
  run<A extends StoredAnswer>(
    actor: Actor,
    request: IdempotentRequest,
    run: (remember: Remember<A>) => Promise<A>,
  ): Promise<A>;
}

const keptForMs = 24 * 3_600_000;
const sweptEveryMs = 3_600_000;
/** Longer than any mutation takes: what has no answer by then was killed, and the next caller may do it. */
const abandonedAfterMs = 60_000;

/**
 * Runs a mutation once per caller and key: the same key with the same input gets the same answer, with another input
 * it is refused. A mutation that fails or is refused leaves no trace, so the same key may be tried again.
 */
export function idempotently<A extends StoredAnswer>(
  context: Pick<Context, "actor" | "idempotency">,
  request: IdempotentRequest,
  run: (remember: Remember<A>) => Promise<A>,
): Promise<A> {
  return context.idempotency.run(context.actor, request, run);
}

export function createIdempotency({ database, clock }: { database: Database; clock: Clock }): Idempotency {
  let sweptAt = 0;

  return {
    async run<A extends StoredAnswer>(
      actor: Actor,
      { key, mutation, input }: IdempotentRequest,
      run: (remember: Remember<A>) => Promise<A>,
    ): Promise<A> {
      if (key == null) return run(async () => {});
      const place = { actor: `${actor.kind}:${actor.id ?? ""}`, idempotencyKey: checkedKey(key) };
      const request = { ...place, mutation, inputHash: hashOf(input) };
      const createdAt = clock.now();

      const stored = await database.atomically(async (work) => {
        if (createdAt.getTime() - sweptAt > sweptEveryMs) {
          sweptAt = createdAt.getTime();
          await work.delete(idempotentRequests).where(lt(idempotentRequests.createdAt, before(createdAt, keptForMs)));
        }
        return claim(work, { ...request, createdAt });
      });
      // Rows are written by `remember` below only, under the same mutation's name.
      if (stored) return stored as A;

      const mine = and(at(place), eq(idempotentRequests.createdAt, createdAt));
      let isRemembered = false;
      const remember: Remember<A> = async (work, answer) => {
        const kept = await work
          .update(idempotentRequests)
          .set({ answer })
          .where(and(mine, isNull(idempotentRequests.answer)))
          .returning({ key: idempotentRequests.idempotencyKey });
        if (kept.length === 0) throw stillRunning();
        work.afterCommit(() => {
          isRemembered = true;
        });
      };
      try {
        const answer = await run(remember);
        if (!isRemembered) await database.atomically((work) => remember(work, answer));
        return answer;
      } catch (error) {
        // Once remembered, the effect is there and its answer stays.
        await database.atomically(async (work) => {
          await work.delete(idempotentRequests).where(and(mine, isNull(idempotentRequests.answer)));
        });
        throw error;
      }
    },
  };
}

/** Gives up what has no answer: for when whoever ran it is known to be dead, so that a repeat need not wait. */
export async function abandonUnanswered(work: Work): Promise<void> {
  await work.delete(idempotentRequests).where(isNull(idempotentRequests.answer));
}

type Row = typeof idempotentRequests.$inferInsert;

/** @returns the answer of an earlier run; undefined when the run is now ours */
async function claim(work: Work, row: Row): Promise<StoredAnswer | undefined> {
  const inserted = await work
    .insert(idempotentRequests)
    .values(row)
    .onConflictDoNothing()
    .returning({ key: idempotentRequests.idempotencyKey });
  if (inserted.length > 0) return undefined;

  const [earlier] = await work.select().from(idempotentRequests).where(at(row));
  if (!earlier) throw stillRunning();
  if (earlier.mutation !== row.mutation || earlier.inputHash !== row.inputHash) {
    throw new Refusal({
      code: "IDEMPOTENCY_KEY_REUSED",
      field: "idempotencyKey",
      text: {
        zh: "这个 idempotencyKey 已用于另一个请求",
        en: "This idempotencyKey was used for a different request",
      },
      remedy: { zh: "换一个新的 key", en: "Use a new key" },
    });
  }
  if (earlier.answer) return earlier.answer as StoredAnswer;

  const taken = await work
    .update(idempotentRequests)
    .set({ createdAt: row.createdAt })
    .where(
      and(
        at(row),
        isNull(idempotentRequests.answer),
        lte(idempotentRequests.createdAt, before(row.createdAt, abandonedAfterMs)),
      ),
    )
    .returning({ key: idempotentRequests.idempotencyKey });
  if (taken.length === 0) throw stillRunning();
  return undefined;
}

function at({ actor, idempotencyKey }: Pick<Row, "actor" | "idempotencyKey">) {
  return and(eq(idempotentRequests.actor, actor), eq(idempotentRequests.idempotencyKey, idempotencyKey));
}

function stillRunning(): Refusal {
  return new Refusal({
    code: "IDEMPOTENCY_IN_PROGRESS",
    field: "idempotencyKey",
    text: { zh: "同一个请求还在处理中", en: "The same request is still under way" },
    remedy: { zh: "稍后用同一个 key 重试", en: "Try again with the same key in a moment" },
  });
}

function checkedKey(key: string): string {
  // Control characters would be refused by PostgreSQL; a key is a UUID or a name.
  if (/^[\x20-\x7e]{1,200}$/.test(key)) return key;
  throw new Refusal({
    code: "BAD_IDEMPOTENCY_KEY",
    field: "idempotencyKey",
    text: {
      zh: "idempotencyKey 须为 1 到 200 个可见 ASCII 字符",
      en: "An idempotencyKey has 1 to 200 printable ASCII characters",
    },
  });
}

/** Order of keys and the difference between null and absent do not make another request. */
function hashOf(input: unknown): string {
  return createHash("sha256").update(canonical(input)).digest("base64url");
}

function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member != null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

function before(moment: Date, ms: number): Date {
  return new Date(moment.getTime() - ms);
}
