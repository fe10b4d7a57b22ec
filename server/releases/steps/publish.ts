import { isRefusal } from "../decisions.ts";
import type { Outcome, Step, StepTools, Way } from "./step.ts";

/**
 * Puts the approved version online for everybody. WeChat publishes whatever was approved last, so the step first makes
 * sure that this is the version somebody decided about.
 *
 * A repeat is answered with 85052, "released already", and counts as done.
 */
export const publish: Step = async (way, tools) => {
  const { wechat, signal } = tools;
  const latest = await wechat.code.latestAuditStatus(way.appId, { signal });
  if (latest.auditId !== way.auditId || latest.status !== "approved") {
    const errmsg = `the latest audit is ${latest.auditId} of version ${latest.userVersion} (${latest.status}), not ${way.auditId}`;
    return { does: "fail", failure: { errcode: 85020, errmsg, endpoint: "/wxa/get_latest_auditstatus" } };
  }
  if (!(await tools.stillWanted())) return { does: "nothing" };
  try {
    await wechat.code.release(way.appId, { signal });
    return { does: "move", by: "released", to: "RELEASED" };
  } catch (error) {
    const isDone = isRefusal(error, 85052) || (isRefusal(error, 85019, 85020) && (await isOnline(way, tools)));
    if (!isDone) throw error;
    return released;
  }
};

const released: Outcome = { does: "move", by: "released", to: "RELEASED", detail: { note: "alreadyReleased" } };

/** Some answers to a second release speak of the audit's state only. */
async function isOnline(way: Way, { wechat, signal }: StepTools): Promise<boolean> {
  const { online } = await wechat.code.versionInfo(way.appId, { signal });
  if (online?.version !== way.version) return false;
  return !online.at || !way.submittedAt || online.at.getTime() >= Math.floor(way.submittedAt.getTime() / 1_000) * 1_000;
}
