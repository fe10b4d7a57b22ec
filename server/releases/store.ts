import { and, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import { authorizers } from "../authorizers/tables.ts";
import { preparedForIds } from "../db/id-lists.ts";
import { prepared } from "../db/prepared.ts";
import type { Db } from "../db/work.ts";
import { keyset, type PageRequest } from "../graphql/connection.ts";
import { rejectionKeyOf } from "./audit/rejection-store.ts";
import { failedWith } from "./error-code-store.ts";
import { liveStates, type ReleaseState } from "./states.ts";
import { releases } from "./tables.ts";

export type ReleaseRow = typeof releases.$inferSelect;

export const findReleases = preparedForIds("releases_by_id", (on, ids, name) =>
  on.select().from(releases).where(inArray(releases.id, ids)).prepare(name),
);

/** The newest release of each account, whatever became of it. */
export const newestReleases = preparedForIds("newest_releases", (on, ids, name) => {
  const newest = on
    .select({ id: sql<number>`max(${releases.id})` })
    .from(releases)
    .where(inArray(releases.authorizerId, ids))
    .groupBy(releases.authorizerId);
  return on.select().from(releases).where(inArray(releases.id, newest)).prepare(name);
});

/** The release of each account that is online: the last one that went out and was not taken back. */
export const onlineReleases = preparedForIds("online_releases", (on, ids, name) => {
  const ranked = on
    .select({
      id: releases.id,
      rank: sql<number>`row_number() over (partition by ${releases.authorizerId} order by ${releases.changedAt} desc, ${releases.id} desc)`.as(
        "release_rank",
      ),
    })
    .from(releases)
    .where(and(inArray(releases.authorizerId, ids), eq(releases.state, "RELEASED")))
    .as("ranked");
  const online = on.select({ id: ranked.id }).from(ranked).where(eq(ranked.rank, 1));
  return on.select().from(releases).where(inArray(releases.id, online)).prepare(name);
});

export interface ReleaseSearch {
  componentAppId: string;
  states?: readonly ReleaseState[];
  deploymentId?: number;
  authorizerId?: number;
  templateId?: number;
  errcode?: number;
  auditId?: string;
  /** Rejected for this reason. */
  rejectionKey?: string;
}

function matching(search: ReleaseSearch): SQL | undefined {
  const { componentAppId, states, deploymentId, authorizerId, templateId, errcode, auditId, rejectionKey } = search;
  return and(
    eq(releases.componentAppId, componentAppId),
    states && inArray(releases.state, [...states]),
    deploymentId === undefined ? undefined : eq(releases.deploymentId, deploymentId),
    authorizerId === undefined ? undefined : eq(releases.authorizerId, authorizerId),
    templateId === undefined ? undefined : eq(releases.templateId, templateId),
    errcode === undefined ? undefined : failedWith(errcode),
    auditId === undefined ? undefined : eq(releases.auditId, auditId),
    rejectionKey === undefined ? undefined : eq(rejectionKeyOf, rejectionKey),
  );
}

/** One page, newest first. */
export async function releasePage(on: Db, search: ReleaseSearch, page: PageRequest): Promise<ReleaseRow[]> {
  const { where, orderBy, limit } = keyset(page, [releases.id]);
  return await on
    .select()
    .from(releases)
    .where(and(matching(search), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export async function countReleases(on: Db, search: ReleaseSearch): Promise<number> {
  const [row] = await on.select({ count: count() }).from(releases).where(matching(search));
  return row?.count ?? 0;
}

export async function countLiveReleases(on: Db, componentAppId: string): Promise<number> {
  return await countReleases(on, { componentAppId, states: liveStates });
}

/** The release of an account that is under way; there is one at most. */
export async function findLiveRelease(on: Db, componentAppId: string, appId: string) {
  const [release] = await liveReleaseOfApp(on).execute({ componentAppId, appId });
  return release;
}

const liveReleaseOfApp = prepared("live_release_of_app", (on, name) =>
  on
    .select({
      id: releases.id,
      deploymentId: releases.deploymentId,
      authorizerId: releases.authorizerId,
      state: releases.state,
      version: releases.version,
      submittedAt: releases.submittedAt,
      accountStatus: authorizers.status,
    })
    .from(authorizers)
    .innerJoin(releases, eq(releases.authorizerId, authorizers.id))
    .where(
      and(
        eq(authorizers.componentAppId, sql.placeholder("componentAppId")),
        eq(authorizers.appId, sql.placeholder("appId")),
        sql`${releases.state} in (${sql.raw(liveStates.map((state) => `'${state}'`).join(", "))})`,
      ),
    )
    .prepare(name),
);
