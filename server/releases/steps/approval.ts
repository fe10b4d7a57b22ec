import type { Outcome, StepTools, Way } from "./step.ts";

/**
 * WeChat puts online whatever was approved last. This makes sure that it is the version somebody decided about.
 *
 * @returns the end of the step when it is another one; null when all is well
 */
export async function otherApproval(way: Way, { wechat, signal }: StepTools): Promise<Outcome | null> {
  const latest = await wechat.code.latestAuditStatus(way.appId, { signal });
  if (latest.auditId === way.auditId && latest.status === "approved") return null;
  const errmsg = `the latest audit is ${latest.auditId} of version ${latest.userVersion} (${latest.status}), not ${way.auditId}`;
  return { does: "fail", failure: { errcode: 85020, errmsg, endpoint: "/wxa/get_latest_auditstatus" } };
}

/** Whether the release's version is online for everybody, and went there after it was submitted. */
export async function isOnline(way: Way, { wechat, signal }: StepTools): Promise<boolean> {
  const { online } = await wechat.code.versionInfo(way.appId, { signal });
  if (online?.version !== way.version) return false;
  return !online.at || !way.submittedAt || online.at.getTime() >= Math.floor(way.submittedAt.getTime() / 1_000) * 1_000;
}
