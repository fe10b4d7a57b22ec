import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { ActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Work } from "../../db/work.ts";
import type { Bus } from "../../events/bus.ts";
import { type Actor, systemActor } from "../../graphql/context.ts";
import { type AnyJob, defineJob, enqueue, later, type Later, type RunningJob } from "../../jobs/service.ts";
import type { Advance } from "../advance.ts";
import { firstStep, stepToUsers } from "../first-step.ts";
import type { Pipeline } from "../pipeline.ts";
import { goesOn, type ReleaseState } from "../states.ts";
import type { NextStep } from "../steps/step.ts";
import { deployments, releases } from "../tables.ts";
import { countsByWave, countsSince, failuresByErrcode, releasesOfWave } from "./conduct-store.ts";
import { gateHold, haltCause, needsPerson, outcomesOf, type StateCounts } from "./gates.ts";
import type { DeploymentHalt } from "./plan.ts";
import { type DeploymentRow, findDeployments } from "./store.ts";
import { conductJob, wakeConductor } from "./wake.ts";

export interface ConductParts {
  database: Database;
  clock: Clock;
  bus: Bus;
  componentAppId: string;
  advance: Advance;
  pipeline: Pipeline;
  activity: Pick<ActivityLog, "record">;
}

/** Deployments are conducted by one job each: it stops them at thresholds, opens their waves, and ends them. */
export type Conductor = ReturnType<typeof createConductor>;

const goingPayload = z.object({ deploymentId: z.number() });

/** One transaction each: short enough that nobody waits for it. */
const chunk = 500;

/** States from which a release goes on by itself. */
const goingStates = ["QUEUED", "COMMITTED", "IN_AUDIT", "APPROVED", "GRAY"] as const satisfies ReleaseState[];

