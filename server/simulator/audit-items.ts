import { isJsonObject } from "./json.ts";
import { Refusal } from "./refusal.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { Account } from "./records.ts";

/** Judges `item_list` of submit_audit: 85023, 85010, 85006, 85007, 85011, 85008. */
export function checkItems(items: JsonObject[] | undefined, account: Account, pages: string[]): void {
  const approved = account.categories.filter((category) => category.auditStatus === 3);
  if (approved.length === 0) throw new Refusal(85008);
  // The manual's table calls the list required, its text optional: without one the account's own categories serve.
  if (items === undefined) return;
  if (items.length < 1 || items.length > 5) throw new Refusal(85023);
  for (const item of items) {
    if (Object.keys(item).length === 0) throw new Refusal(85010);
    const { address, title, tag } = item;
    if (address !== undefined && (typeof address !== "string" || !pages.includes(withoutQuery(address))))
      throw new Refusal(85007);
    if (title !== undefined && (typeof title !== "string" || lengthOf(title) > 32)) throw new Refusal(85011);
    if (tag !== undefined && !isTagList(tag)) throw new Refusal(85006);
    const isApproved = approved.some(
      (category) =>
        category.first === item["first_id"] &&
        category.second === item["second_id"] &&
        category.firstName === item["first_class"] &&
        category.secondName === item["second_class"] &&
        // None of this world's categories has a third level.
        item["third_id"] === undefined &&
        item["third_class"] === undefined,
    );
    if (!isApproved) throw new Refusal(85008);
  }
}

/** UGC must be declared at the first submission of a social category (85094), and soundly at any (40097). */
export function checkUgc(declaration: JsonObject | undefined, account: Account, isFirst: boolean): void {
  const isSocial = account.categories.some((category) => category.firstName === "社交");
  if (isFirst && isSocial && !isJsonObject(declaration)) throw new Refusal(85094);
  if (declaration === undefined) return;
  const { scene, other_scene_desc: other, method, has_audit_team: team, audit_desc: words } = declaration;
  const isSound =
    (scene === undefined || isChoice(scene, 0, 5)) &&
    (method === undefined || isChoice(method, 1, 4)) &&
    (team === undefined || team === 0 || team === 1) &&
    [other, words].every((text) => text === undefined || (typeof text === "string" && lengthOf(text) <= 256));
  if (!isSound) throw new Refusal(40097, "ugc_declare");
  if (isFirst && isSocial && !(Array.isArray(scene) && scene.length > 0)) throw new Refusal(85094);
}

function isChoice(value: JsonValue, from: number, to: number): boolean {
  return (
    Array.isArray(value) && value.every((one) => Number.isInteger(one) && Number(one) >= from && Number(one) <= to)
  );
}

/** WeChat counts characters. */
export const lengthOf = (text: string) => [...text].length;

const withoutQuery = (address: string) => address.split("?")[0] ?? "";

function isTagList(tag: unknown): boolean {
  if (typeof tag !== "string") return false;
  const tags = tag.split(" ").filter(Boolean);
  return tags.length <= 10 && tags.every((each) => lengthOf(each) <= 20);
}
