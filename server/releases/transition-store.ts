import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { preparedForIds } from "../db/id-lists.ts";
import type { Db } from "../db/work.ts";
import type { ReleaseState } from "./states.ts";
import type { ReleaseRow } from "./store.ts";
import { releases, releaseTransitions } from "./tables.ts";

export const transitionsOf = preparedForIds("transitions_of_releases", (on, ids, name) =>
  on
    .select()
    .from(releaseTransitions)
    .where(inArray(releaseTransitions.releaseId, ids))
    .orderBy(asc(releaseTransitions.id))
    .prepare(name),
);

/** Where a release stood before it came where it stands, and whether another one touched the account since. */
export async function retryFacts(on: Db, { id, authorizerId }: Pick<ReleaseRow, "id" | "authorizerId">) {
  const [last] = await on
    .select({ from: releaseTransitions.fromState })
    .from(releaseTransitions)
    .where(eq(releaseTransitions.releaseId, id))
    .orderBy(desc(releaseTransitions.id))
    .limit(1);
  const [newer] = await on
    .select({ id: releaseTransitions.id })
    .from(releaseTransitions)
    .innerJoin(releases, eq(releases.id, releaseTransitions.releaseId))
    .where(
      and(
        eq(releases.authorizerId, authorizerId),
        sql`${releases.id} <> ${id}`,
        eq(releaseTransitions.toState, "COMMITTED"),
        sql`${releaseTransitions.id} > (select max(own.id) from ${releaseTransitions} own where own.release_id = ${id})`,
      ),
    )
    .limit(1);
  return { cameFrom: (last?.from ?? null) as ReleaseState | null, isOvertaken: newer !== undefined };
}
