import { WechatError } from "../../wechat/index.ts";
import { decide, isRefusal } from "../decisions.ts";
import { failureOf } from "../records.ts";
import { auditOf, outcomeOf } from "./read-audit.ts";
import type { Outcome, Step, StepTools } from "./step.ts";

/**
 * Asks WeChat to review the version sooner, which the platform may do so often a month (89405). The review is named by
 * its own id, and the step first makes sure that it still runs.
 *
 * A repeat is answered with 89404, "sped up already", and counts as done; it takes nothing from the allowance.
 */
export const expedite: Step = async (way, tools) => {
  const { wechat, signal } = tools;
  const audit = await auditOf(way, tools);
  if (way.auditId === null || (audit.status !== "inReview" && audit.status !== "delayed")) {
    return outcomeOf(audit, way, tools);
  }
  if (!(await tools.stillWanted())) return { does: "nothing" };
  try {
    await wechat.code.speedUpAudit(way.appId, way.auditId, { signal });
  } catch (error) {
    if (isRefusal(error, 89404)) return spedUp(tools);
    if (!(error instanceof WechatError) || decide(error).does !== "fail" || error.kind === "account") throw error;
    return { does: "refuse", failure: failureOf(error) };
  }
  return spedUp(tools);
};

function spedUp({ clock }: StepTools): Outcome {
  return { does: "note", beside: { spedUpAt: clock.now() } };
}
