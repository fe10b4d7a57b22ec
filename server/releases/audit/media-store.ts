import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../../db/work.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { auditMedia } from "./tables.ts";

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
