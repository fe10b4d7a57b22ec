import { z } from "zod";
import { list, nothing, text } from "./answers.ts";
import { auditCalls } from "./audit.ts";
import type { Calls, CallOptions } from "./calls.ts";
import { releaseCalls } from "./release.ts";

const pagesAnswer = z.object({ page_list: list(z.string()) }).transform((answer) => answer.page_list);

const privacyInfoAnswer = z
  .object({ without_auth_list: list(z.string()), without_conf_list: list(z.string()) })
  .transform((answer) => ({ withoutPermission: answer.without_auth_list, undeclared: answer.without_conf_list }));

const mediaAnswer = z
  .object({ type: text, mediaid: z.string().min(1) })
  .transform((answer) => ({ type: answer.type, mediaId: answer.mediaid }));

const slowCallMs = 60_000; // packing a template with its ext_json, or taking in a video

export interface CommitInput {
  templateId: number;
  /** A JSON document as text; "{}" when nothing is customised. */
  extJson: string;
  /** At most 64 characters. */
  userVersion: string;
  userDesc: string;
}

/**
 * The code of a mini program, from upload to release. Needs permission set 18.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/code-management/api_commit.html
 */
export function codeChapter(calls: Calls) {
  return {
    /**
     * Makes the template the account's trial version. A repeat overwrites it and starts WeChat's code check again,
     * so do not repeat it because the submission after it is not ready (61039).
     *
     * @throws {WechatError} kind `request`: 85013, 85045–85048 ext_json; 85014 no such template; 9402202 too often
     */
    commit(appId: string, input: CommitInput, options?: CallOptions) {
      const body = {
        template_id: input.templateId,
        ext_json: input.extJson,
        user_version: input.userVersion,
        user_desc: input.userDesc,
      };
      const request = { method: "POST" as const, path: "/wxa/commit", body, timeoutMs: slowCallMs };
      return calls.account(appId, request, nothing, options);
    },

    /** The pages of the uploaded code. */
    pages(appId: string, options?: CallOptions) {
      return calls.account(appId, { method: "GET", path: "/wxa/get_page" }, pagesAnswer, options);
    },

    /**
     * Which privacy APIs the code uses without permission or declaration.
     *
     * @throws {WechatError} kind `notReady` (61039) while the check after commit runs: ask again in a minute
     */
    privacyInfo(appId: string, options?: CallOptions) {
      const request = { method: "GET" as const, path: "/wxa/security/get_code_privacy_info" };
      return calls.account(appId, request, privacyInfoAnswer, options);
    },

    /** The QR code of the trial version, as an image. `path` is a page with its query. */
    trialQrCode(appId: string, path?: string, options?: CallOptions) {
      return calls.download(appId, { method: "GET", path: "/wxa/get_qrcode", query: { path } }, options);
    },

    /** Hands in a picture (2 MB) or video (10 MB) for the reviewer; its id is good for three days. */
    uploadAuditMedia(
      appId: string,
      media: { name: string; contentType: string; bytes: Uint8Array },
      options?: CallOptions,
    ) {
      const file = { field: "media", ...media };
      const request = { method: "POST" as const, path: "/wxa/uploadmedia", file, timeoutMs: slowCallMs };
      return calls.account(appId, request, mediaAnswer, options);
    },

    ...auditCalls(calls),
    ...releaseCalls(calls),
  };
}
