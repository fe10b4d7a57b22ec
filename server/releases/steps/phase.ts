import { WechatError } from "../../wechat/index.ts";
import { decide, isLost, isRefusal } from "../decisions.ts";
import { nextPhase } from "../phases.ts";
import { failureOf, type PhaseWish } from "../records.ts";
import { otherApproval } from "./approval.ts";
import { atShare, isRunning, nextPhaseInMs } from "./phase-plan.ts";
import { publish } from "./publish.ts";
import type { Outcome, Step, StepTools, Way } from "./step.ts";

/**
 * Puts the approved version online for a share of the users, or for a larger one: what a person asked for, else the
 * next of the deployment's phases. After the call the plan is read back, and what WeChat says is what is kept.
 *
 * A repeat asks for a share that is not larger than the present one, which WeChat refuses (85082). The plan then says
 * that the users have it already, and that counts as done.
 */
export const phase: Step = async (way, tools) => {
  const asked = askedFor(way);
  if (asked) return refused(await widen(way, tools, asked), way);
  const next = nextPhase(way.phases, way.grayPercentage);
  const dueInMs = nextPhaseInMs(way, tools);
  if (!next || dueInMs === null) return { does: "nothing" };
  // From the second phase on `follow-phase` keeps the time.
  if (dueInMs > 0)
    return way.state === "GRAY" ? { does: "nothing" } : { does: "wait", reason: "PHASE", afterMs: dueInMs };
  if (next.percentage === 100) return { does: "goOn", next: { step: "publish" } };
  const { percentage, debuggersFirst = false, testersFirst = false } = next;
  return await widen(way, tools, { percentage, debuggersFirst, testersFirst });
};

function askedFor({ pendingAct, pendingActDetail }: Way): PhaseWish | null {
  return pendingAct === "PHASE" ? (pendingActDetail?.gray ?? null) : null;
}

/** What a person asked for and WeChat refused leaves the release as it is. */
function refused(outcome: Outcome, { state }: Way): Outcome {
  if (outcome.does !== "fail" || state !== "APPROVED" || isLost(outcome.failure.errcode)) return outcome;
  return { does: "refuse", failure: outcome.failure };
}

async function widen(way: Way, tools: StepTools, wish: PhaseWish): Promise<Outcome> {
  const other = await otherApproval(way, tools);
  if (other) return other;
  if (!(await tools.stillWanted())) return { does: "nothing" };
  const { code } = tools.wechat;
  const { percentage, debuggersFirst: projectMembersFirst, testersFirst } = wish;
  const { signal } = tools;
  let refusal: WechatError | null = null;
  try {
    await code.grayRelease(way.appId, { percentage, projectMembersFirst, testersFirst }, { signal });
  } catch (error) {
    // Without an online version nobody uses it yet, and there is nobody to be careful of.
    if (isRefusal(error, 85079) && !askedFor(way)) return await toEverybody(way, tools);
    if (!(error instanceof WechatError) || decide(error).does !== "fail") throw error;
    refusal = error;
  }
  if (refusal && refusal.errcode !== 85082) return { does: "fail", failure: failureOf(refusal) };
  const plan = await code.grayReleasePlan(way.appId, { signal });
  if (isRunning(plan) && (!refusal || plan.percentage >= percentage)) return atShare(plan, way, tools);
  if (refusal) return { does: "fail", failure: failureOf(refusal) };
  const errmsg = `the phased release was taken, and its plan is ${plan?.status ?? "missing"}`;
  return { does: "fail", failure: { errcode: 85080, errmsg, endpoint: "/wxa/getgrayreleaseplan" } };
}

async function toEverybody(way: Way, tools: StepTools): Promise<Outcome> {
  const outcome = await publish(way, tools);
  return outcome.does === "move" ? { ...outcome, detail: { note: "nothingOnline" } } : outcome;
}
