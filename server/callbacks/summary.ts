import type { Language, Text } from "../language.ts";

// Kept as two lines, so that a search finds words of both languages and nothing but words.

export function writeSummary({ zh, en }: Text): string {
  return `${oneLine(zh)}\n${oneLine(en)}`;
}

export function readSummary(stored: string | null, language: Language): string | null {
  if (stored === null) return null;
  const [zh = "", en = zh] = stored.split("\n");
  return language === "zh" ? zh : en;
}

/** What several handlers say of one push; null when none said anything. */
export function joinSummaries(texts: readonly Text[]): Text | null {
  if (texts.length === 0) return null;
  return { zh: texts.map(({ zh }) => zh).join("；"), en: texts.map(({ en }) => en).join("; ") };
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}
