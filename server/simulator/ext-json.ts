import { isJsonObject } from "./json.ts";
import { Refusal } from "./refusal.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { Template } from "./records.ts";

/** The geographic APIs that must be declared in `requiredPrivateInfos`. */
const privateApis = [
  "getLocation",
  "getFuzzyLocation",
  "onLocationChange",
  "startLocationUpdate",
  "startLocationUpdateBackground",
  "chooseLocation",
  "choosePoi",
  "chooseAddress",
];
const notWithFuzzyLocation = [
  "getLocation",
  "onLocationChange",
  "startLocationUpdate",
  "startLocationUpdateBackground",
];
const allowedForStandardTemplates = ["extAppid", "ext", "window"];

export interface ExtJson {
  /** The template's pages, or the subset that ext_json chose. */
  pages: string[];
  declaredApis: string[];
}

/** Judges the ext_json of a commit as WeChat does: 85048, 85013, 85045 to 85047, 85310, 85311, 9402203. */
export function readExtJson(text: string, template: Template, appId: string): ExtJson {
  const ext = parse(text);
  if (template.templateType === 1 && Object.keys(ext).some((key) => !allowedForStandardTemplates.includes(key)))
    throw new Refusal(9402203);
  if (ext["extAppid"] !== undefined && ext["extAppid"] !== appId) throw new Refusal(85013, "extAppid does not match");
  if (ext["ext"] !== undefined && !isJsonObject(ext["ext"])) throw new Refusal(85013, "ext must be an object");
  const pages = pagesOf(ext, template);
  checkPackages(ext["subPackages"] ?? ext["subpackages"], template);
  checkTabBar(ext["tabBar"], template);
  return { pages, declaredApis: declaredApis(ext["requiredPrivateInfos"]) };
}

function parse(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(85048);
  }
  if (!isJsonObject(value)) throw new Refusal(85013);
  return value;
}

function pagesOf(ext: JsonObject, template: Template): string[] {
  const chosen = ext["pages"];
  const configured = ext["extPages"];
  if (configured !== undefined && !isJsonObject(configured)) throw new Refusal(85013, "extPages must be an object");
  const unknown = Object.keys(configured ?? {}).find((page) => !template.pages.includes(page));
  if (unknown !== undefined) throw new Refusal(85045, unknown);
  if (chosen === undefined) return template.pages;
  if (!isTexts(chosen)) throw new Refusal(85013, "pages must be texts");
  if (chosen.length === 0) throw new Refusal(85047);
  const added = chosen.find((page) => !template.pages.includes(page));
  if (added !== undefined) throw new Refusal(85045, added);
  return chosen;
}

/** Only what the template declares: a page of a package is named by its root and its path in it. */
function checkPackages(packages: JsonValue | undefined, template: Template): void {
  if (packages === undefined) return;
  if (!Array.isArray(packages)) throw new Refusal(85013, "subPackages must be a list");
  for (const each of packages) {
    const { root, pages } = isJsonObject(each) ? each : {};
    if (typeof root !== "string" || pages === undefined || !isTexts(pages))
      throw new Refusal(85013, "a package has a root and pages");
    const added = pages
      .map((page) => `${root.replace(/\/$/, "")}/${page}`)
      .find((page) => !template.pages.includes(page));
    if (added !== undefined) throw new Refusal(85045, added);
  }
}

function checkTabBar(tabBar: JsonValue | undefined, template: Template): void {
  if (tabBar === undefined) return;
  if (!isJsonObject(tabBar)) throw new Refusal(85013, "tabBar must be an object");
  const list = tabBar["list"] ?? [];
  if (!Array.isArray(list)) throw new Refusal(85013, "tabBar.list must be a list");
  for (const item of list) {
    const path = isJsonObject(item) ? item["pagePath"] : undefined;
    if (typeof path !== "string" || path === "") throw new Refusal(85046);
    if (!template.pages.includes(path)) throw new Refusal(85045, path);
  }
}

function declaredApis(declared: JsonValue | undefined): string[] {
  if (declared === undefined) return [];
  if (!isTexts(declared) || declared.some((name) => !privateApis.includes(name))) throw new Refusal(85310);
  if (declared.includes("getFuzzyLocation") && declared.some((name) => notWithFuzzyLocation.includes(name)))
    throw new Refusal(85311);
  return declared;
}

function isTexts(value: JsonValue): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
