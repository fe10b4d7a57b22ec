import { Refusal } from "../../graphql/user-error.ts";
import type { Text } from "../../language.ts";

/** One page and category that WeChat's reviewer looks at. Ids and names come from the account's own categories. */
export interface AuditItem {
  address?: string;
  /** At most 10 words of at most 20 characters, separated by spaces. */
  tag?: string;
  /** At most 32 characters. */
  title?: string;
  firstClass: string;
  secondClass: string;
  thirdClass?: string;
  firstId: number;
  secondId: number;
  thirdId?: number;
}

/** Where content made by users appears, in the order of WeChat's numbers from 0. */
export const ugcScenes = ["NONE", "PROFILE", "PICTURE", "VIDEO", "TEXT", "AUDIO"] as const;
export type UgcScene = (typeof ugcScenes)[number];

/** How such content is checked, in the order of WeChat's numbers from 1. */
export const ugcMethods = ["WECHAT_CONTENT_SECURITY", "OTHER_PRODUCT", "PEOPLE", "NONE"] as const;
export type UgcMethod = (typeof ugcMethods)[number];

/** What WeChat wants to know of content made by users; asked for at the first submission of a social category (85094). */
export interface UgcDeclaration {
  /** NONE stands alone. */
  scenes: UgcScene[];
  otherSceneDescription?: string;
  methods?: UgcMethod[];
  hasAuditTeam?: boolean;
  auditDescription?: string;
}

/** How a version is submitted for audit. Without items each account's own categories and pages are taken. */
export interface AuditProfile {
  items?: AuditItem[];
  /** Title of the items made from an account's own categories, with `{account}`, `{category}` and `{page}` in it. */
  itemTitle?: string;
  /** Their tags, with the same. */
  itemTags?: string;
  versionDescription?: string;
  feedbackInfo?: string;
  ugc?: UgcDeclaration;
  /** Rows of our own media: pictures and videos for the reviewer. */
  mediaIds?: number[];
  privacyApiNotUse?: boolean;
  orderPath?: string;
}

/** WeChat takes 1 to 5 (85023). */
export const maxAuditItems = 5;
/** WeChat has a limit (85093) and does not publish it. */
export const maxPreviewMedia = 10;
const maxTitle = 32;
const maxTags = 10;
const maxTag = 20;
const maxFeedback = 200;
const maxUgcText = 256;
/** WeChat has a limit (85051) and does not publish it. */
const maxVersionDescription = 500;
const maxPath = 256;

/** Each one lies over those before it: what it has counts, what it lacks shows through. */
export function mergeProfiles(...profiles: readonly (AuditProfile | null | undefined)[]): AuditProfile | null {
  const given = profiles.filter((profile) => profile != null);
  return given.length === 0 ? null : Object.assign({}, ...given);
}

type Category = Pick<AuditItem, "firstClass" | "secondClass" | "thirdClass" | "firstId" | "secondId" | "thirdId">;

/** One item for each category the account has, the first page first; empty when it has none (85008). */
export function itemsOf(
  categories: readonly Category[],
  pages: readonly string[],
  { itemTitle, itemTags, account = "" }: Pick<AuditProfile, "itemTitle" | "itemTags"> & { account?: string } = {},
): AuditItem[] {
  return categories.slice(0, maxAuditItems).map((category, place) => {
    const { firstClass, secondClass, thirdClass, firstId, secondId, thirdId } = category;
    const address = pages[place] ?? pages[0];
    const words = { account, category: thirdClass || secondClass, page: address ?? "" };
    const title = itemTitle === undefined ? "" : cut(filled(itemTitle, words).trim(), maxTitle);
    const tag = itemTags === undefined ? "" : tagsOf(filled(itemTags, words)).join(" ");
    return {
      ...(address === undefined ? {} : { address }),
      ...(title === "" ? {} : { title }),
      ...(tag === "" ? {} : { tag }),
      firstClass,
      secondClass,
      firstId,
      secondId,
      ...(thirdClass ? { thirdClass } : {}),
      ...(thirdId ? { thirdId } : {}),
    };
  });
}

const placeholder = /\{(\w*)\}/g;
const placeholders = ["account", "category", "page"];

function filled(template: string, words: Record<string, string>): string {
  return template.replaceAll(placeholder, (all, name: string) => words[name] ?? all);
}

/** Names of accounts differ in length: what becomes too long by one is cut, not refused. */
function tagsOf(text: string): string[] {
  return wordsOf(text)
    .slice(0, maxTags)
    .map((word) => cut(word, maxTag));
}

const cut = (text: string, length: number) => [...text].slice(0, length).join("");
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");

