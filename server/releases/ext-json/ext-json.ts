import type { Text } from "../../language.ts";
import { deepest, isPlainObject, isTooDeep } from "./json.ts";
import { braceProblems, isOneVariable } from "./variables.ts";

/** ext.json as an object. `extAppid` is not in it: each account gets its own when it is rendered. */
export type ExtJson = Record<string, unknown>;

type Shape = "boolean" | "text" | "object" | "texts" | "objects" | "objectOfObjects" | "objectOrBoolean";

/** Every key WeChat documents for the string that goes with commit, and what its value must be. */
const keys: Record<string, Shape> = {
  extEnable: "boolean",
  ext: "object",
  extPages: "objectOfObjects",
  pages: "texts",
  subPackages: "objects",
  subpackages: "objects",
  window: "object",
  tabBar: "object",
  networkTimeout: "object",
  plugins: "object",
  plugin: "object",
  functionalPages: "objectOrBoolean",
  functionPages: "objectOrBoolean",
  navigateToMiniProgramAppIdList: "texts",
  requiredPrivateInfos: "texts",
  requiredBackgroundModes: "texts",
  permission: "object",
  sitemapLocation: "text",
  sitemap: "object",
  usingComponents: "object",
  customOpen: "object",
  debug: "boolean",
};

/** All that a standard template takes (9402203); `extAppid` is ours. */
const keysOfStandardTemplates = new Set(["ext", "window"]);

/** What is wrong: with ext.json itself, or with a variable that it names. */
export const extJsonCodes = ["BAD_EXT_JSON", "MISSING_VARIABLE", "VARIABLE_DOES_NOT_FIT"] as const;
export type ExtJsonCode = (typeof extJsonCodes)[number];

export interface ExtJsonProblem {
  code: ExtJsonCode;
  /** Keys and places from the top. */
  path: string[];
  message: Text;
}

/** Accepts an object, or its JSON text; says what is wrong otherwise. */
export function readExtJson(input: unknown): { extJson: ExtJson } | { problem: ExtJsonProblem } {
  if (input === undefined || input === null) return { extJson: {} };
  const value = typeof input === "string" ? parsed(input) : input;
  if (isPlainObject(value)) {
    return isTooDeep(value) ? { problem: { code: "BAD_EXT_JSON", path: [], message: tooDeep } } : { extJson: value };
  }
  const message: Text = {
    zh: typeof input === "string" ? "ext.json 不是合法的 JSON 对象" : "ext.json 必须是 JSON 对象",
    en: typeof input === "string" ? "ext.json is not a valid JSON object" : "ext.json must be a JSON object",
  };
  return { problem: { code: "BAD_EXT_JSON", path: [], message } };
}

const tooDeep: Text = {
  zh: `ext.json 的层数超过 ${deepest}`,
  en: `ext.json is nested deeper than ${deepest} levels`,
};

export interface ExtJsonRules {
  isStandardTemplate?: boolean;
  /** Not rendered yet: a value may be a variable, whose kind is not known. */
  mayHoldVariables?: boolean;
}

/** Finds what WeChat would refuse, or would silently not read, before any account is touched. */
export function extJsonProblems(extJson: ExtJson, rules: ExtJsonRules = {}): ExtJsonProblem[] {
  const problems = Object.entries(extJson).flatMap(([key, value]) => {
    const message = problemOf(key, value, rules);
    return message ? [{ code: "BAD_EXT_JSON" as const, path: [key], message }] : [];
  });
  return rules.mayHoldVariables ? [...problems, ...braceProblems(extJson)] : problems;
}

function problemOf(key: string, value: unknown, rules: ExtJsonRules): Text | undefined {
  if (key === "extAppid") {
    return { zh: "extAppid 由系统按账号填写，请去掉", en: "extAppid is filled in per account: leave it out" };
  }
  if (key === "directCommit") {
    return {
      zh: "directCommit 只用于开发者工具的 ext.json 文件，请去掉；直接上传待提审版本的做法见文档 docs/ext-json.md",
      en: "directCommit belongs to the developer tools' ext.json file only: leave it out; docs/ext-json.md says how to upload a version directly",
    };
  }
  const shape = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (!shape) {
    return {
      zh: `ext.json 没有「${key}」这个字段；自定义字段请放在 ext 里`,
      en: `ext.json has no key "${key}": put custom data into "ext"`,
    };
  }
  if (rules.isStandardTemplate && !keysOfStandardTemplates.has(key)) {
    return {
      zh: `标准模板只接受 ext 和 window，不接受「${key}」`,
      en: `a standard template takes only ext and window, not "${key}"`,
    };
  }
  return hasShape(value, shape, rules.mayHoldVariables ?? false) ? undefined : shapeTexts[shape](key);
}

function hasShape(value: unknown, shape: Shape, mayHoldVariables: boolean): boolean {
  const isVariable = (one: unknown) => mayHoldVariables && isOneVariable(one);
  const isObject = (one: unknown) => isPlainObject(one) || isVariable(one);
  if (isVariable(value)) return true;
  switch (shape) {
    case "boolean":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string";
    case "object":
      return isPlainObject(value);
    case "texts":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "objects":
      return Array.isArray(value) && value.every(isObject);
    case "objectOfObjects":
      return isPlainObject(value) && Object.values(value).every(isObject);
    case "objectOrBoolean":
      return typeof value === "boolean" || isPlainObject(value);
  }
}

const shapeTexts: Record<Shape, (key: string) => Text> = {
  boolean: (key) => ({ zh: `「${key}」必须是 true 或 false`, en: `"${key}" must be true or false` }),
  text: (key) => ({ zh: `「${key}」必须是字符串`, en: `"${key}" must be a string` }),
  object: (key) => ({ zh: `「${key}」必须是对象`, en: `"${key}" must be an object` }),
  texts: (key) => ({ zh: `「${key}」必须是字符串数组`, en: `"${key}" must be an array of strings` }),
  objects: (key) => ({ zh: `「${key}」必须是对象数组`, en: `"${key}" must be an array of objects` }),
  objectOfObjects: (key) => ({
    zh: `「${key}」必须是「页面路径 → 页面配置」的对象`,
    en: `"${key}" must map page paths to page settings`,
  }),
  objectOrBoolean: (key) => ({ zh: `「${key}」必须是对象或布尔值`, en: `"${key}" must be an object or a boolean` }),
};

/** The string for commit. Values stay values: nothing is pasted into JSON text. */
export function renderExtJson(extJson: ExtJson, appId: string): string {
  return JSON.stringify({ ...extJson, extAppid: appId });
}

/** Keys whose members overwrite one by one; all others are replaced as a whole, as WeChat does with app.json. */
const mergedKeyByKey = new Set(["window", "tabBar", "networkTimeout"]);

/** Lays one ext.json over another by the rules WeChat applies when it lays ext.json over app.json. */
export function mergeExtJson(below: ExtJson, above: ExtJson): ExtJson {
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const old = merged.get(key);
    if (!isPlainObject(old) || !isPlainObject(value)) merged.set(key, value);
    else if (mergedKeyByKey.has(key)) merged.set(key, { ...old, ...value });
    else if (key === "extPages") merged.set(key, mergedPages(old, value));
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

function mergedPages(below: ExtJson, above: ExtJson): ExtJson {
  const pages = new Map(Object.entries(below));
  for (const [path, settings] of Object.entries(above)) {
    const old = pages.get(path);
    pages.set(path, isPlainObject(old) && isPlainObject(settings) ? { ...old, ...settings } : settings);
  }
  return Object.fromEntries(pages);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
