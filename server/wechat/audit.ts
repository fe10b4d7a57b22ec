import { z } from "zod";
import { id, integer, integerOrZero, maybeMoment, nothing, text } from "./answers.ts";
import type { Calls, CallOptions } from "./calls.ts";

/** WeChat's review of a submitted version. */
export type AuditStatus = "approved" | "rejected" | "inReview" | "withdrawn" | "delayed";

const auditStatuses = ["approved", "rejected", "inReview", "withdrawn", "delayed"] as const satisfies AuditStatus[];

const auditState = z
  .object({
    status: integer.pipe(
      z
        .number()
        .min(0)
        .max(auditStatuses.length - 1),
    ),
    reason: text,
    // WeChat's own pages spell it both ways.
    screenshot: text,
    ScreenShot: text,
  })
  .transform((answer) => ({
    status: auditStatuses[answer.status] as AuditStatus,
    /** Why it was rejected or is delayed, as WeChat's HTML with `<br>`: escape it. */
    reason: answer.reason,
    screenshotMediaIds: (answer.screenshot || answer.ScreenShot).split("|").filter(Boolean),
  }));

const latestAuditAnswer = z
  .intersection(
    auditState,
    z.object({ auditid: id, user_version: text, user_desc: text, submit_audit_time: maybeMoment }),
  )
  .transform(({ auditid, user_version, user_desc, submit_audit_time, status, reason, screenshotMediaIds }) => ({
    auditId: auditid,
    status,
    reason,
    screenshotMediaIds,
    userVersion: user_version,
    userDesc: user_desc,
    submittedAt: submit_audit_time,
  }));

const submitAnswer = z.object({ auditid: id }).transform((answer) => ({ auditId: answer.auditid }));

const auditQuotaAnswer = z
  .object({ rest: integer, limit: integer, speedup_rest: integerOrZero, speedup_limit: integerOrZero })
  .transform((answer) => ({
    left: answer.rest,
    limit: answer.limit,
    speedUpsLeft: answer.speedup_rest,
    speedUpLimit: answer.speedup_limit,
  }));

/** A page and its category, as the reviewer is told. Names and ids are those of `categories.submittable`. */
export interface AuditItem {
  address?: string;
  /** Up to ten words, separated by spaces. */
  tag?: string;
  title?: string;
  firstClass: string;
  secondClass: string;
  thirdClass?: string;
  firstId: number;
  secondId: number;
  thirdId?: number;
}

/** Where users' own content appears: 0 nowhere, 1 profile, 2 picture, 3 video, 4 text, 5 audio. */
export interface UgcDeclaration {
  scene: number[];
  otherSceneDesc?: string;
  /** 1 WeChat's content security, 2 another product, 3 people, 4 none. */
  method?: number[];
  hasAuditTeam?: boolean;
  auditDesc?: string;
}

export interface SubmitAuditInput {
  /** One to five. */
  items?: AuditItem[];
  preview?: { videoIds?: string[]; pictureIds?: string[] };
  versionDesc?: string;
  /** Both are honoured only after a rejection. */
  feedbackInfo?: string;
  feedbackMediaIds?: string[];
  ugc?: UgcDeclaration;
  /** Declares that privacy APIs found in the code and not configured are not used. */
  privacyApiNotUsed?: boolean;
  orderPath?: string;
}

export function auditCalls(calls: Calls) {
  return {
    /**
     * Submits the trial version. Not repeatable: a second submission is refused (85009), so after a lost answer ask
     * for the latest audit first.
     *
     * @throws {WechatError} `notReady` (61039) while the code check runs; `quota` (85085) when the platform's monthly
     *   submissions are used up; `request` for the rest
     */
    submitAudit(appId: string, input: SubmitAuditInput = {}, options?: CallOptions) {
      const request = { method: "POST" as const, path: "/wxa/submit_audit", body: submission(input) };
      return calls.account(appId, request, submitAnswer, options);
    },

    auditStatus(appId: string, auditId: string, options?: CallOptions) {
      const request = {
        method: "POST" as const,
        path: "/wxa/get_auditstatus",
        body: { auditid: auditNumber(auditId) },
      };
      return calls.account(appId, request, auditState, options);
    },

    /** @throws {WechatError} 85058 when nothing was ever submitted */
    latestAuditStatus(appId: string, options?: CallOptions) {
      return calls.account(appId, { method: "GET", path: "/wxa/get_latest_auditstatus" }, latestAuditAnswer, options);
    },

    /** Withdraws the submission: five times a day and ten a month for each account (87013). */
    undoAudit(appId: string, options?: CallOptions) {
      return calls.account(appId, { method: "GET", path: "/wxa/undocodeaudit" }, nothing, options);
    },

    speedUpAudit(appId: string, auditId: string, options?: CallOptions) {
      const request = { method: "POST" as const, path: "/wxa/speedupaudit", body: { auditid: auditNumber(auditId) } };
      return calls.account(appId, request, nothing, options);
    },

    /** The month's submissions. Shared by all accounts of the platform, whichever account asks. */
    quota(appId: string, options?: CallOptions) {
      return calls.account(appId, { method: "GET", path: "/wxa/queryquota" }, auditQuotaAnswer, options);
    },
  };
}

function submission(input: SubmitAuditInput): object {
  const { items, preview, ugc } = input;
  return {
    item_list: items?.map((item) => ({
      address: item.address,
      tag: item.tag,
      title: item.title,
      first_class: item.firstClass,
      second_class: item.secondClass,
      third_class: item.thirdClass,
      first_id: item.firstId,
      second_id: item.secondId,
      third_id: item.thirdId,
    })),
    preview_info: preview && { video_id_list: preview.videoIds, pic_id_list: preview.pictureIds },
    version_desc: input.versionDesc,
    feedback_info: input.feedbackInfo,
    feedback_stuff: input.feedbackMediaIds?.join("|"),
    ugc_declare: ugc && {
      scene: ugc.scene,
      other_scene_desc: ugc.otherSceneDesc,
      method: ugc.method,
      has_audit_team: ugc.hasAuditTeam === undefined ? undefined : Number(ugc.hasAuditTeam),
      audit_desc: ugc.auditDesc,
    },
    privacy_api_not_use: input.privacyApiNotUsed,
    order_path: input.orderPath,
  };
}

/** WeChat wants a JSON number, of up to 64 bits. */
function auditNumber(auditId: string): bigint {
  if (!/^\d+$/.test(auditId)) throw new RangeError("an audit id is a number");
  return BigInt(auditId);
}
