import { and, count, eq } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import type { Db, Work } from "../../db/work.ts";
import { keyset, type PageRequest } from "../../graphql/connection.ts";
import { releases } from "../tables.ts";
import type { AuditProfile } from "./profile.ts";
import { auditProfiles } from "./tables.ts";

export type AuditProfileRow = typeof auditProfiles.$inferSelect;
export type AuditProfileScope = AuditProfileRow["scope"];

/** What a profile is for: the appid of a line's development mini program, or the row id of an account. */
export interface AuditProfileTarget {
  scope: AuditProfileScope;
  target: string;
}

const at = (componentAppId: string, { scope, target }: AuditProfileTarget) =>
  and(
    eq(auditProfiles.componentAppId, componentAppId),
    eq(auditProfiles.scope, scope),
    eq(auditProfiles.target, target),
  );

export async function findAuditProfile(on: Db, componentAppId: string, target: AuditProfileTarget) {
  const [row] = await on.select().from(auditProfiles).where(at(componentAppId, target));
  return row;
}

export async function findAuditProfileById(on: Db, componentAppId: string, id: number) {
  const [row] = await on
    .select()
    .from(auditProfiles)
    .where(and(eq(auditProfiles.componentAppId, componentAppId), eq(auditProfiles.id, id)));
  return row;
}

const ofScope = (componentAppId: string, scope: AuditProfileScope | undefined) =>
  and(eq(auditProfiles.componentAppId, componentAppId), scope && eq(auditProfiles.scope, scope));

/** One page, the newest first. */
export async function auditProfilePage(
  on: Db,
  componentAppId: string,
  scope: AuditProfileScope | undefined,
  page: PageRequest,
): Promise<AuditProfileRow[]> {
  const { where, orderBy, limit } = keyset(page, [auditProfiles.id]);
  return await on
    .select()
    .from(auditProfiles)
    .where(and(ofScope(componentAppId, scope), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export async function countAuditProfiles(
  on: Db,
  componentAppId: string,
  scope: AuditProfileScope | undefined,
): Promise<number> {
  const [row] = await on.select({ count: count() }).from(auditProfiles).where(ofScope(componentAppId, scope));
  return row?.count ?? 0;
}

/** @returns the row's id */
export async function putAuditProfile(work: Work, row: typeof auditProfiles.$inferInsert): Promise<number> {
  const { profile, changedBy, changedAt } = row;
  const [kept] = await work
    .insert(auditProfiles)
    .values(row)
    .onConflictDoUpdate({
      target: [auditProfiles.componentAppId, auditProfiles.scope, auditProfiles.target],
      set: { profile, changedBy, changedAt },
    })
    .returning({ id: auditProfiles.id });
  if (!kept) throw new Error("the database kept no audit profile");
  return kept.id;
}

/** @returns the id of the row that is gone */
export async function removeAuditProfile(
  work: Work,
  componentAppId: string,
  target: AuditProfileTarget,
): Promise<number | undefined> {
  const [gone] = await work.delete(auditProfiles).where(at(componentAppId, target)).returning({ id: auditProfiles.id });
  return gone?.id;
}

/** What is changed for one release alone. */
export async function changeProfile(work: Work, releaseId: number, auditProfile: AuditProfile | null): Promise<void> {
  await work.update(releases).set({ auditProfile }).where(eq(releases.id, releaseId));
}

export async function isOwnAccount(on: Db, componentAppId: string, id: number): Promise<boolean> {
  const rows = await on
    .select({ id: authorizers.id })
    .from(authorizers)
    .where(and(eq(authorizers.componentAppId, componentAppId), eq(authorizers.id, id)));
  return rows.length > 0;
}
