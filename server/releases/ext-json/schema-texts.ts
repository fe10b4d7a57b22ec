import type { ErrorObject } from "ajv/dist/2020.js";
import type { Text } from "../../language.ts";

/** What a schema says against a variable. Ajv speaks English only. */
export function schemaErrorText(name: string, { keyword, params, message = "" }: ErrorObject): Text {
  const [zh, en] = words(keyword, params, message);
  return name === "" ? { zh, en } : { zh: `变量「${name}」${zh}`, en: `The variable "${name}" ${en}` };
}

function words(keyword: string, params: Record<string, unknown>, message: string): [string, string] {
  const limit = String(params["limit"]);
  switch (keyword) {
    case "type":
      return [`的类型应是 ${listed(params["type"])}`, `must be of type ${listed(params["type"])}`];
    case "enum":
      return [`只能是 ${listed(params["allowedValues"])}`, `must be one of ${listed(params["allowedValues"])}`];
    case "const":
      return [`只能是 ${JSON.stringify(params["allowedValue"])}`, `must be ${JSON.stringify(params["allowedValue"])}`];
    case "minLength":
      return [`至少 ${limit} 个字符`, `has at least ${limit} characters`];
    case "maxLength":
      return [`至多 ${limit} 个字符`, `has at most ${limit} characters`];
    case "minItems":
      return [`至少 ${limit} 项`, `has at least ${limit} items`];
    case "maxItems":
      return [`至多 ${limit} 项`, `has at most ${limit} items`];
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return [`应 ${String(params["comparison"])} ${limit}`, `must be ${String(params["comparison"])} ${limit}`];
    case "pattern":
      return [`的格式不对，应符合 ${String(params["pattern"])}`, `must match ${String(params["pattern"])}`];
    case "format":
      return [`不是合法的 ${String(params["format"])}`, `is no valid ${String(params["format"])}`];
    case "additionalProperties":
      return ["不在 schema 里", "is not in the schema"];
    default:
      return [`不符合 schema（${keyword}）`, message];
  }
}

function listed(value: unknown): string {
  return Array.isArray(value)
    ? value.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join(", ")
    : String(value);
}
