import { z } from "zod";
import { flag, integer, integerOrZero, maybeMoment, someText, text } from "./answers.ts";
import type { Calls, CallOptions } from "./calls.ts";

const changes = { modify_used_count: integerOrZero, modify_quota: integerOrZero };

const accountInfoAnswer = z
  .object({
    appid: someText,
    account_type: integer.nullish(),
    principal_type: integer.nullish(),
    principal_name: text,
    credential: text,
    customer_type: integer.nullish(),
    realname_status: integer.nullish(),
    nickname: text,
    registered_country: integer.nullish(),
    nickname_info: z.object({ nickname: text, ...changes }).nullish(),
    head_image_info: z.object({ head_image_url: text, ...changes }).nullish(),
    signature_info: z.object({ signature: text, ...changes }).nullish(),
    wx_verify_info: z
      .object({
        qualification_verify: flag,
        naming_verify: flag,
        annual_review: flag,
        annual_review_begin_time: maybeMoment,
        annual_review_end_time: maybeMoment,
      })
      .nullish(),
  })
  .transform((answer) => ({
    appId: answer.appid,
    /** 1 subscription account, 2 service account, 3 mini program. */
    accountType: answer.account_type ?? undefined,
    /** 0 personal, 1 enterprise, 2 media, 3 government, 4 other organisation. */
    principalType: answer.principal_type ?? undefined,
    principalName: answer.principal_name,
    credential: answer.credential,
    customerType: answer.customer_type ?? undefined,
    /** 1 passed, 2 in progress, 3 failed; until it passed only settings and verification work. */
    realNameStatus: answer.realname_status ?? undefined,
    registeredCountry: answer.registered_country ?? undefined,
    nickName: answer.nickname_info?.nickname || answer.nickname,
    nickNameChanges: changesOf(answer.nickname_info),
    headImageUrl: answer.head_image_info?.head_image_url ?? "",
    headImageChanges: changesOf(answer.head_image_info),
    signature: answer.signature_info?.signature ?? "",
    signatureChanges: changesOf(answer.signature_info),
    verification: answer.wx_verify_info
      ? {
          qualification: answer.wx_verify_info.qualification_verify,
          naming: answer.wx_verify_info.naming_verify,
          annualReviewDue: answer.wx_verify_info.annual_review,
          annualReviewFrom: answer.wx_verify_info.annual_review_begin_time,
          annualReviewUntil: answer.wx_verify_info.annual_review_end_time,
        }
      : undefined,
  }));

function changesOf(info: { modify_used_count: number; modify_quota: number } | null | undefined) {
  return info ? { used: info.modify_used_count, limit: info.modify_quota } : undefined;
}

/** @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/basic-info-management/api_getaccountbasicinfo.html */
export function basicInfoChapter(calls: Calls) {
  return {
    /** Needs permission set 30 (official accounts: 3). */
    accountInfo(appId: string, options?: CallOptions) {
      const request = { method: "POST" as const, path: "/cgi-bin/account/getaccountbasicinfo" };
      return calls.account(appId, request, accountInfoAnswer, options);
    },
  };
}
