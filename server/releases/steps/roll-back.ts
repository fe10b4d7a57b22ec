import { WechatError } from "../../wechat/index.ts";
import { decide } from "../decisions.ts";
import { failureOf } from "../records.ts";
import type { NowOnline, Outcome, Step, StepTools, Way } from "./step.ts";

const endpoint = "/wxa/revertcoderelease";

/**
 * Goes back to the version that was online before this one, or to the one of WeChat's five that was asked for. WeChat
 * refuses while a phased release runs (87011) or when there is nothing to go back to (87012); then this version stays
 * online.
 *
 * Each call to WeChat may go one version further back. So the step writes down where it is going before it calls: a
 * version that is online again is not among those WeChat keeps, and a repeat that misses it there calls nothing. When
 * this version is neither online nor kept it was taken back, whoever did it.
 */
export const rollBack: Step = async (way, tools) => {
  const { wechat, signal } = tools;
  const { to = null, goingTo } = way.pendingActDetail?.rollBack ?? {};
  const kept = await wechat.code.historyVersions(way.appId, { signal });
  const isKept = (appVersion: number) => kept.some((version) => version.appVersion === appVersion);
  if (goingTo !== undefined && !isKept(goingTo)) return await done(way, tools);

  const online = await onlineNow(way, tools);
  if (online?.version !== way.version) {
    if (!kept.some((version) => version.userVersion === way.version)) return rolledBack(online);
    return refusal(`${online?.version ?? "no version"} is online, not ${way.version}: nothing was rolled back`);
  }
  if (to !== null && !isKept(to)) return refusal(`version ${to} is not among those that WeChat keeps`);
  const target = to ?? Math.max(...kept.map(({ appVersion }) => appVersion));
  if (kept.length > 0 && goingTo !== target && !(await tools.noteGoingBackTo(target))) return { does: "nothing" };
  if (!(await tools.stillWanted())) return { does: "nothing" };
  try {
    // Which version is the one before is WeChat's to say, when nobody named one.
    await wechat.code.revertRelease(way.appId, to ?? undefined, { signal });
  } catch (error) {
    if (!(error instanceof WechatError) || decide(error).does !== "fail") throw error;
    return { does: "refuse", failure: failureOf(error) };
  }
  return await done(way, tools);
};

async function onlineNow(way: Way, { wechat, signal }: StepTools): Promise<NowOnline | undefined> {
  const { online } = await wechat.code.versionInfo(way.appId, { signal });
  return online && { version: online.version, description: online.desc, at: online.at ?? null };
}

async function done(way: Way, tools: StepTools): Promise<Outcome> {
  return rolledBack(await onlineNow(way, tools));
}

function rolledBack(online: NowOnline | undefined): Outcome {
  return {
    does: "move",
    by: "rolledBack",
    to: "ROLLED_BACK",
    ...(online ? { detail: { note: "onlineIs", version: online.version }, nowOnline: online } : {}),
  };
}

function refusal(errmsg: string): Outcome {
  return { does: "refuse", failure: { errcode: 87012, errmsg, endpoint } };
}
