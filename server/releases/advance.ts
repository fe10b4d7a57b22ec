import { and, eq, exists, inArray, isNotNull, notExists, sql } from "drizzle-orm";
import type { Bus } from "../events/bus.ts";
import type { Clock } from "../clock.ts";
import { preparedChanges, preparedWrite } from "../db/prepared.ts";
import type { Db, Work } from "../db/work.ts";
import { conductOf } from "./deployments/conduct-store.ts";
import { isConducted } from "./deployments/gates.ts";
import { wakeConductor } from "./deployments/wake.ts";
import type { GrayPlan, PendingActDetail, TransitionDetail, Waiting, WechatFailure } from "./records.ts";
import { isLive, liveStates, mayMove, type ReleaseAct, type ReleaseFact, type ReleaseState } from "./states.ts";
import { deployments, releases, releaseTransitions } from "./tables.ts";

/** What the writer must know of a release; read before the step, so it may be out of date by now. */
export interface ReleaseRef {
  id: number;
  deploymentId: number;
  authorizerId: number;
  state: ReleaseState;
}

/** Columns that come with a state. All that are left out of `waiting`, `failure` and the pending act are cleared. */
export interface Patch {
  auditId?: string | null;
  submittedAt?: Date | null;
  auditBefore?: { auditId: string | null } | null;
  waiting?: Waiting | null;
  failure?: WechatFailure | null;
  rejectReason?: string | null;
  rejectScreenshots?: string | null;
  grayPercentage?: number | null;
  grayPlan?: GrayPlan | null;
  spedUpAt?: Date | null;
  rejectKey?: string | null;
}

export interface Move {
  by: ReleaseAct | ReleaseFact;
  to: ReleaseState;
  /** Who or what brought it about: `worker`, `poll`, `push weapp_audit_success`, `operator:Lin Min`. */
  cause: string;
  detail?: TransitionDetail;
  patch?: Patch;
}

/** Nothing is asked for any more. */
export const noAct = { pendingAct: null, pendingActBy: null, pendingActDetail: null };

/** What is asked of a state ends with it. A cancel that came while the code was on its way still holds. */
const onlyCancel = {
  pendingAct: sql`case when ${releases.pendingAct} = 'CANCEL' then ${releases.pendingAct} end`,
  pendingActBy: sql`case when ${releases.pendingAct} = 'CANCEL' then ${releases.pendingActBy} end`,
  pendingActDetail: null,
};

const lookAfterMs = 1_000;

type NewRelease = Omit<typeof releases.$inferInsert, "id" | "state" | "createdAt" | "changedAt">;

/** The only writer of `releases.state`, and of everything that must agree with it. */
export type Advance = ReturnType<typeof createAdvance>;

