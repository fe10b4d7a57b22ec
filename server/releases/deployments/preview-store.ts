import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import type { Db } from "../../db/work.ts";
import { releases, releaseTransitions } from "../tables.ts";

/** What rows know of accounts beside what keeps them out of a deployment. */
export async function profilesOf(on: Db, ids: readonly number[]) {
  return await on
    .select({
      id: authorizers.id,
      nickName: authorizers.nickName,
      headImageUrl: authorizers.headImageUrl,
      signature: authorizers.signature,
      accountStatus: authorizers.accountStatus,
      profileReadAt: authorizers.profileReadAt,
    })
    .from(authorizers)
    .where(inArray(authorizers.id, [...ids]));
}

/** Why the newest release of an account failed; accounts whose newest one did not fail are not in it. */
export async function lastFailures(on: Db, ids: readonly number[]) {
  const newest = on
    .select({ id: sql<number>`max(${releases.id})` })
    .from(releases)
    .where(inArray(releases.authorizerId, [...ids]))
    .groupBy(releases.authorizerId);
  return await on
    .select({ authorizerId: releases.authorizerId, failure: releases.failure })
    .from(releases)
    .where(and(inArray(releases.id, newest), eq(releases.state, "FAILED")));
}

export interface SentExtJson {
  authorizerId: number;
  version: string;
  /** The text that went with commit. */
  extJson: string;
}

const sent = { authorizerId: releases.authorizerId, version: releases.version, extJson: releases.extJson };

/** What each account was sent last, whatever became of it: its trial version. */
export async function lastCommitted(on: Db, ids: readonly number[]): Promise<SentExtJson[]> {
  const newest = on
    .select({ id: sql<number>`max(${releases.id})` })
    .from(releases)
    .where(
      and(
        inArray(releases.authorizerId, [...ids]),
        sql`exists (select 1 from ${releaseTransitions} where ${releaseTransitions.releaseId} = ${releases.id} and ${releaseTransitions.toState} = 'COMMITTED')`,
      ),
    )
    .groupBy(releases.authorizerId);
  return await on.select(sent).from(releases).where(inArray(releases.id, newest)).orderBy(asc(releases.authorizerId));
}

/** What each account has online: the last release that went out and was not taken back. */
export async function onlineNow(on: Db, ids: readonly number[]): Promise<SentExtJson[]> {
  const ranked = on
    .select({
      id: releases.id,
      rank: sql<number>`row_number() over (partition by ${releases.authorizerId} order by ${releases.changedAt} desc, ${releases.id} desc)`.as(
        "release_rank",
      ),
    })
    .from(releases)
    .where(and(inArray(releases.authorizerId, [...ids]), eq(releases.state, "RELEASED")))
    .as("ranked");
  const online = on.select({ id: ranked.id }).from(ranked).where(eq(ranked.rank, 1));
  return await on.select(sent).from(releases).where(inArray(releases.id, online)).orderBy(asc(releases.authorizerId));
}
