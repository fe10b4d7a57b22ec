import { nextPhase } from "../phases.ts";
import type { WechatClient } from "../../wechat/index.ts";
import { isOnline } from "./approval.ts";
import type { Outcome, StepTools, Way } from "./step.ts";

/** WeChat's plan of the account's phased release; undefined when it has none. */
export type PhasePlan = Awaited<ReturnType<WechatClient["code"]["grayReleasePlan"]>>;

const minute = 60_000;
const hour = 60 * minute;

/** A phased release lasts for hours or days, and few end it elsewhere: half its age, ten minutes at least. */
export function lookAgainAfterMs(ageMs: number): number {
  return Math.min(2 * hour, Math.max(10 * minute, ageMs / 2));
}

type Timed = Pick<Way, "phases" | "grayPercentage" | "changedAt">;

export function ageOf({ changedAt }: Pick<Way, "changedAt">, { clock }: Pick<StepTools, "clock">): number {
  return clock.now().getTime() - changedAt.getTime();
}

/** Until the next of the deployment's phases, counted from the one before; null when none follows. */
export function nextPhaseInMs(way: Timed, tools: Pick<StepTools, "clock">): number | null {
  const next = nextPhase(way.phases, way.grayPercentage);
  return next ? next.afterMinutes * minute - ageOf(way, tools) : null;
}

export function isRunning(plan: PhasePlan): plan is NonNullable<PhasePlan> {
  return plan?.status === "running" || plan?.status === "paused";
}

/** The users who have it are those WeChat's plan names. */
export function atShare(plan: NonNullable<PhasePlan>, way: Way, tools: StepTools, foundSo = false): Outcome {
  const { percentage, projectMembersFirst: debuggersFirst, testersFirst } = plan;
  const now = tools.clock.now();
  const dueInMs = nextPhaseInMs({ phases: way.phases, grayPercentage: percentage, changedAt: now }, tools);
  return {
    does: "move",
    by: "graying",
    to: "GRAY",
    detail: { note: "phase", percentage, debuggersFirst, testersFirst, ...(foundSo ? { foundSo } : {}) },
    patch: { grayPercentage: percentage, grayPlan: { debuggersFirst, testersFirst, readAt: now.getTime() } },
    next: { step: "follow-phase", afterMs: Math.min(lookAgainAfterMs(0), dueInMs ?? Infinity) },
  };
}

/** The phased release is over: the version went to everybody, or back to nobody. */
export async function ended(way: Way, tools: StepTools, detail?: { note: "phaseEndedElsewhere" }): Promise<Outcome> {
  const how = { does: "move", ...(detail ? { detail } : {}) } as const;
  if (await isOnline(way, tools)) return { ...how, by: "released", to: "RELEASED" };
  return { ...how, by: "grayReverted", to: "APPROVED", patch: { waiting: { reason: "APPROVAL", takenBack: true } } };
}