export function createConductor(parts: ConductParts) {
  const { database, clock, bus, componentAppId, advance, pipeline, activity } = parts;

  /**
   * Looks at a deployment as a whole. Moves of its releases wake it, in the transaction of the move; so does the time
   * a gate waits for. What it reads is one count by wave and state.
   *
   * A repeat looks again; a wave is opened from the one before, so none is opened twice.
   */
  const conduct = defineJob({
    ...conductJob,
    concurrency: 2,
    // Nobody else opens waves or halts: giving up would leave it standing for good.
    maxAttempts: 1_000,
    run: look,
  });

  /**
   * Has the next step taken by all releases of the open waves: when a wave opens, and when a deployment is resumed.
   *
   * A repeat begins anew: a step that waits already is the same one, and one whose time is over does nothing.
   */
  const setGoing = defineJob({ kind: "deployment.set-going", payload: goingPayload, concurrency: 2, run: setAllGoing });

  async function look({ payload: { deploymentId } }: RunningJob<{ deploymentId: number }>): Promise<void | Later> {
    const [deployment] = await findDeployments(database.db, [deploymentId]);
    if (!deployment || deployment.componentAppId !== componentAppId || deployment.state !== "RUNNING") return undefined;
    const waves = await countsByWave(database.db, deploymentId);
    const cause = await haltCauseOf(deployment, waves);
    if (cause) return await halt(deployment, { ...cause, at: clock.now().getTime() });
    // Before all accounts are taken in, its counts say nothing of a wave.
    if (!deployment.enlistedAt) return undefined;
    await database.atomically((work) => advance.settleDeployment(work, deploymentId));
    return await passGate(deployment, waves.get(deployment.wave) ?? {});
  }

  async function haltCauseOf({ id, plan, resumedAt, ...itself }: DeploymentRow, waves: Map<number, StateCounts>) {
    if (!plan?.halt) return null;
    const counts = resumedAt ? [await countsSince(database.db, id, resumedAt)] : [...waves.values()];
    const known = counts.map((some) => outcomesOf(some, itself));
    const sum = (of: "approved" | "problems") => known.reduce((total, outcomes) => total + outcomes[of], 0);
    const errcodes =
      plan.halt.sameErrcode === undefined ? [] : await failuresByErrcode(database.db, id, resumedAt ?? null);
    return haltCause(plan.halt, { approved: sum("approved"), problems: sum("problems") }, errcodes);
  }

  async function halt({ id }: DeploymentRow, why: DeploymentHalt): Promise<void> {
    await database.atomically(async (work) => {
      const halted = await work
        .update(deployments)
        .set({ state: "HALTED", halt: why })
        .where(and(eq(deployments.id, id), eq(deployments.state, "RUNNING")))
        .returning({ id: deployments.id });
      if (halted.length === 0) return;
      const { at: _at, ...detail } = why;
      await activity.record(work, systemActor, {
        act: "haltDeployment",
        subjectKind: "Deployment",
        subjectId: String(id),
        detail,
      });
      bus.publish(work, "deployment", { id });
    });
  }

  async function passGate(deployment: DeploymentRow, counts: StateCounts): Promise<void | Later> {
    const { id, plan, wave, waveOpenedAt, createdAt } = deployment;
    if (!hasNextWave(deployment)) return undefined;
    const outcomes = outcomesOf(counts, deployment);
    const now = clock.now();
    const hold = gateHold(plan?.waves[wave]?.gate, outcomes, waveOpenedAt ?? createdAt, now);
    if (!hold) {
      await database.atomically((work) => openWave(work, deployment, systemActor));
      return undefined;
    }
    const isAsked = deployment.halt?.why === "gate" && deployment.halt.wave === wave;
    if (needsPerson(hold, outcomes) !== isAsked) {
      const asks: DeploymentHalt | null = isAsked ? null : { why: "gate", wave, at: now.getTime() };
      await database.atomically(async (work) => {
        await work
          .update(deployments)
          .set({ halt: asks })
          .where(and(eq(deployments.id, id), eq(deployments.state, "RUNNING"), eq(deployments.wave, wave)));
        bus.publish(work, "deployment", { id });
      });
    }
    return hold.by === "time" ? later(hold.until, "gate") : undefined;
  }

  /** Opens the wave after the one that was open. @returns false when somebody else did, or it does not run any more */
  async function openWave(work: Work, { id, wave }: Pick<DeploymentRow, "id" | "wave">, by: Actor): Promise<boolean> {
    const now = clock.now();
    const opened = await work
      .update(deployments)
      .set({ wave: wave + 1, waveOpenedAt: now, halt: null })
      .where(and(eq(deployments.id, id), eq(deployments.state, "RUNNING"), eq(deployments.wave, wave)))
      .returning({ id: deployments.id });
    if (opened.length === 0) return false;
    await setGoingSoon(work, id);
    await wakeConductor(work, { componentAppId, id });
    await activity.record(work, by, {
      act: "openNextWave",
      subjectKind: "Deployment",
      subjectId: String(id),
      detail: { wave: wave + 2 },
    });
    bus.publish(work, "deployment", { id });
    return true;
  }

  async function setGoingSoon(work: Work, deploymentId: number): Promise<void> {
    await enqueue(work, setGoing, {
      scope: componentAppId,
      key: String(deploymentId),
      payload: { deploymentId },
      priority: 10,
    });
  }

  async function setAllGoing({ payload: { deploymentId }, signal }: RunningJob<{ deploymentId: number }>) {
    for (let wave = 0; ; wave += 1) {
      for (const state of goingStates) {
        for (let after = 0; ;) {
          signal.throwIfAborted();
          const [deployment] = await findDeployments(database.db, [deploymentId]);
          if (!deployment || !goesOn(deployment.state) || wave > deployment.wave) return;
          const some = await releasesOfWave(database.db, { deploymentId, wave, state, after, limit: chunk });
          await setSomeGoing(deployment, state, some);
          after = some.at(-1)?.id ?? after;
          if (some.length < chunk) break;
        }
      }
    }
  }

  async function setSomeGoing(
    deployment: DeploymentRow,
    state: ReleaseState,
    some: Awaited<ReturnType<typeof releasesOfWave>>,
  ): Promise<void> {
    const going = some.flatMap((release) => {
      const next = nextStepOf(deployment, state, release, clock.now());
      return next ? [{ release, next }] : [];
    });
    if (going.length === 0) return;
    // Two works, since steps lock their job first and the release after it; one work with both would be in their way.
    await database.atomically(async (work) => {
      for (const { release, next } of going) await pipeline.schedule(work, release, next);
    });
    const waited = going.filter(({ release }) => release.waiting?.reason === "WAVE").map(({ release }) => release.id);
    if (waited.length === 0) return;
    await database.atomically(async (work) => {
      await work
        .update(releases)
        .set({ waiting: null })
        .where(
          and(inArray(releases.id, waited), eq(releases.state, state), sql`${releases.waiting} ->> 'reason' = 'WAVE'`),
        );
      bus.publish(work, "deployment", { id: deployment.id });
    });
  }

  return {
    openWave,
    setGoingSoon,
    wake: (work: Work, id: number) => wakeConductor(work, { componentAppId, id }),
    jobs: [conduct, setGoing] as unknown as readonly AnyJob[],
  };
}

export function hasNextWave({ plan, wave }: Pick<DeploymentRow, "plan" | "wave">): boolean {
  return plan !== null && wave < plan.waves.length - 1;
}

/** What a release that stood still does next, and when; null when it waits for a person. */
function nextStepOf(
  { domains, submitForAudit, releaseWhenApproved, phases }: DeploymentRow,
  state: ReleaseState,
  { pendingAct, waiting }: Awaited<ReturnType<typeof releasesOfWave>>[number],
  now: Date,
): NextStep | null {
  if (pendingAct === "CANCEL") return null;
  switch (state) {
    case "QUEUED":
      return { step: firstStep(domains) };
    case "COMMITTED":
      if (!submitForAudit && pendingAct !== "SUBMIT_FOR_AUDIT") return null;
      // One that was held by the quota has its code check behind it.
      return { step: waiting?.reason === "QUOTA" ? "submit-audit" : "await-code-check" };
    case "IN_AUDIT":
      // Not before its time: a deployment of thousands that is resumed does not ask for each of them at once.
      return { step: "read-audit", afterMs: Math.max(0, (waiting?.nextTryAt ?? 0) - now.getTime()) };
    case "APPROVED":
      if (pendingAct === "RELEASE") return { step: "publish" };
      return releaseWhenApproved ? stepToUsers(phases) : null;
    case "GRAY":
      if (pendingAct === "RELEASE") return { step: "publish" };
      return { step: "follow-phase", afterMs: Math.max(0, (waiting?.nextTryAt ?? 0) - now.getTime()) };
    default:
      return null;
  }
}
