import { and, count, eq, gt, inArray } from "drizzle-orm";
import type { Db, Work } from "../../db/work.ts";
import { keyset, type PageRequest } from "../../graphql/connection.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { auditMedia, auditMediaUploads } from "./tables.ts";

/** Without the bytes: a list of videos would be a hundred megabytes. */
const columns = {
  id: auditMedia.id,
  name: auditMedia.name,
  contentType: auditMedia.contentType,
  size: auditMedia.size,
  sha256: auditMedia.sha256,
  addedBy: auditMedia.addedBy,
  addedAt: auditMedia.addedAt,
};

export type MediumRow = Omit<typeof auditMedia.$inferSelect, "componentAppId" | "bytes">;

/** Keeps a medium, or finds the one with the same bytes. */
export async function keepMedium(
  work: Work,
  medium: typeof auditMedia.$inferInsert,
): Promise<{ row: MediumRow; isNew: boolean }> {
  const [added] = await work.insert(auditMedia).values(medium).onConflictDoNothing().returning(columns);
  if (added) return { row: added, isNew: true };
  const [known] = await work
    .select(columns)
    .from(auditMedia)
    .where(and(eq(auditMedia.componentAppId, medium.componentAppId), eq(auditMedia.sha256, medium.sha256)));
  if (!known) throw new Error("the database kept no medium");
  return { row: known, isNew: false };
}

const ours = (componentAppId: string, id: number) =>
  and(eq(auditMedia.componentAppId, componentAppId), eq(auditMedia.id, id));

export async function findMedium(on: Db, componentAppId: string, id: number): Promise<MediumRow | undefined> {
  const [row] = await on.select(columns).from(auditMedia).where(ours(componentAppId, id));
  return row;
}

export async function findMediaBytes(on: Db, componentAppId: string, id: number) {
  const [row] = await on
    .select({ name: auditMedia.name, contentType: auditMedia.contentType, bytes: auditMedia.bytes })
    .from(auditMedia)
    .where(ours(componentAppId, id));
  return row;
}

/** One page, newest first. */
export async function mediaPage(on: Db, componentAppId: string, page: PageRequest): Promise<MediumRow[]> {
  const { where, orderBy, limit } = keyset(page, [auditMedia.id]);
  return await on
    .select(columns)
    .from(auditMedia)
    .where(and(eq(auditMedia.componentAppId, componentAppId), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export async function countMedia(on: Db, componentAppId: string): Promise<number> {
  const [row] = await on
    .select({ count: count() })
    .from(auditMedia)
    .where(eq(auditMedia.componentAppId, componentAppId));
  return row?.count ?? 0;
}

/** @returns the name of what is gone */
export async function removeMedium(work: Work, componentAppId: string, id: number): Promise<string | undefined> {
  const [gone] = await work.delete(auditMedia).where(ours(componentAppId, id)).returning({ name: auditMedia.name });
  return gone?.name;
}

/** What WeChat calls media of ours for an account, as long as they are good until then. */
export async function findUploads(
  on: Db,
  { authorizerId, mediaIds, until }: { authorizerId: number; mediaIds: readonly number[]; until: Date },
) {
  return await on
    .select({ id: auditMediaUploads.auditMediaId, mediaId: auditMediaUploads.mediaId })
    .from(auditMediaUploads)
    .where(
      and(
        eq(auditMediaUploads.authorizerId, authorizerId),
        inArray(auditMediaUploads.auditMediaId, [...mediaIds]),
        gt(auditMediaUploads.expiresAt, until),
      ),
    );
}

export async function keepUpload(work: Work, upload: typeof auditMediaUploads.$inferInsert): Promise<void> {
  const { mediaId, expiresAt } = upload;
  await work
    .insert(auditMediaUploads)
    .values(upload)
    .onConflictDoUpdate({
      target: [auditMediaUploads.auditMediaId, auditMediaUploads.authorizerId],
      set: { mediaId, expiresAt },
    });
}

export async function forgetUploads(work: Work, authorizerId: number): Promise<void> {
  await work.delete(auditMediaUploads).where(eq(auditMediaUploads.authorizerId, authorizerId));
}

/** Those of the named media that are still there, with what they are. */
export async function kindsOfMedia(on: Db, componentAppId: string, ids: readonly number[]) {
  return await on
    .select({ id: auditMedia.id, contentType: auditMedia.contentType })
    .from(auditMedia)
    .where(and(eq(auditMedia.componentAppId, componentAppId), inArray(auditMedia.id, [...ids])));
}

/** @throws {Refusal} when one of them is not there */
export async function requireMedia(
  on: Db,
  componentAppId: string,
  ids: readonly number[],
  field: string[],
): Promise<void> {
  if (ids.length === 0) return;
  const wanted = [...new Set(ids)];
  const found = await on
    .select({ id: auditMedia.id })
    .from(auditMedia)
    .where(and(eq(auditMedia.componentAppId, componentAppId), inArray(auditMedia.id, wanted)));
  if (found.length === wanted.length) return;
  throw new Refusal({
    code: "NOT_FOUND",
    field,
    text: { zh: "有图片或视频已不存在", en: "One of the pictures or videos does not exist" },
    remedy: { zh: "重新上传", en: "Upload it again" },
  });
}
