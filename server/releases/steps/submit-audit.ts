import type { SubmitAuditInput } from "../../wechat/index.ts";
import { type AuditProfile, itemsOf, type UgcDeclaration, ugcMethods, ugcScenes } from "../audit/profile.ts";
import { isRefusal } from "../decisions.ts";
import { failureOf } from "../records.ts";
import { stillChecking } from "./await-code-check.ts";
import { pollAfterMs } from "./read-audit.ts";
import type { Outcome, Step, StepTools, Way } from "./step.ts";

/**
 * Hands the committed version to WeChat's review.
 *
 * Not repeatable: a second submission would be refused, or review the code twice. So the step first asks which audit
 * is the latest and writes that down before it submits. A repeat, after a kill between the call and its commit or after
 * a lost answer, asks again: if the latest is another one now and names this version, that is the submission it does not
 * know of, and it is taken over; if it is the one written down, the submission never arrived and is made.
 */
export const submitAudit: Step = async (way, tools) => {
  const { wechat, signal } = tools;
  const latest = await latestAudit(way, tools);
  if (way.auditBefore && latest && isOwn(latest, way))
    return adopted(latest.auditId, latest.submittedAt ?? tools.clock.now());
  const before = latest?.auditId ?? null;
  // Kept before anything is sent, in a transaction of its own.
  if (way.auditBefore?.auditId !== before && !(await tools.noteAuditBefore(before))) return { does: "nothing" };
  const input = await submissionOf(way, tools);
  if (input.items?.length === 0) {
    const failure = { errcode: 85008, errmsg: "the account has no approved category", endpoint: "/wxa/get_category" };
    return { does: "fail", failure };
  }
  if (!(await tools.stillWanted())) return { does: "nothing" };
  const submittedAt = tools.clock.now();
  try {
    const { auditId } = await wechat.code.submitAudit(way.appId, input, { signal });
    return submitted(auditId, submittedAt);
  } catch (error) {
    if (isRefusal(error, 61039)) return stillChecking(way, tools, error);
    // Media are gone before their time: whoever tries again has them uploaded anew.
    if (isRefusal(error, 85092)) await tools.forgetMedia();
    if (!isRefusal(error, 85009)) throw error;
    // One runs already: our own, if an answer got lost on the way; else somebody else's.
    const running = await latestAudit(way, tools);
    const isOurs = running !== undefined && isOwn(running, { ...way, auditBefore: { auditId: before } });
    if (isOurs) return adopted(running.auditId, running.submittedAt ?? submittedAt);
    return { does: "fail", failure: { ...failureOf(error), errmsg: describe(running, error.errmsg) } };
  }
};

type LatestAudit = Awaited<ReturnType<StepTools["wechat"]["code"]["latestAuditStatus"]>>;

async function latestAudit(way: Way, { wechat, signal }: StepTools): Promise<LatestAudit | undefined> {
  try {
    return await wechat.code.latestAuditStatus(way.appId, { signal });
  } catch (error) {
    // Never submitted anything: an empty state, not an error. The page of this call names 85012, others 85058.
    if (isRefusal(error, 85058, 85012)) return undefined;
    throw error;
  }
}

/** Whether WeChat's latest audit is this release's, submitted by a run that did not live to write it down. */
function isOwn(audit: LatestAudit, { auditBefore, version, description }: Way): boolean {
  return audit.auditId !== auditBefore?.auditId && audit.userVersion === version && audit.userDesc === description;
}

async function submissionOf(way: Way, tools: StepTools): Promise<SubmitAuditInput> {
  const profile = way.auditProfile ?? {};
  const { items, versionDescription, feedbackInfo, ugc, privacyApiNotUse, orderPath } = profile;
  const ownOnes = items?.length ? items : await ownItems(way, profile, tools);
  const { pictureIds, videoIds } = await tools.previewOf(ownOnes.length === 0 ? [] : (profile.mediaIds ?? []));
  return {
    items: ownOnes,
    ...(pictureIds.length + videoIds.length === 0 ? {} : { preview: { pictureIds, videoIds } }),
    ...(versionDescription ? { versionDesc: versionDescription } : {}),
    ...(feedbackInfo ? { feedbackInfo } : {}),
    ...(ugc ? { ugc: declarationOf(ugc) } : {}),
    ...(privacyApiNotUse === undefined ? {} : { privacyApiNotUsed: privacyApiNotUse }),
    ...(orderPath ? { orderPath } : {}),
  };
}

async function ownItems(way: Way, profile: AuditProfile, { wechat, signal }: StepTools) {
  const categories = await wechat.categories.submittable(way.appId, { signal });
  const pages = await wechat.code.pages(way.appId, { signal });
  return itemsOf(categories, pages, { ...profile, account: way.nickName });
}

/** In WeChat's numbers. With "none" the rest is left out, as the manual asks. */
function declarationOf({ scenes, methods = [], ...rest }: UgcDeclaration): SubmitAuditInput["ugc"] {
  const scene = scenes.map((one) => ugcScenes.indexOf(one));
  if (scenes.includes("NONE")) return { scene };
  const { otherSceneDescription, hasAuditTeam, auditDescription } = rest;
  return {
    scene,
    method: methods.map((one) => ugcMethods.indexOf(one) + 1),
    ...(otherSceneDescription ? { otherSceneDesc: otherSceneDescription } : {}),
    ...(hasAuditTeam === undefined ? {} : { hasAuditTeam }),
    ...(auditDescription ? { auditDesc: auditDescription } : {}),
  };
}

function submitted(auditId: string, submittedAt: Date): Outcome {
  return {
    does: "move",
    by: "submitted",
    to: "IN_AUDIT",
    detail: { note: "submitted", auditId },
    patch: { auditId, submittedAt },
    next: { step: "read-audit", afterMs: pollAfterMs(0) },
  };
}

/** Its review may be over already, so it is read at once. */
function adopted(auditId: string, submittedAt: Date): Outcome {
  return {
    does: "move",
    by: "submitted",
    to: "IN_AUDIT",
    detail: { note: "adopted", auditId },
    patch: { auditId, submittedAt },
    next: { step: "read-audit" },
  };
}

function describe(running: LatestAudit | undefined, errmsg: string): string {
  if (!running) return errmsg;
  const since = running.submittedAt ? `, submitted ${running.submittedAt.toISOString()}` : "";
  return `${errmsg}; in audit is ${running.userVersion}${since}`;
}
