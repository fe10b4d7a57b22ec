import { createHash } from "node:crypto";

/** One of a rejection's reasons: what is wrong, and the lines that stand below it. */
export interface RejectionReason {
  text: string;
  details: string[];
}

const entities: Record<string, string> = { nbsp: " ", lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The lines of WeChat's HTML as plain text. What looks like a tag is left out; what was written as text stays text. */
export function linesOf(reason: string): string[] {
  return reason
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|li)>|\r?\n/gi, "\n")
    .replaceAll(/<\/?[a-z][^<>]*>/gi, "")
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) =>
      name === undefined ? character(Number(decimal ?? `0x${hex}`), all) : (entities[name.toLowerCase()] ?? all),
    )
    .split("\n")
    .map((line) => line.replaceAll(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

function character(code: number, otherwise: string): string {
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

/** `1:`, `2、`, `3. `: WeChat numbers its reasons, and the lines below one as `(1):`. */
const numbered = /^\d{1,2}\s*[:：、.．]\s*(?=\D|$)/;
const subNumbered = /^[(（]\d{1,2}[)）]\s*[:：、.．]?\s*/;

/** The reasons of a rejection, without their numbers. Lines before the first number are reasons of their own. */
export function reasonsOf(reason: string): RejectionReason[] {
  const reasons: RejectionReason[] = [];
  let isInNumbered = false;
  for (const line of linesOf(reason)) {
    const last = reasons.at(-1);
    if (numbered.test(line)) {
      isInNumbered = true;
      reasons.push({ text: withoutColon(line.replace(numbered, "")), details: [] });
    } else if (last && (isInNumbered || subNumbered.test(line))) {
      last.details.push(line.replace(subNumbered, ""));
    } else {
      reasons.push({ text: withoutColon(line.replace(subNumbered, "")), details: [] });
    }
  }
  return reasons.filter(({ text, details }) => text !== "" || details.length > 0);
}

const withoutColon = (text: string) => text.replace(/\s*[:：]$/, "");

/**
 * What two rejections for the same reason have in common: the same reason for two accounts differs in mark-up, numbers
 * (dates, counts, ids), addresses and spaces.
 */
export function normalReason(reason: string): string {
  return linesOf(reason)
    .join(" ")
    .replaceAll(/https?:\/\/[^\s，。、）)]+/gi, "URL")
    .replaceAll(/\d+/g, "#")
    .trim();
}

/** Short enough for a column and an address. */
export function rejectionKey(reason: string): string {
  return createHash("sha256").update(normalReason(reason)).digest("base64url").slice(0, 22);
}