export interface AuditProfileProblem {
  path: string[];
  code: "TOO_LONG" | "TOO_MANY" | "BAD_AUDIT_PROFILE";
  text: Text;
}

/** What WeChat would refuse whatever the account, each at its field. */
export function auditProfileProblems(profile: AuditProfile): AuditProfileProblem[] {
  const { items = [], itemTitle, itemTags, versionDescription, feedbackInfo, ugc, mediaIds = [], orderPath } = profile;
  return [
    ...tooMany(["items"], items.length, maxAuditItems),
    ...items.flatMap(itemProblems),
    ...templateProblems("itemTitle", itemTitle),
    ...templateProblems("itemTags", itemTags),
    ...tooMany(["itemTags"], wordsOf(itemTags ?? "").length, maxTags),
    ...tooLong(["versionDescription"], versionDescription, maxVersionDescription),
    ...tooLong(["feedbackInfo"], feedbackInfo, maxFeedback),
    ...tooMany(["mediaIds"], mediaIds.length, maxPreviewMedia),
    ...tooLong(["orderPath"], orderPath, maxPath),
    ...(ugc ? ugcProblems(ugc) : []),
  ];
}

function itemProblems({ title, tag = "" }: AuditItem, place: number): AuditProfileProblem[] {
  const at = (name: string) => ["items", String(place), name];
  const tags = wordsOf(tag);
  return [
    ...tooLong(at("title"), title, maxTitle),
    ...tooMany(at("tag"), tags.length, maxTags),
    ...tags.flatMap((word) => tooLong(at("tag"), word, maxTag)).slice(0, 1),
  ];
}

/** What is too long only with an account's name in it is cut when it is filled in. */
function templateProblems(field: "itemTitle" | "itemTags", template = ""): AuditProfileProblem[] {
  const fixed = template.replaceAll(placeholder, "");
  const unknown = [...template.matchAll(placeholder)].map(([all, name = ""]) => ({ all, name }));
  return [
    ...(field === "itemTitle"
      ? tooLong([field], fixed, maxTitle)
      : wordsOf(fixed)
          .flatMap((word) => tooLong([field], word, maxTag))
          .slice(0, 1)),
    ...unknown
      .filter(({ name }) => !placeholders.includes(name))
      .map(({ all }) =>
        bad([field], {
          zh: `没有 ${all} 这个占位符：可用 {account}、{category}、{page}`,
          en: `There is no placeholder ${all}: {account}, {category} and {page} are known`,
        }),
      ),
  ];
}

function ugcProblems({ scenes, otherSceneDescription, methods, auditDescription }: UgcDeclaration) {
  const problems = [
    ...tooLong(["ugc", "otherSceneDescription"], otherSceneDescription, maxUgcText),
    ...tooLong(["ugc", "auditDescription"], auditDescription, maxUgcText),
  ];
  if (scenes.length === 0) {
    problems.push(bad(["ugc", "scenes"], { zh: "至少选择一项", en: "Name at least one" }));
  }
  if (scenes.includes("NONE") && scenes.length > 1) {
    problems.push(bad(["ugc", "scenes"], { zh: "“不涉及”不能与其他场景同选", en: "NONE stands alone" }));
  }
  if (!scenes.includes("NONE") && (methods ?? []).length === 0) {
    problems.push(
      bad(["ugc", "methods"], { zh: "涉及用户内容时须说明审核方式", en: "Say how content made by users is checked" }),
    );
  }
  if (methods?.includes("NONE") && methods.length > 1) {
    problems.push(bad(["ugc", "methods"], { zh: "“无审核”不能与其他方式同选", en: "NONE stands alone" }));
  }
  return problems;
}

function tooLong(path: string[], text = "", limit: number): AuditProfileProblem[] {
  const length = [...text].length;
  return length > limit ? [{ path, code: "TOO_LONG", text: overLimit(limit, length) }] : [];
}

function tooMany(path: string[], count: number, limit: number): AuditProfileProblem[] {
  return count > limit ? [{ path, code: "TOO_MANY", text: overLimit(limit, count) }] : [];
}

function overLimit(limit: number, given: number): Text {
  return { zh: `超过上限 ${limit}，现在有 ${given}`, en: `More than the limit of ${limit}: it has ${given}` };
}

function bad(path: string[], text: Text): AuditProfileProblem {
  return { path, code: "BAD_AUDIT_PROFILE", text };
}

/** @param field the input field that holds the profile */
export function auditProfileRefusal(field: string, { path, code, text }: AuditProfileProblem): Refusal {
  return new Refusal({ code, field: [field, ...path], text });
}
