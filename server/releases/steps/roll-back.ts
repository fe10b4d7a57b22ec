import { WechatError } from "../../wechat/index.ts";
import { decide } from "../decisions.ts";
import { failureOf } from "../records.ts";
import type { Step } from "./step.ts";

const endpoint = "/wxa/revertcoderelease";

/**
 * Goes back to the version that was online before this one. WeChat keeps five and refuses while a phased release runs
 * (87011) or when there is nothing to go back to (87012); then this version stays online.
 *
 * Each call to WeChat goes one version further back, so a repeat first asks what is online. If this version is not, and
 * not among those WeChat keeps either, an earlier run took it back (a version that was taken back leaves that list).
 */
export const rollBack: Step = async (way, tools) => {
  const { wechat, signal } = tools;
  const { online } = await wechat.code.versionInfo(way.appId, { signal });
  if (online?.version !== way.version) {
    const kept = await wechat.code.historyVersions(way.appId, { signal });
    const detail = { note: "onlineIs", version: online?.version ?? "" } as const;
    if (!kept.some((version) => version.userVersion === way.version)) {
      return { does: "move", by: "rolledBack", to: "ROLLED_BACK", detail };
    }
    const errmsg = `${online?.version ?? "no version"} is online, not ${way.version}: nothing was rolled back`;
    return { does: "refuse", failure: { errcode: 87012, errmsg, endpoint } };
  }
  if (!(await tools.stillWanted())) return { does: "nothing" };
  try {
    await wechat.code.revertRelease(way.appId, undefined, { signal });
  } catch (error) {
    if (!(error instanceof WechatError) || decide(error).does !== "fail") throw error;
    return { does: "refuse", failure: failureOf(error) };
  }
  return { does: "move", by: "rolledBack", to: "ROLLED_BACK" };
};
