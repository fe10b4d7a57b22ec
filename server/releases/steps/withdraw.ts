import { WechatError } from "../../wechat/index.ts";
import { decide } from "../decisions.ts";
import { failureOf } from "../records.ts";
import { auditOf, outcomeOf } from "./read-audit.ts";
import type { Step } from "./step.ts";

/**
 * Takes the version back out of the review. WeChat allows that five times a day and ten times a month (87013), so a
 * refusal leaves the release where it is.
 *
 * A repeat first asks how the review stands; it finds it withdrawn, or ended, and calls nothing.
 */
export const withdraw: Step = async (way, tools) => {
  const audit = await auditOf(way, tools);
  if (audit.status === "withdrawn") return { does: "move", by: "withdrawn", to: "WITHDRAWN" };
  if (audit.status !== "inReview" && audit.status !== "delayed") return outcomeOf(audit, way, tools);
  try {
    await tools.wechat.code.undoAudit(way.appId, { signal: tools.signal });
  } catch (error) {
    if (!(error instanceof WechatError) || decide(error).does !== "fail" || error.kind === "account") throw error;
    return { does: "refuse", failure: failureOf(error) };
  }
  return { does: "move", by: "withdrawn", to: "WITHDRAWN" };
};
