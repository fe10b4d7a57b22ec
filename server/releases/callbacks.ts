import type { CallbackHandler, Push } from "../callbacks/service.ts";
import type { Work } from "../db/work.ts";
import type { Text } from "../language.ts";
import type { Advance } from "./advance.ts";
import { failureBeforeCall } from "./deployments/preflight.ts";
import type { Pipeline } from "./pipeline.ts";
import { findLiveRelease } from "./store.ts";

/**
 * Clocks differ, WeChat's has whole seconds, and the answer to the submission may have come after the push. A push that
 * is looked at in vain costs one call; one that is left out costs time until the next look.
 */
const toleranceMs = 5 * 60_000;

/** Reactions to WeChat's pushes. The one for `unauthorized` comes after the authorizers room's, which decides. */
export function releaseCallbacks({ advance, pipeline }: { advance: Advance; pipeline: Pipeline }): CallbackHandler[] {
  /**
   * A push of an audit's end names neither audit nor version, so it decides nothing: it only makes the release's next
   * look at WeChat come at once, and that look decides. Repeated, late and foreign pushes do no harm that way.
   */
  async function auditEnded(work: Work, { appId, componentAppId, createdAt, type }: Push): Promise<Text> {
    const release = appId === null ? undefined : await findLiveRelease(work, componentAppId, appId);
    if (!release || appId === null) return { zh: "没有本平台提交的版本在审核", en: "no release of ours is in audit" };
    if (release.state !== "IN_AUDIT") {
      return {
        zh: `${release.version} 的发布单不在审核中`,
        en: `release ${release.version} is ${release.state}, not in audit`,
      };
    }
    const { submittedAt } = release;
    if (createdAt && submittedAt && createdAt.getTime() < submittedAt.getTime() - toleranceMs) {
      return {
        zh: `早于 ${release.version} 的提交时间，未采用`,
        en: `older than the submission of ${release.version}: left out`,
      };
    }
    await pipeline.schedule(
      work,
      { id: release.id, appId },
      { step: "read-audit", cause: `push ${type}`, priority: 1 },
    );
    return {
      zh: `正在向微信查询 ${release.version} 的审核结果`,
      en: `asking WeChat about the audit of ${release.version}`,
    };
  }

  return [
    { door: "message", types: ["weapp_audit_success", "weapp_audit_fail", "weapp_audit_delay"], handle: auditEnded },
    {
      door: "authorization",
      types: ["unauthorized"],
      async handle(work, { appId, componentAppId, type }) {
        const release = appId === null ? undefined : await findLiveRelease(work, componentAppId, appId);
        // An old push does not undo a newer authorization: what the authorizers room made of it counts.
        const failure = release && failureBeforeCall(release.accountStatus);
        if (!release || !failure) return undefined;
        const { errcode, errmsg } = failure;
        await advance.advance(work, release, {
          by: "refused",
          to: "FAILED",
          cause: `push ${type}`,
          detail: { note: "refused", errcode, errmsg },
          patch: { failure },
        });
        return { zh: `${release.version} 的发布单已停止`, en: `release of ${release.version} stopped` };
      },
    },
  ];
}
