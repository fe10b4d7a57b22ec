import { seconds } from "../calendar.ts";
import { Refusal } from "../refusal.ts";
import type { JsonObject } from "../json.ts";
import type { Endpoint } from "../endpoint.ts";
import type { Draft } from "../records.ts";
import type { World } from "../world.ts";

export const templateLimit = 200;

function draftFields(world: World, draft: Draft): JsonObject {
  return {
    create_time: seconds(draft.createdAt),
    user_version: draft.userVersion,
    user_desc: draft.userDesc,
    draft_id: draft.draftId,
    source_miniprogram_appid: draft.sourceAppId,
    source_miniprogram: world.accounts.get(draft.sourceAppId)?.nickName ?? "",
    developer: draft.developer,
    category_list: [],
  };
}

/** Chapter 4: drafts and the library of at most 200 templates. */
export const templateEndpoints: Endpoint[] = [
  {
    method: "GET",
    path: "/wxa/gettemplatedraftlist",
    token: "component",
    run: ({ world }) => ({ draft_list: [...world.drafts.values()].map((draft) => draftFields(world, draft)) }),
  },
  {
    method: "POST",
    path: "/wxa/addtotemplate",
    token: "component",
    run({ world, fields, now }) {
      const draftId = fields.wholeNumber("draft_id");
      const templateType = fields.numberIfAny("template_type") ?? 0;
      if (templateType !== 0 && templateType !== 1) throw new Refusal(40097);
      // Keyed by their source: a development mini program keeps only its latest draft.
      const draft = [...world.drafts.values()].find((each) => each.draftId === draftId);
      if (!draft) throw new Refusal(85064);
      if (world.templates.size >= templateLimit) throw new Refusal(85065);
      // Ids begin with 0, a value that careless programs take for "none".
      const templateId = world.next("template") - 1;
      world.templates.put(templateId, { ...draft, templateId, templateType, createdAt: now });
    },
  },
  {
    method: "GET",
    path: "/wxa/gettemplatelist",
    token: "component",
    run({ world, query }) {
      const asked = query.get("template_type");
      const wanted = [...world.templates.values()].filter(
        (template) => asked === null || asked === String(template.templateType),
      );
      return {
        template_list: wanted.map((template) => ({
          ...draftFields(world, template),
          template_id: template.templateId,
          template_type: template.templateType,
          ...(template.templateType === 1 ? { audit_scene: 0, audit_status: 0, reason: "" } : {}),
        })),
      };
    },
  },
  {
    method: "POST",
    path: "/wxa/deletetemplate",
    token: "component",
    run({ world, fields }) {
      const templateId = fields.wholeNumber("template_id");
      if (!world.templates.has(templateId)) throw new Refusal(85064);
      world.templates.remove(templateId);
    },
  },
];
