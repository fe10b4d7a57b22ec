import { createHash } from "node:crypto";
import type { ActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Work } from "../../db/work.ts";
import type { PageRequest } from "../../graphql/connection.ts";
import type { Actor } from "../../graphql/context.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { type ContentType, contentTypeOf } from "./content-type.ts";
import {
  countMedia,
  findMediaBytes,
  findMedium,
  keepMedium,
  mediaPage,
  type MediumRow,
  removeMedium,
} from "./media-store.ts";

const megabyte = 1024 ** 2;
/** What WeChat takes of each kind (40006). */
const limits = { image: 2 * megabyte, video: 10 * megabyte } as const;
export const largestMedium = limits.video;

const taken: readonly ContentType[] = ["image/png", "image/jpeg", "image/gif", "video/mp4"];
const longestName = 100;

/** Pictures and videos for the reviewer. They are kept once, and handed to WeChat for each account that needs them. */
export function createMedia(parts: {
  database: Database;
  clock: Clock;
  componentAppId: string;
  activity: Pick<ActivityLog, "record">;
}) {
  const { database, clock, componentAppId, activity } = parts;
  const { db } = database;

  /**
   * Keeps a picture or a video. What it is, its bytes say and nobody else; the same bytes again are the same medium.
   *
   * @throws {Refusal} EMPTY, UNSUPPORTED_MEDIA, TOO_LARGE
   */
  async function addAuditMedium(actor: Actor, { name, bytes }: { name: string; bytes: Buffer }): Promise<MediumRow> {
    const contentType = checked(bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return await database.atomically(async (work) => {
      const { row, isNew } = await keepMedium(work, {
        componentAppId,
        name: fileName(name, contentType),
        contentType,
        bytes,
        size: bytes.length,
        sha256,
        addedBy: actor.name,
        addedAt: clock.now(),
      });
      if (isNew) {
        const { id, size } = row;
        const subject = { subjectKind: "AuditMedia", subjectId: String(id) };
        await activity.record(work, actor, { act: "addAuditMedia", ...subject, detail: { name: row.name, size } });
      }
      return row;
    });
  }

  /** Profiles that name it go on without it. Removing what is not there changes nothing. */
  async function removeAuditMedium(actor: Actor, id: number, remember: (work: Work) => Promise<void>): Promise<void> {
    await database.atomically(async (work) => {
      const name = await removeMedium(work, componentAppId, id);
      if (name !== undefined) {
        const subject = { subjectKind: "AuditMedia", subjectId: String(id) };
        await activity.record(work, actor, { act: "removeAuditMedia", ...subject, detail: { name } });
      }
      await remember(work);
    });
  }

  return {
    addAuditMedium,
    removeAuditMedium,
    findAuditMedium: (id: number) => findMedium(db, componentAppId, id),
    auditMediumBytes: (id: number) => findMediaBytes(db, componentAppId, id),
    /** Newest first, one more than the page has if there is one. */
    listAuditMedia: (page: PageRequest) => mediaPage(db, componentAppId, page),
    countAuditMedia: () => countMedia(db, componentAppId),
  };
}

function checked(bytes: Buffer): ContentType {
  if (bytes.length === 0) {
    throw new Refusal({ code: "EMPTY", text: { zh: "文件是空的", en: "The file is empty" } });
  }
  const contentType = contentTypeOf(bytes);
  if (!contentType || !taken.includes(contentType)) {
    throw new Refusal({
      code: "UNSUPPORTED_MEDIA",
      text: {
        zh: "不是 PNG、JPEG、GIF 图片或 MP4 视频",
        en: "It is neither a PNG, JPEG or GIF picture nor an MP4 video",
      },
      remedy: { zh: "换一种格式再上传", en: "Save it in one of these formats and upload it again" },
    });
  }
  const limit = limits[contentType.startsWith("video/") ? "video" : "image"];
  if (bytes.length > limit) throw tooLarge(limit);
  return contentType;
}

export function tooLarge(limit: number): Refusal {
  return new Refusal({
    code: "TOO_LARGE",
    text: {
      zh: `超过微信的上限 ${limit / megabyte} MB`,
      en: `More than WeChat takes: at most ${limit / megabyte} MB`,
    },
    remedy: { zh: "压缩后再上传", en: "Make it smaller and upload it again" },
  });
}

/** The last part of a path, without what has no business in a name. */
function fileName(given: string, contentType: ContentType): string {
  const [last = ""] = given.split(/[\\/]/).slice(-1);
  // eslint-disable-next-line no-control-regex
  const name = last.replaceAll(/[\u0000-\u001f\u007f"]/g, "").trim();
  return [...(name === "" ? `media.${contentType.split("/")[1] ?? ""}` : name)].slice(0, longestName).join("");
}