export function createAdvance({ bus, clock, componentAppId }: { bus: Bus; clock: Clock; componentAppId: string }) {
  /** Takes accounts into a deployment. @returns the ids, in no order */
  async function begin(work: Work, rows: NewRelease[], cause: string): Promise<{ id: number; authorizerId: number }[]> {
    const at = clock.now();
    const begun: { id: number; authorizerId: number }[] = [];
    // SQLite takes 32,766 values a statement, and a row has 24.
    for (let start = 0; start < rows.length; start += 500) {
      const some = rows.slice(start, start + 500);
      const inserted = await work
        .insert(releases)
        .values(some.map((row) => ({ ...row, state: "QUEUED" as const, createdAt: at, changedAt: at })))
        .returning({ id: releases.id, authorizerId: releases.authorizerId, deploymentId: releases.deploymentId });
      await work
        .insert(releaseTransitions)
        .values(inserted.map(({ id }) => ({ releaseId: id, toState: "QUEUED", at, cause })));
      for (const { id, deploymentId, authorizerId } of inserted) {
        bus.publish(work, "release", { id, deploymentId, authorizerId });
      }
      begun.push(...inserted);
    }
    return begun;
  }

  /**
   * Moves a release, if it still stands where it stood when `release` was read.
   *
   * @returns false when it moved in the meantime; then nothing was written
   * @throws when the table of states does not know the way: a bug of the caller
   */
  async function advance(work: Work, release: ReleaseRef, move: Move): Promise<boolean> {
    const { by, to, cause, detail, patch } = move;
    if (!mayMove(release.state, by, to))
      throw new Error(`a release does not go from ${release.state} to ${to} by ${by}`);
    const at = clock.now();
    const changes = {
      waiting: null,
      failure: null,
      ...(to === "GRAY" ? {} : { grayPercentage: null, grayPlan: null }),
      ...patch,
      ...(to === "COMMITTED" ? onlyCancel : noAct),
      state: to,
      changedAt: at,
    };
    const moved = await changeRelease(work, changes).execute({ own: release.id, from: release.state });
    if (moved.length === 0) return false;
    const transition = { releaseId: release.id, fromState: release.state, toState: to, at, cause };
    await insertTransition(work, { ...transition, detail: detail ?? null }).execute();
    if (isLive(release.state) !== isLive(to)) await settleDeployment(work, release.deploymentId, at);
    await wake(work, release.deploymentId, to);
    tell(work, release);
    return true;
  }

  /** Writes what stands beside the state, if the release still is where it was. @returns false when it moved */
  async function note(
    work: Work,
    release: ReleaseRef,
    beside: {
      waiting?: Waiting | null;
      failure?: WechatFailure | null;
      auditBefore?: { auditId: string | null };
      pendingAct?: ReleaseAct | null;
      pendingActBy?: string | null;
      pendingActDetail?: PendingActDetail | null;
      grayPercentage?: number | null;
      grayPlan?: GrayPlan | null;
      spedUpAt?: Date | null;
    },
  ): Promise<boolean> {
    const noted = await changeRelease(work, beside).execute({ own: release.id, from: release.state });
    if (noted.length === 0) return false;
    tell(work, release);
    return true;
  }

  /** A deployment is over when none of its releases is under way, and goes on again when one is taken up again. */
  async function settleDeployment(work: Work, deploymentId: number, at = clock.now()): Promise<void> {
    // Touching the row first makes the last two releases of a deployment wait for each other on PostgreSQL; otherwise
    // each would see the other one still under way. It comes after the release's own row, here and when cancelling.
    await touchDeployment(work).execute({ id: deploymentId });
    const completed = await completeDeployment(work).execute({ id: deploymentId, at });
    if (completed.length === 0) await takeUpDeployment(work).execute({ id: deploymentId });
  }

  /** Has the deployment looked at when the move may open its next wave, or stop it. */
  async function wake(work: Work, deploymentId: number, to: ReleaseState): Promise<void> {
    if (to === "QUEUED" || to === "IN_AUDIT") return;
    const deployment = await conductOf(work, deploymentId);
    if (deployment?.state !== "RUNNING" || !isConducted(deployment.plan)) return;
    if (to === "COMMITTED" && deployment.submitForAudit) return;
    const mayHalt = deployment.plan.halt !== undefined && (to === "FAILED" || to === "REJECTED");
    // Nothing is lost by opening a wave a second later, and thousands of moves are a few looks then.
    const at = mayHalt ? clock.now() : new Date(clock.now().getTime() + lookAfterMs);
    await wakeConductor(work, { componentAppId, id: deploymentId }, at);
  }

  function tell(work: Work, { id, deploymentId, authorizerId }: ReleaseRef): void {
    bus.publish(work, "release", { id, deploymentId, authorizerId });
    bus.publish(work, "deployment", { id: deploymentId });
  }

  return { begin, advance, note, settleDeployment };
}

const changeRelease = preparedChanges("change_release", (on, changes, name) =>
  on
    .update(releases)
    .set(changes)
    .where(and(eq(releases.id, sql.placeholder("own")), eq(releases.state, sql.placeholder("from"))))
    .returning({ id: releases.id })
    .prepare(name),
);

const insertTransition = preparedChanges("insert_release_transition", (on, changes, name) =>
  on
    .insert(releaseTransitions)
    .values(changes as typeof releaseTransitions.$inferInsert)
    .prepare(name),
);

const ofDeployment = eq(deployments.id, sql.placeholder("id"));

const touchDeployment = preparedWrite("touch_deployment", (on, name) =>
  on
    .update(deployments)
    .set({ state: sql`${deployments.state}` })
    .where(ofDeployment)
    .prepare(name),
);

function liveReleases(on: Db) {
  return on
    .select({ id: releases.id })
    .from(releases)
    .where(and(eq(releases.deploymentId, sql.placeholder("id")), inArray(releases.state, [...liveStates])));
}

const completeDeployment = preparedWrite("complete_deployment", (on, name) =>
  on
    .update(deployments)
    .set({ state: "COMPLETED", endedAt: sql`${sql.param(sql.placeholder("at"), deployments.endedAt)}` })
    .where(
      and(
        ofDeployment,
        eq(deployments.state, "RUNNING"),
        // Those that were taken in first may all be over before the last ones have come.
        isNotNull(deployments.enlistedAt),
        notExists(liveReleases(on)),
      ),
    )
    .returning({ id: deployments.id })
    .prepare(name),
);

const takeUpDeployment = preparedWrite("take_up_deployment", (on, name) =>
  on
    .update(deployments)
    .set({ state: "RUNNING", endedAt: null })
    .where(and(ofDeployment, eq(deployments.state, "COMPLETED"), exists(liveReleases(on))))
    .prepare(name),
);
