import { and, count, eq } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import { type Connection, type ForwardArgs, keyset, readPage, toConnection } from "../graphql/connection.ts";
import type { Actor } from "../graphql/context.ts";
import { activities } from "./tables.ts";

export type ActivityRow = typeof activities.$inferSelect;

export interface Act {
  /** What was done, as the mutation is called: `startDeployment`, `publishRelease`. */
  act: string;
  /** GraphQL type of what it was done to: `Authorizer`, `Release`. */
  subjectKind: string;
  /** Row id. */
  subjectId: string;
  /** Facts worth reading later; never a secret. */
  detail?: Record<string, unknown>;
}

export interface ActivityLog {
  /** Commits with what it tells of. */
  record: (work: Work, actor: Actor, act: Act) => Promise<void>;
  page(args: ForwardArgs, subject?: { kind?: string | null; id?: string | null }): Promise<Connection<ActivityRow>>;
}

export function createActivityLog(parts: { database: Database; clock: Clock; componentAppId: string }): ActivityLog {
  const { database, clock, componentAppId } = parts;
  return {
    async record(work, actor, { act, subjectKind, subjectId, detail }) {
      await work.insert(activities).values({
        componentAppId,
        at: clock.now(),
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
        act,
        subjectKind,
        subjectId,
        ...(detail && { detail }),
      });
    },

    async page(args, subject) {
      const request = readPage(args);
      const ofSubject = and(
        eq(activities.componentAppId, componentAppId),
        subject?.kind ? eq(activities.subjectKind, subject.kind) : undefined,
        subject?.id ? eq(activities.subjectId, subject.id) : undefined,
      );
      const { where, orderBy, limit } = keyset(request, [activities.id]);
      const rows = await database.db
        .select()
        .from(activities)
        .where(and(ofSubject, where))
        .orderBy(...orderBy)
        .limit(limit);
      return toConnection(
        rows,
        request,
        (row) => [row.id],
        async () => {
          const [counted] = await database.db.select({ rows: count() }).from(activities).where(ofSubject);
          return counted?.rows ?? 0;
        },
      );
    },
  };
}
