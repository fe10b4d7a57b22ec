import { and, asc, count, desc, eq, gte, inArray, isNull, max, notExists, sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import { preparedForIds } from "../../db/id-lists.ts";
import type { Db, Work } from "../../db/work.ts";
import type { WechatFailure } from "../records.ts";
import { releases } from "../tables.ts";
import { rejectionScreenshots } from "./tables.ts";

/** What rejections have in common. Those from before it was written down share it only when their words are the same. */
export const rejectionKeyOf = sql<string>`coalesce(${releases.rejectKey}, ${releases.rejectReason}, '')`;

export interface RejectionGroup {
  /** Null over the whole fleet. */
  deploymentId: number | null;
  key: string;
  count: number;
  /** Of the newest one, as WeChat gave it. */
  reason: string;
}

const mostGroups = 100;

/** Rejected releases by what is wrong, the most frequent first: of one deployment, or of all. */
export async function rejectionGroups(
  on: Db,
  { componentAppId, deploymentId = null }: { componentAppId: string; deploymentId?: number | null },
): Promise<RejectionGroup[]> {
  const size = count();
  const groups = await on
    .select({ key: rejectionKeyOf, count: size, sample: max(releases.id) })
    .from(releases)
    .where(
      and(
        eq(releases.componentAppId, componentAppId),
        eq(releases.state, "REJECTED"),
        deploymentId === null ? undefined : eq(releases.deploymentId, deploymentId),
      ),
    )
    .groupBy(rejectionKeyOf)
    .orderBy(desc(size), desc(max(releases.id)))
    .limit(mostGroups);
  const samples = await on
    .select({ id: releases.id, reason: releases.rejectReason })
    .from(releases)
    .where(
      inArray(
        releases.id,
        groups.map(({ sample }) => Number(sample)),
      ),
    );
  const reasons = new Map(samples.map(({ id, reason }) => [id, reason]));
  return groups.map(({ key, count: releasesIn, sample }) => ({
    deploymentId,
    key,
    count: releasesIn,
    reason: reasons.get(Number(sample)) ?? "",
  }));
}

/** Accounts whose newest release was rejected since then, by deployment. */
export async function rejectedSince(on: Db, componentAppId: string, since: Date) {
  return await on
    .select({
      deploymentId: releases.deploymentId,
      count: count(),
      first: sql<number>`min(${releases.changedAt})`.mapWith(Number),
    })
    .from(releases)
    .where(
      and(
        eq(releases.componentAppId, componentAppId),
        eq(releases.state, "REJECTED"),
        gte(releases.changedAt, since),
        // A later one took the account over: nobody has to answer this rejection any more.
        notExists(
          on
            .select({ one: sql`1` })
            .from(sql`${releases} later`)
            .where(sql`later.authorizer_id = ${releases.authorizerId} and later.id > ${releases.id}`),
        ),
      ),
    )
    .groupBy(releases.deploymentId)
    .orderBy(asc(releases.deploymentId));
}

/** Writes down what is to be fetched. A repeat changes nothing. */
export async function addScreenshots(work: Work, releaseId: number, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length === 0) return;
  await work
    .insert(rejectionScreenshots)
    .values([...new Set(mediaIds)].map((mediaId, place) => ({ releaseId, mediaId, place })))
    .onConflictDoNothing();
}

/** Those of a release that are neither there nor known to be gone. */
export async function screenshotsToFetch(on: Db, releaseId: number) {
  return await on
    .select({ mediaId: rejectionScreenshots.mediaId, failure: rejectionScreenshots.failure })
    .from(rejectionScreenshots)
    .where(and(eq(rejectionScreenshots.releaseId, releaseId), isNull(rejectionScreenshots.fetchedAt)))
    .orderBy(asc(rejectionScreenshots.place));
}

const one = (releaseId: number, mediaId: string) =>
  and(eq(rejectionScreenshots.releaseId, releaseId), eq(rejectionScreenshots.mediaId, mediaId));

export async function keepScreenshot(
  work: Work,
  { releaseId, mediaId }: { releaseId: number; mediaId: string },
  kept: { contentType: string; bytes: Buffer; fetchedAt: Date },
): Promise<void> {
  await work
    .update(rejectionScreenshots)
    .set({ ...kept, failure: null })
    .where(one(releaseId, mediaId));
}

export async function noteScreenshotFailure(
  work: Work,
  { releaseId, mediaId }: { releaseId: number; mediaId: string },
  failure: WechatFailure,
): Promise<void> {
  await work.update(rejectionScreenshots).set({ failure }).where(one(releaseId, mediaId));
}

/** Of several releases, in WeChat's order, without the bytes. */
export const screenshotsOf = preparedForIds("screenshots_of_releases", (on, ids, name) =>
  on
    .select({
      releaseId: rejectionScreenshots.releaseId,
      mediaId: rejectionScreenshots.mediaId,
      place: rejectionScreenshots.place,
      contentType: rejectionScreenshots.contentType,
      fetchedAt: rejectionScreenshots.fetchedAt,
      failure: rejectionScreenshots.failure,
    })
    .from(rejectionScreenshots)
    .where(inArray(rejectionScreenshots.releaseId, ids))
    .orderBy(asc(rejectionScreenshots.releaseId), asc(rejectionScreenshots.place))
    .prepare(name),
);

export type ScreenshotRow = Awaited<ReturnType<typeof screenshotsOf>>[number];

export async function screenshotBytes(on: Db, componentAppId: string, releaseId: number, mediaId: string) {
  const [row] = await on
    .select({ contentType: rejectionScreenshots.contentType, bytes: rejectionScreenshots.bytes })
    .from(rejectionScreenshots)
    .innerJoin(releases, eq(releases.id, rejectionScreenshots.releaseId))
    .where(and(one(releaseId, mediaId), eq(releases.componentAppId, componentAppId)));
  return row?.bytes && row.contentType ? { contentType: row.contentType, bytes: row.bytes } : undefined;
}

/** Whose material it is, for the call that fetches it. */
export async function accountOfRelease(on: Db, componentAppId: string, releaseId: number) {
  const [row] = await on
    .select({ appId: authorizers.appId, status: authorizers.status })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .where(and(eq(releases.id, releaseId), eq(releases.componentAppId, componentAppId)));
  return row;
}
