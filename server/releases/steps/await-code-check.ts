import { isRefusal } from "../decisions.ts";
import { failureOf } from "../records.ts";
import type { WechatError } from "../../wechat/index.ts";
import type { Outcome, Step, StepTools, Way } from "./step.ts";

const second = 1_000;

/** WeChat names no limit. Checks take a minute or a few; one that takes half an hour hangs. */
const longestCheckMs = 30 * 60 * second;

/**
 * Waits until WeChat has scanned the committed code. Submitting earlier is refused (61039), and committing again
 * would start the scan anew.
 *
 * A repeat asks again and changes nothing.
 */
export const awaitCodeCheck: Step = async (way, tools) => {
  try {
    await tools.wechat.code.privacyInfo(way.appId, { signal: tools.signal });
  } catch (error) {
    if (isRefusal(error, 61039)) return stillChecking(way, tools, error);
    throw error;
  }
  return { does: "goOn", next: { step: "submit-audit" } };
};

/** The same step later, at growing intervals, until the time is up. */
export function stillChecking(way: Way, { clock }: StepTools, error: WechatError): Outcome {
  const ageMs = clock.now().getTime() - way.changedAt.getTime();
  if (ageMs >= longestCheckMs) {
    const detail = { note: "codeCheckTooLong", minutes: Math.floor(ageMs / 60_000) } as const;
    return { does: "fail", failure: failureOf(error), detail };
  }
  const afterMs = Math.min(60 * second, Math.max(3 * second, ageMs / 2));
  return { does: "wait", reason: "CODE_CHECK", afterMs, errcode: 61039 };
}
