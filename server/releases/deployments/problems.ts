import { and, count, inArray, max, or, sql } from "drizzle-orm";
import type { Db } from "../../db/work.ts";
import { normalReason } from "../audit/rejections.ts";
import type { Waiting, WechatFailure } from "../records.ts";
import type { WaitReason } from "../states.ts";
import { findReleases } from "../store.ts";
import { releases } from "../tables.ts";

/** Why some releases of a deployment stand still, and how many. */
export type Problem = { deploymentId: number; count: number } & (
  | { kind: "FAILED"; failure: WechatFailure }
  | { kind: "REJECTED"; reason: string }
  | { kind: "WAITING"; waiting: Waiting }
);

/** Waits that are worth telling: a code check, a review and a person's turn are the ordinary way. */
const tellingWaits = ["BUSY", "QUOTA", "ENVIRONMENT", "WINDOW"] as const satisfies readonly WaitReason[];

/** Groups of releases with the same cause, the largest first. One statement for all deployments of a page, and one for samples. */
export async function findProblems(on: Db, deploymentIds: readonly number[]): Promise<Problem[]> {
  const errcode = sql<string | null>`${releases.failure} ->> 'errcode'`;
  const waitReason = sql<string | null>`${releases.waiting} ->> 'reason'`;
  const waitErrcode = sql<string | null>`${releases.waiting} ->> 'errcode'`;
  const isTellingWait = sql`${waitReason} in (${sql.raw(tellingWaits.map((reason) => `'${reason}'`).join(", "))})`;
  const groups = await on
    .select({
      deploymentId: releases.deploymentId,
      state: releases.state,
      count: count(),
      sample: max(releases.id),
    })
    .from(releases)
    .where(
      and(
        inArray(releases.deploymentId, [...deploymentIds]),
        or(inArray(releases.state, ["FAILED", "REJECTED"]), isTellingWait),
      ),
    )
    .groupBy(releases.deploymentId, releases.state, errcode, waitReason, waitErrcode, releases.rejectReason);
  const samples = new Map(
    (
      await findReleases(
        on,
        groups.map(({ sample }) => Number(sample)),
      )
    ).map((row) => [row.id, row]),
  );

  const problems = new Map<string, Problem>();
  for (const { deploymentId, state, count: size, sample } of groups) {
    const row = samples.get(Number(sample));
    if (!row) continue;
    const cause = causeOf(state, row);
    if (!cause) continue;
    const key = `${deploymentId} ${cause.key}`;
    const known = problems.get(key);
    if (known) known.count += size;
    else problems.set(key, { deploymentId, count: size, ...cause.problem });
  }
  return [...problems.values()].toSorted((a, b) => b.count - a.count);
}

type Cause = { key: string; problem: DistributiveOmit<Problem, "deploymentId" | "count"> };
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function causeOf(
  state: string,
  { failure, waiting, rejectReason }: Pick<typeof releases.$inferSelect, "failure" | "waiting" | "rejectReason">,
): Cause | null {
  if (state === "REJECTED") {
    const reason = rejectReason ?? "";
    return { key: `REJECTED ${normalReason(reason)}`, problem: { kind: "REJECTED", reason } };
  }
  if (state === "FAILED") {
    return failure && { key: `FAILED ${failure.errcode}`, problem: { kind: "FAILED", failure } };
  }
  return (
    waiting && {
      key: `WAITING ${waiting.reason} ${waiting.errcode ?? ""}`,
      problem: { kind: "WAITING", waiting },
    }
  );
}
