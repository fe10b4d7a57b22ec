import { eq } from "drizzle-orm";
import { z } from "zod";
import type { ActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Work } from "../../db/work.ts";
import type { Bus } from "../../events/bus.ts";
import type { Actor } from "../../graphql/context.ts";
import type { WechatFailure } from "../../graphql/user-error.ts";
import { type AnyJob, defineJob, enqueue, type RunningJob } from "../../jobs/service.ts";
import type { WechatClient } from "../../wechat/index.ts";
import { isOfWechat } from "../decisions.ts";
import { failureOf } from "../records.ts";
import {
  accountsToRead,
  countAccountsToRead,
  findReading,
  noteAnswer,
  type VersionAnswer,
  type VersionReadingRow,
} from "./store.ts";
import { versionReadings } from "./tables.ts";

export interface ReadingParts {
  database: Database;
  clock: Clock;
  bus: Bus;
  client: WechatClient;
  componentAppId: string;
  activity: Pick<ActivityLog, "record">;
}

/** Which accounts to ask WeChat about: some by row id, or all. */
export interface WantedReading {
  authorizerIds: readonly number[] | null;
  /** What was asked for, when a filter chose them. */
  filter: Record<string, unknown> | null;
}

/** One commit each. */
const chunk = 100;
/** Calls of different accounts at once; a reading is in nobody's way. */
const atOnce = 4;

/** Asks WeChat which versions accounts run (getversioninfo): when somebody wants to know, never by itself all the time. */
export function createVersionReadings({ database, clock, bus, client, componentAppId, activity }: ReadingParts) {
  /** A repeat after a kill goes on at the chunk whose commit is missing. */
  const readAll = defineJob({
    kind: "versions.read",
    payload: z.object({ readingId: z.number() }),
    concurrency: 1,
    timeoutMs: 60 * 60_000,
    run: (job) => read(job),
    exhausted: (work, { payload }, error) =>
      note(work, payload.readingId, {
        endedAt: clock.now(),
        failure: isOfWechat(error) ? failureOf(error) : null,
      }),
  });

  /** One account, soon: after it was authorized or synced. A repeat asks again. */
  const readOne = defineJob({
    kind: "versions.read-account",
    payload: z.object({ authorizerId: z.number() }),
    concurrency: 2,
    maxAttempts: 3,
    async run({ payload: { authorizerId }, signal }) {
      const accounts = await accountsToRead(database.db, { componentAppId, among: [authorizerId], after: 0, limit: 1 });
      await readSome(accounts, signal, async () => {});
    },
  });

  async function read({ payload: { readingId }, signal, done }: RunningJob<{ readingId: number }>): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const reading = await findReading(database.db, readingId);
      if (!reading || reading.endedAt) return;
      const { afterId: after, authorizerIds } = reading;
      const among = authorizerIds?.filter((id) => id > after).slice(0, chunk) ?? null;
      const accounts =
        among?.length === 0 ? [] : await accountsToRead(database.db, { componentAppId, among, after, limit: chunk });
      const last = among ? among.at(-1) : accounts.at(-1)?.id;
      const isLast = last === undefined || (among ?? accounts).length < chunk;
      await readSome(accounts, signal, async (work, failures) => {
        const failed = reading.failed + failures.length;
        const failure = failures.at(-1) ?? reading.failure;
        const progress = { done: reading.done + accounts.length, failed, failure, afterId: last ?? after };
        await note(work, readingId, { ...progress, ...(isLast ? { endedAt: clock.now() } : {}) });
        if (isLast) await done(work);
      });
      if (isLast) return;
    }
  }

  async function readSome(
    accounts: readonly { id: number; appId: string }[],
    signal: AbortSignal,
    also: (work: Work, failures: WechatFailure[]) => Promise<void>,
  ): Promise<void> {
    const answers: VersionAnswer[] = [];
    const failures: WechatFailure[] = [];
    const left = [...accounts];
    const ask = async () => {
      for (let account = left.shift(); account; account = left.shift()) {
        const readAt = clock.now();
        try {
          const { trial, online } = await client.code.versionInfo(account.appId, { signal });
          answers.push({ authorizerId: account.id, componentAppId, trial, online, readAt });
        } catch (error) {
          // One account's refusal is not the others' business.
          if (!isOfWechat(error)) throw error;
          failures.push(failureOf(error));
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, ask));
    await database.atomically(async (work) => {
      for (const answer of answers) {
        await noteAnswer(work, answer);
        bus.publish(work, "authorizer", { id: answer.authorizerId });
      }
      await also(work, failures);
    });
  }

  async function note(work: Work, id: number, facts: Partial<VersionReadingRow>): Promise<void> {
    await work.update(versionReadings).set(facts).where(eq(versionReadings.id, id));
  }

  return {
    /** @param remember called with the reading's row id in the work that begins it */
    async refreshVersions(
      actor: Actor,
      { authorizerIds, filter }: WantedReading,
      remember: (work: Work, id: number) => Promise<void>,
    ): Promise<void> {
      const ids = authorizerIds && [...new Set(authorizerIds)].toSorted((a, b) => a - b);
      const total = ids?.length ?? (await countAccountsToRead(database.db, componentAppId));
      await database.atomically(async (work) => {
        const [row] = await work
          .insert(versionReadings)
          .values({
            componentAppId,
            authorizerIds: ids,
            filter,
            total,
            done: 0,
            failed: 0,
            afterId: 0,
            startedBy: actor.name,
            startedAt: clock.now(),
          })
          .returning({ id: versionReadings.id });
        if (!row) throw new Error("the database kept no reading");
        await enqueue(work, readAll, {
          scope: componentAppId,
          key: String(row.id),
          payload: { readingId: row.id },
          // A person who looks at one account waits for it; the fleet takes its time.
          priority: total > 1 ? 0 : 10,
        });
        await activity.record(work, actor, {
          act: "refreshVersions",
          subjectKind: "Platform",
          subjectId: componentAppId,
          detail: { accounts: total },
        });
        await remember(work, row.id);
      });
    },

    /** Asks about one account soon. */
    async readVersionsSoon(work: Work, { id, appId }: { id: number; appId: string }): Promise<void> {
      await enqueue(work, readOne, {
        scope: componentAppId,
        key: String(id),
        payload: { authorizerId: id },
        serial: `authorizer:${appId}`,
      });
    },

    jobs: [readAll, readOne] as unknown as readonly AnyJob[],
  };
}
