import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { WechatClient } from "../../wechat/index.ts";
import { findMediaBytes, findUploads, forgetUploads, keepUpload, kindsOfMedia } from "./media-store.ts";

const hour = 3_600_000;
/** WeChat's own word. */
const goodForMs = 72 * hour;
/** An upload that ends within half a day may end while the submission waits for its turn. */
const renewBeforeMs = 12 * hour;

export interface Preview {
  pictureIds: string[];
  videoIds: string[];
}

/** Hands media to WeChat in an account's name, shortly before they are needed. */
export function createMediaUploads(parts: {
  database: Database;
  wechat: Pick<WechatClient, "code">;
  clock: Clock;
  componentAppId: string;
}) {
  const { database, wechat, clock, componentAppId } = parts;
  const { db } = database;

  /**
   * What WeChat calls these media for this account. Those it does not have, or not for much longer, are uploaded; each is written
   * down at once, so a repeat after a kill uploads one of them once more, at most.
   *
   * Media that were removed meanwhile are left out.
   *
   * @param goesOn asked before every upload; when it says no, the rest is left out
   * @throws {WechatError | WechatUnreachable}
   */
  async function previewOf(
    { authorizerId, appId }: { authorizerId: number; appId: string },
    ids: readonly number[],
    { signal, goesOn }: { signal: AbortSignal; goesOn: () => Promise<boolean> },
  ): Promise<Preview> {
    const preview: Preview = { pictureIds: [], videoIds: [] };
    if (ids.length === 0) return preview;
    const until = new Date(clock.now().getTime() + renewBeforeMs);
    const known = new Map(
      (await findUploads(db, { authorizerId, mediaIds: ids, until })).map(({ id, mediaId }) => [id, mediaId]),
    );
    const kinds = new Map(
      (await kindsOfMedia(db, componentAppId, ids)).map(({ id, contentType }) => [id, contentType]),
    );
    for (const id of new Set(ids)) {
      const contentType = kinds.get(id);
      if (contentType === undefined) continue;
      const mediaId =
        known.get(id) ?? ((await goesOn()) ? await upload({ authorizerId, appId }, id, signal) : undefined);
      if (mediaId === undefined) continue;
      (contentType.startsWith("video/") ? preview.videoIds : preview.pictureIds).push(mediaId);
    }
    return preview;
  }

  async function upload(
    { authorizerId, appId }: { authorizerId: number; appId: string },
    id: number,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const medium = await findMediaBytes(db, componentAppId, id);
    if (!medium) return undefined;
    const expiresAt = new Date(clock.now().getTime() + goodForMs);
    const { mediaId } = await wechat.code.uploadAuditMedia(appId, medium, { signal });
    await database.atomically((work) => keepUpload(work, { auditMediaId: id, authorizerId, mediaId, expiresAt }));
    return mediaId;
  }

  return {
    previewOf,
    /** For when WeChat does not know them any more: the next submission uploads all of them again. */
    forget: (authorizerId: number) => database.atomically((work) => forgetUploads(work, authorizerId)),
  };
}
