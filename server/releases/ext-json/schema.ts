import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { RE2JS } from "re2js";
import type { Text } from "../../language.ts";
import type { ExtJsonProblem } from "./ext-json.ts";
import { isTooDeep, sizeOf } from "./json.ts";
import { schemaErrorText } from "./schema-texts.ts";
import { missing, type Variables } from "./variables.ts";

export type JsonSchema = Record<string, unknown>;

export interface SchemaProblem {
  path: string[];
  message: Text;
}

/** Says what does not fit; of a part (a single layer) what is missing is no problem. */
export type CheckVariables = (variables: Variables, options?: { isPart?: boolean }) => ExtJsonProblem[];

const largestSchema = 32 * 1024;
const longestPattern = 500;
const draft = "https://json-schema.org/draft/2020-12/schema";

/** Keywords that lead elsewhere, or change what a reference means. */
const namesOfElsewhere = new Set(["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$async"]);

/**
 * Makes a check of a JSON Schema (2020-12, strict: an unknown keyword is an error and not silently without effect).
 *
 * A schema is somebody's program in our process. What could make it run without end is refused: references lead to
 * `#/$defs/…` only and from there no further, patterns run in linear time (RE2), and lists are compared pairwise only
 * while they are short.
 *
 * @param options.isChecked it was kept once: not judged by the schema of schemas again, which takes 100 ms to compile
 */
export function compileSchema(
  schema: JsonSchema,
  { isChecked = false }: { isChecked?: boolean } = {},
): { check: CheckVariables } | { problem: SchemaProblem } {
  const problem = shapeProblem(schema) ?? walkProblem(schema, [], false);
  if (problem) return { problem };
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    ownProperties: true,
    logger: false,
    validateSchema: false,
    formats,
    code: { regExp: Object.assign(linearRegExp, { code: "" }) },
  });
  try {
    if (!isChecked && !ajv.validateSchema(schema)) return { problem: notASchema(ajv.errors?.[0]) };
    const validate = ajv.compile(schema);
    return {
      check(variables, { isPart = false } = {}) {
        validate(variables);
        // The same place is named by every branch that did not fit: the first says enough.
        return (validate.errors ?? []).filter((error) => !isPart || isOfParts(error)).map(problemOf);
      },
    };
  } catch (error) {
    // Ajv throws what strict mode refuses, and RE2 what it does not know; both in words of their own.
    const words = error instanceof Error ? error.message : String(error);
    return {
      problem: { path: [], message: { zh: `不是有效的 schema：${words}`, en: `Not a valid schema: ${words}` } },
    };
  }
}

function shapeProblem(schema: JsonSchema): SchemaProblem | undefined {
  if (isTooDeep(schema)) return { path: [], message: { zh: "schema 层数过多", en: "The schema is nested too deeply" } };
  if (sizeOf(schema) > largestSchema) {
    const kib = largestSchema / 1024;
    return { path: [], message: { zh: `schema 超过 ${kib} KiB`, en: `The schema is larger than ${kib} KiB` } };
  }
  if (schema["$schema"] !== undefined && schema["$schema"] !== draft) {
    return { path: ["$schema"], message: { zh: `只支持 ${draft}`, en: `Only ${draft} is understood` } };
  }
  if (schema["type"] !== "object") {
    return { path: ["type"], message: { zh: '最外层须是 "type": "object"', en: 'The top must be "type": "object"' } };
  }
  return undefined;
}

function walkProblem(value: unknown, path: string[], isInDefs: boolean): SchemaProblem | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const here = [...path, key];
    const message = Array.isArray(value) ? undefined : keywordProblem(key, member, { of: value, isInDefs });
    if (message) return { path: here, message };
    const below = walkProblem(member, here, isInDefs || (path.length === 0 && key === "$defs"));
    if (below) return below;
  }
  return undefined;
}

function keywordProblem(
  key: string,
  value: unknown,
  { of, isInDefs }: { of: object; isInDefs: boolean },
): Text | undefined {
  if (namesOfElsewhere.has(key)) return { zh: `不支持「${key}」`, en: `"${key}" is not supported` };
  if (key === "$ref" && (isInDefs || typeof value !== "string" || !/^#\/\$defs\/[^/]+$/.test(value))) {
    return {
      zh: "$ref 只能指向 #/$defs/ 下的定义，定义里不能再引用",
      en: "$ref leads to a definition under #/$defs/ only, and definitions hold no further $ref",
    };
  }
  if (key === "pattern" && typeof value === "string" && value.length > longestPattern) {
    return { zh: `正则超过 ${longestPattern} 个字符`, en: `The pattern has more than ${longestPattern} characters` };
  }
  if (key === "uniqueItems" && value === true && !("maxItems" in of && Number(of.maxItems) <= 200)) {
    return {
      zh: "uniqueItems 须同时有不超过 200 的 maxItems",
      en: "uniqueItems needs maxItems of at most 200 beside it",
    };
  }
  return undefined;
}

/** Ajv's engine is the language's own, which backtracks: `(a+)+$` on a long text would stop the process. */
function linearRegExp(pattern: string) {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  // Ajv takes two engines whose texts are equal for the same one.
  return { test: (text: string) => compiled.matcher(text).find(), toString: () => pattern };
}

/** Those that forms know; another one is refused as unknown. */
const formats = {
  uri: (text: string) => URL.canParse(text),
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  color: /^#[0-9a-fA-F]{6}$/,
};

/** Of a single layer: a wrong value, or a name that nothing knows. What only the whole can have is not asked of it. */
function isOfParts({ instancePath, keyword }: ErrorObject): boolean {
  return instancePath !== "" || keyword === "additionalProperties";
}

function problemOf(error: ErrorObject): ExtJsonProblem {
  const path = pathOf(error.instancePath);
  if (error.keyword === "required") {
    const name = [...path, String(error.params["missingProperty"])];
    return { code: "MISSING_VARIABLE", path: ["variables", ...name], message: missing(name.join(".")) };
  }
  const unknown = error.keyword === "additionalProperties" ? [String(error.params["additionalProperty"])] : [];
  return {
    code: "VARIABLE_DOES_NOT_FIT",
    path: ["variables", ...path, ...unknown],
    message: schemaErrorText([...path, ...unknown].join("."), error),
  };
}

function notASchema(error: ErrorObject | undefined): SchemaProblem {
  const words = error?.message ?? "";
  return {
    path: pathOf(error?.instancePath ?? ""),
    message: { zh: `不是有效的 JSON Schema：${words}`, en: `Not a JSON Schema: ${words}` },
  };
}

/** Of a JSON pointer. */
function pathOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
