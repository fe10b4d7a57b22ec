import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import type { Db } from "../../db/work.ts";
import { releases, releaseTransitions } from "../tables.ts";

/** SQLite takes 32,766 values a statement. */
const idsOfStatement = 10_000;

/** How many of them there are. */
export async function countAccounts(on: Db, componentAppId: string, ids: readonly number[]): Promise<number> {
  let count = 0;
  for (let start = 0; start < ids.length; start += idsOfStatement) {
    const some = ids.slice(start, start + idsOfStatement);
    count += await on.$count(
      authorizers,
      and(eq(authorizers.componentAppId, componentAppId), inArray(authorizers.id, some)),
    );
  }
  return count;
}

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

/** A release's ext.json. */
export interface SentExtJson {
  id: number;
  version: string;
  /** The text that went with commit. */
  extJson: string;
}

/** What each account was sent last, whatever became of it: its trial version. And what it has online. */
export async function sentBefore(on: Db, ids: readonly number[]): Promise<Record<"committed" | "online", Sent>> {
  const [committed, online] = [await lastCommitted(on, ids), await onlineNow(on, ids)];
  // Mostly one and the same release, whose text is read once.
  const releaseIds = [...new Set([...committed.values(), ...online.values()])];
  const rows = await on
    .select({ id: releases.id, version: releases.version, extJson: releases.extJson })
    .from(releases)
    .where(inArray(releases.id, releaseIds));
  const texts = new Map(rows.map((row) => [row.id, row]));
  const of = (releaseOf: ReadonlyMap<number, number>): Sent => {
    const sent: Sent = new Map();
    for (const [account, id] of releaseOf) {
      const text = texts.get(id);
      if (text) sent.set(account, text);
    }
    return sent;
  };
  return { committed: of(committed), online: of(online) };
}

/** By account. */
type Sent = Map<number, SentExtJson>;

async function lastCommitted(on: Db, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await on
    .select({ authorizerId: releases.authorizerId, id: sql<number>`max(${releases.id})`.mapWith(Number) })
    .from(releases)
    .where(
      and(
        inArray(releases.authorizerId, [...ids]),
        sql`exists (select 1 from ${releaseTransitions} where ${releaseTransitions.releaseId} = ${releases.id} and ${releaseTransitions.toState} = 'COMMITTED')`,
      ),
    )
    .groupBy(releases.authorizerId);
  return new Map(rows.map(({ authorizerId, id }) => [authorizerId, id]));
}

/** The last release of each that went out and was not taken back. */
async function onlineNow(on: Db, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await on
    .select({ authorizerId: releases.authorizerId, id: releases.id })
    .from(releases)
    .where(and(inArray(releases.authorizerId, [...ids]), eq(releases.state, "RELEASED")))
    .orderBy(asc(releases.changedAt), asc(releases.id));
  return new Map(rows.map(({ authorizerId, id }) => [authorizerId, id]));
}
