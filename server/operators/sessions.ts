import { and, eq, lt, ne, sql } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import { prepared } from "../db/prepared.ts";
import type { Work } from "../db/work.ts";
import type { Viewer } from "../graphql/context.ts";
import { operators, sessions } from "./tables.ts";
import { hashToken, newToken } from "./token.ts";

export const idleMs = 12 * 3_600_000;
export const absoluteMs = 14 * 24 * 3_600_000;
/** Use moves the expiry, but a row is written at most this often. */
const touchEveryMs = 5 * 60_000;

export interface StartedSession {
  token: string;
  /** The end that no use can move. */
  endsAt: Date;
}

export interface Sessions {
  start(work: Work, operatorId: number, userAgent: string | null): Promise<StartedSession>;
  /** Who holds this token; null when it is unknown or over, or its owner was disabled. */
  find(token: string): Promise<Viewer | null>;
  end(work: Work, token: string): Promise<void>;
  endAll(work: Work, operatorId: number, exceptToken?: string | null): Promise<void>;
}

const findSession = prepared("find_session", (on, name) =>
  on
    .select({
      operatorId: sessions.operatorId,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      displayName: operators.displayName,
      role: operators.role,
      disabledAt: operators.disabledAt,
    })
    .from(sessions)
    .innerJoin(operators, eq(operators.id, sessions.operatorId))
    .where(eq(sessions.tokenHash, sql.placeholder("tokenHash")))
    .prepare(name),
);

export function createSessions({ database, clock }: { database: Database; clock: Clock }): Sessions {
  return {
    async start(work, operatorId, userAgent) {
      const now = clock.now();
      const token = newToken();
      await work.delete(sessions).where(lt(sessions.expiresAt, now));
      await work.insert(sessions).values({
        tokenHash: hashToken(token),
        operatorId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: expiryOf(now, now),
        userAgent: userAgent?.slice(0, 300) ?? null,
      });
      return { token, endsAt: new Date(now.getTime() + absoluteMs) };
    },

    async find(token) {
      const tokenHash = hashToken(token);
      const [session] = await findSession(database.db).execute({ tokenHash });
      const now = clock.now();
      if (!session || session.expiresAt <= now || session.disabledAt) return null;
      if (now.getTime() - session.lastSeenAt.getTime() > touchEveryMs) {
        await database.atomically(async (work) => {
          await work
            .update(sessions)
            .set({ lastSeenAt: now, expiresAt: expiryOf(session.createdAt, now) })
            .where(and(eq(sessions.tokenHash, tokenHash), lt(sessions.lastSeenAt, now)));
        });
      }
      return { kind: "operator", id: session.operatorId, name: session.displayName, role: session.role };
    },

    async end(work, token) {
      await work.delete(sessions).where(eq(sessions.tokenHash, hashToken(token)));
    },

    async endAll(work, operatorId, exceptToken) {
      const own = eq(sessions.operatorId, operatorId);
      await work.delete(sessions).where(exceptToken ? and(own, ne(sessions.tokenHash, hashToken(exceptToken))) : own);
    },
  };
}

function expiryOf(createdAt: Date, seenAt: Date): Date {
  return new Date(Math.min(seenAt.getTime() + idleMs, createdAt.getTime() + absoluteMs));
}
