import { and, asc, count, eq, gt, inArray, isNull, lte, ne, or, type SQL } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import type { Db } from "../../db/work.ts";
import { rejectionKeyOf } from "../audit/rejection-store.ts";
import { failedWith } from "../error-code-store.ts";
import type { ReleaseState } from "../states.ts";
import { releases } from "../tables.ts";

/** Which releases of a deployment a person means; each part that is given must fit. */
export interface BulkSearch {
  deploymentId: number;
  states: readonly ReleaseState[];
  /** Failed with this code. */
  errcode?: number | undefined;
  /** From 0. */
  wave?: number | undefined;
  releaseIds?: readonly number[] | undefined;
  /** Rejected for this reason. */
  rejectionKey?: string | undefined;
  /** What came to its state later is not what the person saw; null takes it all the same. */
  until: Date | null;
  /** Also those of which something else was asked, unless that is their end. */
  overrules: boolean;
}

function matching({
  deploymentId,
  states,
  errcode,
  wave,
  releaseIds,
  rejectionKey,
  until,
  overrules,
}: BulkSearch): SQL | undefined {
  return and(
    eq(releases.deploymentId, deploymentId),
    inArray(releases.state, [...states]),
    errcode === undefined ? undefined : failedWith(errcode),
    wave === undefined ? undefined : eq(releases.wave, wave),
    releaseIds && inArray(releases.id, [...releaseIds]),
    rejectionKey === undefined ? undefined : eq(rejectionKeyOf, rejectionKey),
    until ? lte(releases.changedAt, until) : undefined,
    overrules ? or(isNull(releases.pendingAct), ne(releases.pendingAct, "CANCEL")) : isNull(releases.pendingAct),
  );
}

export async function countInBulk(on: Db, search: BulkSearch): Promise<number> {
  const [row] = await on.select({ count: count() }).from(releases).where(matching(search));
  return row?.count ?? 0;
}

/** One chunk of them, by id. */
export async function releasesInBulk(on: Db, search: BulkSearch, { after, limit }: { after: number; limit: number }) {
  return await on
    .select({
      id: releases.id,
      deploymentId: releases.deploymentId,
      authorizerId: releases.authorizerId,
      state: releases.state,
      wave: releases.wave,
      failure: releases.failure,
      auditId: releases.auditId,
      appId: authorizers.appId,
      auditProfile: releases.auditProfile,
    })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .where(and(matching(search), gt(releases.id, after)))
    .orderBy(asc(releases.id))
    .limit(limit);
}
