import { isRefusal } from "../decisions.ts";
import { isOnline, otherApproval } from "./approval.ts";
import type { Outcome, Step } from "./step.ts";

/**
 * Puts the approved version online for everybody, also out of a phased release, which ends with it.
 *
 * A repeat is answered with 85052, "released already", and counts as done.
 */
export const publish: Step = async (way, tools) => {
  const { wechat, signal } = tools;
  const other = await otherApproval(way, tools);
  if (other) return other;
  if (!(await tools.stillWanted())) return { does: "nothing" };
  try {
    await wechat.code.release(way.appId, { signal });
    return { does: "move", by: "released", to: "RELEASED" };
  } catch (error) {
    // Some answers to a second release speak of the audit's state only.
    const isDone = isRefusal(error, 85052) || (isRefusal(error, 85019, 85020) && (await isOnline(way, tools)));
    if (!isDone) throw error;
    return released;
  }
};

const released: Outcome = { does: "move", by: "released", to: "RELEASED", detail: { note: "alreadyReleased" } };
