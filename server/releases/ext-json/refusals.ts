import { Refusal } from "../../graphql/user-error.ts";
import type { Text } from "../../language.ts";
import type { ExtJsonProblem } from "./ext-json.ts";
import type { SchemaProblem } from "./schema.ts";
import type { LayerScope } from "./layers.ts";

/** The field is the JSON that holds it: what is wrong with variables is not in ext.json. */
export function badExtJson({ code, path, message }: ExtJsonProblem): Refusal {
  return new Refusal({ code, field: path[0] === "variables" ? path : ["extJson", ...path], text: message });
}

export function badSchema({ path, message }: SchemaProblem): Refusal {
  return new Refusal({ code: "BAD_SCHEMA", field: ["schema", ...path], text: message });
}

export function badName(name: string): Refusal {
  return new Refusal({
    code: "BAD_VARIABLE_NAME",
    field: ["variables", name],
    text: {
      zh: `「${name}」不能用作变量名：以字母开头，其后是字母、数字、_ 和 -，最多 64 个字；account 和 template 是内置的`,
      en: `"${name}" is no name for a variable: a letter, then letters, digits, _ and -, at most 64; account and template are built in`,
    },
  });
}

export function tooLarge(field: string, kib: number): Refusal {
  return new Refusal({
    code: "TOO_LONG",
    field,
    text: { zh: `超过 ${kib} KiB`, en: `It is larger than ${kib} KiB` },
  });
}

const unknownTargets: Record<LayerScope, Text> = {
  TEMPLATE: {
    zh: "没有来自这个开发小程序的模板或草稿",
    en: "No template or draft comes from this development mini program",
  },
  CHANNEL: { zh: "没有这个渠道", en: "There is no such channel" },
  TAG: { zh: "标签为空，或超过 40 个字", en: "The tag is empty, or has more than 40 characters" },
  ACCOUNT: { zh: "没有这个账号", en: "There is no such account" },
};

export function unknownTarget(scope: LayerScope, field = "target"): Refusal {
  return new Refusal({ code: "NOT_FOUND", field, text: unknownTargets[scope] });
}

export function unknownTemplate(): Refusal {
  return new Refusal({
    code: "NOT_FOUND",
    field: "templateId",
    text: { zh: "没有这个模板", en: "There is no such template" },
  });
}

export function layerNotFound(): Refusal {
  return new Refusal({ code: "NOT_FOUND", field: "id", text: { zh: "没有这一层", en: "There is no such layer" } });
}

export function changedMeanwhile(by: string): Refusal {
  return new Refusal({
    code: "CHANGED",
    field: "seenAt",
    text: { zh: `你打开之后，${by} 改过它`, en: `${by} changed it after you saw it` },
    remedy: { zh: "看过现在的内容再保存", en: "Look at what it is now, then save again" },
  });
}
