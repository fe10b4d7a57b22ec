import { nextPhase } from "../phases.ts";
import { goesOn } from "../states.ts";
import { ageOf, atShare, ended, isRunning, lookAgainAfterMs, nextPhaseInMs, type PhasePlan } from "./phase-plan.ts";
import type { Step, Way } from "./step.ts";

/**
 * Asks WeChat how the phased release stands, ever more seldom: others may raise it, end it or let it end. When the next
 * of the deployment's phases is due it has that one taken.
 *
 * A repeat asks again; what it finds the second time has been written down already.
 */
export const followPhase: Step = async (way, tools) => {
  const plan = await tools.wechat.code.grayReleasePlan(way.appId, { signal: tools.signal });
  if (!isRunning(plan)) return await ended(way, tools, { note: "phaseEndedElsewhere" });
  if (plan.percentage !== way.grayPercentage) return atShare(plan, way, tools, true);
  const lookAgainMs = lookAgainAfterMs(ageOf(way, tools));
  const dueInMs = risesByItself(way, plan) ? nextPhaseInMs(way, tools) : null;
  if (dueInMs === null || dueInMs > 0) {
    return { does: "wait", reason: "PHASE", afterMs: Math.min(lookAgainMs, dueInMs ?? Infinity) };
  }
  const isLast = nextPhase(way.phases, way.grayPercentage)?.percentage === 100;
  return { does: "wait", reason: "PHASE", afterMs: lookAgainMs, alongside: isLast ? "publish" : "phase" };
};

/** Not while the deployment stands still, somebody paused it at WeChat, or WeChat refused the next phase. */
function risesByItself({ deploymentState, failure, pendingAct }: Way, plan: NonNullable<PhasePlan>): boolean {
  return goesOn(deploymentState) && plan.status === "running" && failure === null && pendingAct === null;
}
