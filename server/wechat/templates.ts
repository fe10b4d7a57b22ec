import { z } from "zod";
import { integer, integerOrZero, list, moment, nothing, text } from "./answers.ts";
import type { Calls, CallOptions } from "./calls.ts";

/** 0 is an ordinary template, 1 a standard one (its trade component is withdrawn: use ordinary ones). */
export type TemplateType = 0 | 1;

const source = {
  create_time: moment,
  user_version: text,
  user_desc: text,
  source_miniprogram_appid: text,
  source_miniprogram: text,
  developer: text,
};

const draftListAnswer = z
  .object({ draft_list: list(z.object({ ...source, draft_id: integer })) })
  .transform(({ draft_list }) => draft_list.map((draft) => ({ draftId: draft.draft_id, ...sourceOf(draft) })));

const templateListAnswer = z
  .object({
    template_list: list(
      z.object({
        ...source,
        template_id: integer,
        draft_id: integer.nullish(),
        template_type: integerOrZero,
        audit_status: integer.nullish(),
        reason: text,
      }),
    ),
  })
  .transform(({ template_list }) =>
    template_list.map((template) => ({
      templateId: template.template_id,
      /** Not in every answer of WeChat's. */
      draftId: template.draft_id ?? undefined,
      templateType: template.template_type,
      /** Standard templates only: 0 not submitted, 1 in review, 2 rejected, 3 approved, 4 submitting, 5 failed. */
      auditStatus: template.audit_status ?? undefined,
      auditReason: template.reason,
      ...sourceOf(template),
    })),
  );

export type WechatDraft = z.output<typeof draftListAnswer>[number];
export type WechatTemplate = z.output<typeof templateListAnswer>[number];

function sourceOf(item: z.output<z.ZodObject<typeof source>>) {
  return {
    createdAt: item.create_time,
    userVersion: item.user_version,
    userDesc: item.user_desc,
    sourceAppId: item.source_miniprogram_appid,
    sourceName: item.source_miniprogram,
    developer: item.developer,
  };
}

/**
 * The template library: at most 200 templates, fed from the drafts of development mini programs. Ids may be 0.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/thirdparty-management/template-management/api_gettemplatelist.html
 */
export function templatesChapter(calls: Calls) {
  return {
    drafts(options?: CallOptions) {
      return calls.component({ method: "GET", path: "/wxa/gettemplatedraftlist" }, draftListAnswer, options);
    },

    /** Answers no template id: list the templates and look for the draft. A repeat adds a second template. */
    addToTemplate(draftId: number, templateType: TemplateType = 0, options?: CallOptions) {
      const body = { draft_id: draftId, template_type: templateType };
      return calls.component({ method: "POST", path: "/wxa/addtotemplate", body }, nothing, options);
    },

    /** Without a type all templates. */
    list(templateType?: TemplateType, options?: CallOptions) {
      const query = { template_type: templateType };
      return calls.component({ method: "GET", path: "/wxa/gettemplatelist", query }, templateListAnswer, options);
    },

    /** @throws {WechatError} 85064 when it is not, or no longer, there */
    delete(templateId: number, options?: CallOptions) {
      const body = { template_id: templateId };
      return calls.component({ method: "POST", path: "/wxa/deletetemplate", body }, nothing, options);
    },
  };
}
