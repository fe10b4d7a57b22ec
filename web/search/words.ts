import type { Language } from "../i18n/language.ts";

/** Words of the field that people still type, and what this console calls it. */
interface OldWord {
  old: readonly string[];
  now: Readonly<Record<Language, string>>;
}

const oldWords: readonly OldWord[] = [
  { old: ["灰度发布", "灰度", "gray", "grey", "canary"], now: { zh: "分阶段发布", en: "Phased release" } },
  { old: ["提审", "送审"], now: { zh: "提交审核", en: "Submit for audit" } },
  { old: ["解绑", "取消授权", "unbind"], now: { zh: "解除授权", en: "Cancelled by merchant" } },
  { old: ["上线", "publish"], now: { zh: "发布", en: "Release" } },
  { old: ["部署"], now: { zh: "发版", en: "Deploy" } },
  { old: ["接入", "绑定", "bind"], now: { zh: "授权账号", en: "Authorize account" } },
  { old: ["回滚", "rollback"], now: { zh: "回退", en: "Roll back" } },
];

/** The first old word in a text, and its word today. */
export interface Renamed {
  old: string;
  now: Readonly<Record<Language, string>>;
}

export function renamedIn(text: string): Renamed | undefined {
  const small = text.toLowerCase();
  for (const { old: words, now } of oldWords) {
    const old = words.find((word) => holds(small, word));
    if (old !== undefined) return { old, now };
  }
  return undefined;
}

/** Latin words are words by themselves ("bind" is not in "unbind"), Chinese ones stand anywhere. */
function holds(text: string, word: string): boolean {
  return /^[a-z]/.test(word) ? text.split(/\s+/).includes(word) : text.includes(word);
}

/** What can be found by words alone. */
export interface Findable {
  title: Readonly<Record<Language, string>>;
  /** Found by these too. */
  words?: string;
}

/** Those that hold every word of the text, or of the text in today's words; a fitting title comes first. */
export function findByWords<T extends Findable>(all: readonly T[], text: string, language: Language): T[] {
  const small = text.toLowerCase();
  const renamed = renamedIn(small);
  const variants = renamed ? [small, small.replace(renamed.old, ` ${renamed.now.zh.toLowerCase()} `)] : [small];
  const tokens = variants.map((variant) => variant.split(/\s+/).filter(Boolean)).filter((list) => list.length > 0);
  const scored = all.flatMap((one) => {
    const hay = `${one.title.zh} ${one.title.en} ${one.words ?? ""}`.toLowerCase();
    if (!tokens.some((list) => list.every((token) => hay.includes(token)))) return [];
    const title = one.title[language].toLowerCase();
    const inTitle = tokens.some((list) => list.every((token) => title.includes(token)));
    return [{ one, score: title.startsWith(small) ? 0 : inTitle ? 1 : 2 }];
  });
  return scored.toSorted((a, b) => a.score - b.score).map(({ one }) => one);
}
