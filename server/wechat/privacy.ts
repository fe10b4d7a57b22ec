import { z } from "zod";
import { flag, list, maybeMoment, text } from "./answers.ts";
import type { Calls, CallOptions } from "./calls.ts";

const ownerSetting = z
  .object({
    contact_email: text,
    contact_phone: text,
    contact_qq: text,
    contact_weixin: text,
    notice_method: text,
    store_expire_timestamp: text,
    ext_file_media_id: text,
  })
  .transform((owner) => ({
    contactEmail: owner.contact_email,
    contactPhone: owner.contact_phone,
    contactQq: owner.contact_qq,
    contactWeixin: owner.contact_weixin,
    noticeMethod: owner.notice_method,
    storagePeriod: owner.store_expire_timestamp,
    guidelineFileMediaId: owner.ext_file_media_id,
  }));

const guidelineAnswer = z
  .object({
    code_exist: flag,
    privacy_list: list(z.string()),
    setting_list: list(z.object({ privacy_key: text, privacy_text: text, privacy_label: text })),
    update_time: maybeMoment,
    owner_setting: ownerSetting.nullish(),
    privacy_desc: z.object({ privacy_desc_list: list(z.object({ privacy_key: text, privacy_desc: text })) }).nullish(),
  })
  .transform((answer) => ({
    /** Whether code was committed lately, so that `usedKeys` says something. */
    hasCode: answer.code_exist,
    /** What the code collects, as WeChat found it. */
    usedKeys: answer.privacy_list,
    settings: answer.setting_list.map((setting) => ({
      key: setting.privacy_key,
      purpose: setting.privacy_text,
      label: setting.privacy_label,
    })),
    updatedAt: answer.update_time,
    owner: answer.owner_setting ?? undefined,
    descriptions: (answer.privacy_desc?.privacy_desc_list ?? []).map((item) => ({
      key: item.privacy_key,
      description: item.privacy_desc,
    })),
  }));

/** @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/privacy-management/api_getprivacysetting.html */
export function privacyChapter(calls: Calls) {
  return {
    /** The privacy guideline. Its path says component, its token is the account's. Needs permission set 18. */
    guideline(appId: string, version: "online" | "development" = "development", options?: CallOptions) {
      const body = { privacy_ver: version === "online" ? 1 : 2 };
      const request = { method: "POST" as const, path: "/cgi-bin/component/getprivacysetting", body };
      return calls.account(appId, request, guidelineAnswer, options);
    },
  };
}
