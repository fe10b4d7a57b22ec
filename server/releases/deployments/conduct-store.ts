import { and, asc, count, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import { preparedForIds } from "../../db/id-lists.ts";
import { prepared } from "../../db/prepared.ts";
import type { Db } from "../../db/work.ts";
import type { ReleaseState } from "../states.ts";
import { deployments, releases } from "../tables.ts";
import type { StateCounts } from "./gates.ts";

/** How many releases of each wave stand where; read from one index, whatever the number of releases. */
export async function countsByWave(on: Db, deploymentId: number): Promise<Map<number, StateCounts>> {
  const waves = new Map<number, StateCounts>();
  for (const { wave, state, count: size } of await waveStateCounts(on).execute({ deploymentId })) {
    const counts = waves.get(wave) ?? {};
    counts[state] = size;
    waves.set(wave, counts);
  }
  return waves;
}

const waveStateCounts = prepared("counts_by_wave", (on, name) =>
  on
    .select({ wave: releases.wave, state: releases.state, count: sql<number>`count(*)`.mapWith(Number) })
    .from(releases)
    .where(eq(releases.deploymentId, sql.placeholder("deploymentId")))
    .groupBy(releases.wave, releases.state)
    .prepare(name),
);

/** The same for people: of several deployments, and with how many wait for the audit quota. */
export const waveCountsOf = preparedForIds("wave_counts_of_deployments", (on, ids, name) =>
  on
    .select({
      deploymentId: releases.deploymentId,
      wave: releases.wave,
      state: releases.state,
      count: sql<number>`count(*)`.mapWith(Number),
      waitingForQuota:
        sql<number>`sum(case when ${releases.state} = 'COMMITTED' and ${releases.waiting} ->> 'reason' = 'QUOTA' then 1 else 0 end)`.mapWith(
          Number,
        ),
    })
    .from(releases)
    .where(inArray(releases.deploymentId, ids))
    .groupBy(releases.deploymentId, releases.wave, releases.state)
    .prepare(name),
);

export type WaveCount = Awaited<ReturnType<typeof waveCountsOf>>[number];

const outcomes = [
  "APPROVED",
  "GRAY",
  "RELEASED",
  "REJECTED",
  "ROLLED_BACK",
  "FAILED",
] as const satisfies ReleaseState[];

/** As {@link countsByWave}, of all waves together and only what came to its state after a moment. */
export async function countsSince(on: Db, deploymentId: number, since: Date): Promise<StateCounts> {
  const rows = await on
    .select({ state: releases.state, count: count() })
    .from(releases)
    .where(
      and(
        eq(releases.deploymentId, deploymentId),
        inArray(releases.state, [...outcomes]),
        gt(releases.changedAt, since),
      ),
    )
    .groupBy(releases.state);
  return Object.fromEntries(rows.map(({ state, count: size }) => [state, size]));
}

/** How many releases failed with each code. */
export async function failuresByErrcode(on: Db, deploymentId: number, since: Date | null) {
  const errcode = sql<number>`cast(${releases.failure} ->> 'errcode' as integer)`.mapWith(Number);
  return await on
    .select({ errcode, count: count() })
    .from(releases)
    .where(
      and(
        eq(releases.deploymentId, deploymentId),
        eq(releases.state, "FAILED"),
        isNotNull(releases.failure),
        since ? gt(releases.changedAt, since) : undefined,
      ),
    )
    .groupBy(errcode);
}

/** What the mover of a release must know to decide whether somebody has to look at its deployment. */
export async function conductOf(on: Db, id: number) {
  const [row] = await conductFacts(on).execute({ id });
  return row;
}

const conductFacts = prepared("conduct_of_deployment", (on, name) =>
  on
    .select({ state: deployments.state, plan: deployments.plan, submitForAudit: deployments.submitForAudit })
    .from(deployments)
    .where(eq(deployments.id, sql.placeholder("id")))
    .prepare(name),
);

/** One chunk of the releases of a wave that stand in a state, by id. */
export async function releasesOfWave(
  on: Db,
  { deploymentId, wave, state, after, limit }: StandingPlace & { after: number; limit: number },
) {
  return await on
    .select({
      id: releases.id,
      appId: authorizers.appId,
      pendingAct: releases.pendingAct,
      waiting: releases.waiting,
    })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .where(
      and(
        eq(releases.deploymentId, deploymentId),
        eq(releases.wave, wave),
        eq(releases.state, state),
        gt(releases.id, after),
      ),
    )
    .orderBy(asc(releases.id))
    .limit(limit);
}

export interface StandingPlace {
  deploymentId: number;
  wave: number;
  state: ReleaseState;
}
