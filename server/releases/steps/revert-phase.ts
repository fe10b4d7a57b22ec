import { WechatError } from "../../wechat/index.ts";
import { decide } from "../decisions.ts";
import { failureOf } from "../records.ts";
import { ended, isRunning } from "./phase-plan.ts";
import type { Step } from "./step.ts";

/**
 * Takes the version back from the users a phased release gave it to. The approval stays, and the release waits for a
 * person. Afterwards the plan is read back.
 *
 * A repeat first reads the plan; it finds it ended and calls nothing.
 */
export const revertPhase: Step = async (way, tools) => {
  const { code } = tools.wechat;
  const { signal } = tools;
  if (!isRunning(await code.grayReleasePlan(way.appId, { signal }))) return await ended(way, tools);
  if (!(await tools.stillWanted())) return { does: "nothing" };
  try {
    await code.revertGrayRelease(way.appId, { signal });
  } catch (error) {
    if (!(error instanceof WechatError) || decide(error).does !== "fail" || error.kind === "account") throw error;
    return { does: "refuse", failure: failureOf(error) };
  }
  const plan = await code.grayReleasePlan(way.appId, { signal });
  if (!isRunning(plan)) return await ended(way, tools);
  const errmsg = `WeChat took the call, and its plan still gives ${plan.percentage} % of the users the version`;
  return { does: "refuse", failure: { errcode: -1, errmsg, endpoint: "/wxa/getgrayreleaseplan" } };
};
