import { z } from "zod";
import { flag, integer, integerOrZero, list, maybeMoment, nothing, text } from "./answers.ts";
import type { Calls, CallOptions } from "./calls.ts";

const historyAnswer = z
  .object({
    version_list: list(
      z.object({ app_version: integer, user_version: text, user_desc: text, commit_time: maybeMoment }),
    ),
  })
  .transform(({ version_list }) =>
    version_list.map((version) => ({
      appVersion: version.app_version,
      userVersion: version.user_version,
      userDesc: version.user_desc,
      committedAt: version.commit_time,
    })),
  );

const versionInfoAnswer = z
  .object({
    exp_info: z.object({ exp_time: maybeMoment, exp_version: text, exp_desc: text }).nullish(),
    release_info: z.object({ release_time: maybeMoment, release_version: text, release_desc: text }).nullish(),
  })
  .transform(({ exp_info: trial, release_info: online }) => ({
    trial: trial ? { at: trial.exp_time, version: trial.exp_version, desc: trial.exp_desc } : undefined,
    online: online
      ? { at: online.release_time, version: online.release_version, desc: online.release_desc }
      : undefined,
  }));

export type GrayReleaseStatus = "initial" | "running" | "paused" | "finished" | "deleted";

const grayStatuses = ["initial", "running", "paused", "finished", "deleted"] as const satisfies GrayReleaseStatus[];

const grayPlanAnswer = z
  .object({
    gray_release_plan: z
      .object({
        status: integer.pipe(
          z
            .number()
            .min(0)
            .max(grayStatuses.length - 1),
        ),
        create_timestamp: maybeMoment,
        gray_percentage: integerOrZero,
        support_debuger_first: flag,
        support_experiencer_first: flag,
      })
      .nullish(),
  })
  .transform(({ gray_release_plan: plan }) =>
    plan
      ? {
          status: grayStatuses[plan.status] as GrayReleaseStatus,
          createdAt: plan.create_timestamp,
          percentage: plan.gray_percentage,
          projectMembersFirst: plan.support_debuger_first,
          testersFirst: plan.support_experiencer_first,
        }
      : undefined,
  );

const visitStatusAnswer = z.object({ status: integer }).transform(({ status }) => (status === 0 ? "closed" : "open"));

const supportVersionAnswer = z
  .object({
    now_version: text,
    uv_info: z.object({ items: list(z.object({ version: text, percentage: z.coerce.number() })) }).nullish(),
  })
  .transform((answer) => ({ minimum: answer.now_version, share: answer.uv_info?.items ?? [] }));

export interface GrayReleaseInput {
  /** 0 to 100; only ever larger than before. With 0, one of the two below must be true. */
  percentage: number;
  projectMembersFirst?: boolean;
  testersFirst?: boolean;
}

export function releaseCalls(calls: Calls) {
  const get = (path: string, query?: Record<string, string | number | undefined>) =>
    ({ method: "GET", path, ...(query && { query }) }) as const;
  const post = (path: string, body: object = {}) => ({ method: "POST", path, body }) as const;

  return {
    /** Publishes the approved version to everybody. A repeat is refused with 85052: it is released already. */
    release(appId: string, options?: CallOptions) {
      return calls.account(appId, post("/wxa/release"), nothing, options);
    },

    /**
     * Back to an older version; without `appVersion` to the one before. Each repeat goes one further back.
     *
     * @throws {WechatError} 87011 while a gray release runs, 87012 when there is nothing to go back to
     */
    revertRelease(appId: string, appVersion?: number, options?: CallOptions) {
      return calls.account(appId, get("/wxa/revertcoderelease", { app_version: appVersion }), nothing, options);
    },

    /** The up to five versions that `revertRelease` can go back to. */
    historyVersions(appId: string, options?: CallOptions) {
      const request = get("/wxa/revertcoderelease", { action: "get_history_version" });
      return calls.account(appId, request, historyAnswer, options);
    },

    /** The trial and the online version. The one in review is in `latestAuditStatus`. */
    versionInfo(appId: string, options?: CallOptions) {
      return calls.account(appId, post("/wxa/getversioninfo"), versionInfoAnswer, options);
    },

    /** Publishes the approved version to a part of the users; call again with more. */
    grayRelease(appId: string, input: GrayReleaseInput, options?: CallOptions) {
      const body = {
        gray_percentage: input.percentage,
        support_debuger_first: input.projectMembersFirst ?? false,
        support_experiencer_first: input.testersFirst ?? false,
      };
      return calls.account(appId, post("/wxa/grayrelease", body), nothing, options);
    },

    grayReleasePlan(appId: string, options?: CallOptions) {
      return calls.account(appId, get("/wxa/getgrayreleaseplan"), grayPlanAnswer, options);
    },

    revertGrayRelease(appId: string, options?: CallOptions) {
      return calls.account(appId, get("/wxa/revertgrayrelease"), nothing, options);
    },

    /** "closed" is what the console calls paused service, by the owner or by WeChat. */
    visitStatus(appId: string, options?: CallOptions) {
      return calls.account(appId, post("/wxa/getvisitstatus"), visitStatusAnswer, options);
    },

    setVisitStatus(appId: string, action: "open" | "close", options?: CallOptions) {
      return calls.account(appId, post("/wxa/change_visitstatus", { action }), nothing, options);
    },

    /** The least version of the base library, and how users' versions are spread. */
    supportVersion(appId: string, options?: CallOptions) {
      return calls.account(appId, post("/cgi-bin/wxopen/getweappsupportversion"), supportVersionAnswer, options);
    },

    setSupportVersion(appId: string, version: string, options?: CallOptions) {
      return calls.account(appId, post("/cgi-bin/wxopen/setweappsupportversion", { version }), nothing, options);
    },
  };
}
