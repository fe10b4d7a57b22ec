import { isJsonObject } from "./json.ts";
import { Refusal } from "./refusal.ts";
import type { JsonObject } from "./json.ts";
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
    if (title !== undefined && (typeof title !== "string" || title.length > 32)) throw new Refusal(85011);
    if (tag !== undefined && !isTagList(tag)) throw new Refusal(85006);
    const isApproved = approved.some(
      (category) =>
        category.first === item["first_id"] &&
        category.second === item["second_id"] &&
        category.firstName === item["first_class"] &&
        category.secondName === item["second_class"],
    );
    if (!isApproved) throw new Refusal(85008);
  }
}

/** UGC must be declared at the first submission of a social category (85094). */
export function checkUgc(declaration: JsonObject | undefined, account: Account, isFirst: boolean): void {
  const isSocial = account.categories.some((category) => category.firstName === "社交");
  if (isFirst && isSocial && !isJsonObject(declaration)) throw new Refusal(85094);
}

const withoutQuery = (address: string) => address.split("?")[0] ?? "";

function isTagList(tag: unknown): boolean {
  if (typeof tag !== "string") return false;
  const tags = tag.split(" ").filter(Boolean);
  return tags.length <= 10 && tags.every((each) => each.length <= 20);
}
