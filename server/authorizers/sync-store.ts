import { eq } from "drizzle-orm";
import type { Db, Work } from "../db/work.ts";
import { authorizerSyncs } from "./tables.ts";

export type SyncRow = typeof authorizerSyncs.$inferSelect;

export async function findSync(on: Db, componentAppId: string): Promise<SyncRow | null> {
  const [row] = await on.select().from(authorizerSyncs).where(eq(authorizerSyncs.componentAppId, componentAppId));
  return row ?? null;
}

/** Begins anew; one that runs is left alone. */
export async function beginSync(work: Work, componentAppId: string, at: Date): Promise<SyncRow> {
  const running = await findSync(work, componentAppId);
  if (running && !running.endedAt) return running;
  const start = { startedAt: at, endedAt: null, offset: 0, found: 0, added: 0, total: null, failure: null };
  const [row] = await work
    .insert(authorizerSyncs)
    .values({ componentAppId, ...start })
    .onConflictDoUpdate({ target: authorizerSyncs.componentAppId, set: start })
    .returning();
  if (!row) throw new Error("the reading of the list could not be begun");
  return row;
}

export async function noteSync(work: Work, componentAppId: string, values: Partial<SyncRow>): Promise<void> {
  await work.update(authorizerSyncs).set(values).where(eq(authorizerSyncs.componentAppId, componentAppId));
}
