import { and, eq, isNull, lt, lte, or } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import { jobs } from "../jobs/tables.ts";
import { platforms } from "./tables.ts";

export type PlatformRow = typeof platforms.$inferSelect;
export type TokenFailure = NonNullable<PlatformRow["failure"]>;
export type AuditQuotaReading = NonNullable<PlatformRow["auditQuota"]>;

export async function findPlatform(db: Db, componentAppId: string): Promise<PlatformRow | null> {
  const [row] = await db.select().from(platforms).where(eq(platforms.componentAppId, componentAppId));
  return row ?? null;
}

/** Makes the row; what is there stays. */
export async function ensurePlatform(work: Work, componentAppId: string): Promise<void> {
  await work.insert(platforms).values({ componentAppId }).onConflictDoNothing();
}

/** @returns false when the stored ticket is newer: then nothing was written */
export async function storeTicket(
  work: Work,
  componentAppId: string,
  ticket: { sealed: Buffer; createdAt: Date; receivedAt: Date },
): Promise<boolean> {
  const values = { ticket: ticket.sealed, ticketCreatedAt: ticket.createdAt, ticketReceivedAt: ticket.receivedAt };
  const rows = await work
    .insert(platforms)
    .values({ componentAppId, ...values })
    .onConflictDoUpdate({
      target: platforms.componentAppId,
      set: values,
      setWhere: or(isNull(platforms.ticketCreatedAt), lte(platforms.ticketCreatedAt, ticket.createdAt)),
    })
    .returning({ componentAppId: platforms.componentAppId });
  return rows.length > 0;
}

/** Notes that the stored ticket was pushed once more. */
export async function noteTicketSeen(
  work: Work,
  componentAppId: string,
  seen: { createdAt: Date; receivedAt: Date },
): Promise<void> {
  const { ticketCreatedAt, ticketReceivedAt } = platforms;
  await work
    .update(platforms)
    .set({ ticketReceivedAt: seen.receivedAt })
    .where(
      and(
        eq(platforms.componentAppId, componentAppId),
        eq(ticketCreatedAt, seen.createdAt),
        lt(ticketReceivedAt, seen.receivedAt),
      ),
    );
}

/** @returns false when a token with this fence or a higher one is stored already */
export async function storeAccessToken(
  work: Work,
  componentAppId: string,
  token: { sealed: Buffer; obtainedAt: Date; expiresAt: Date; fence: number },
): Promise<boolean> {
  const rows = await work
    .update(platforms)
    .set({
      accessToken: token.sealed,
      accessTokenObtainedAt: token.obtainedAt,
      accessTokenExpiresAt: token.expiresAt,
      accessTokenFence: token.fence,
      failure: null,
    })
    .where(and(eq(platforms.componentAppId, componentAppId), lt(platforms.accessTokenFence, token.fence)))
    .returning({ componentAppId: platforms.componentAppId });
  return rows.length > 0;
}

/** Jobs that could run now and do not yet. */
export async function countDueJobs(db: Db, scope: string, now: Date): Promise<number> {
  return db.$count(
    jobs,
    and(eq(jobs.scope, scope), isNull(jobs.failedAt), isNull(jobs.lockedBy), lte(jobs.runAt, now)),
  );
}

type Notes = Partial<Pick<PlatformRow, "failure" | "pushRequestedAt" | "auditQuota" | "name" | "contact">>;

export async function notePlatform(work: Work, componentAppId: string, notes: Notes): Promise<void> {
  await ensurePlatform(work, componentAppId);
  await work.update(platforms).set(notes).where(eq(platforms.componentAppId, componentAppId));
}
