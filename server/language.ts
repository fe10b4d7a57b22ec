/** The languages people read Minifleet in. */
export type Language = "zh" | "en";

/** A text in every language. */
export type Text = Readonly<Record<Language, string>>;

/** The language most people of this field read, and the one WeChat's consoles speak. */
export const defaultLanguage: Language = "zh";

/** Picks the language a browser asks for (`Accept-Language: en-GB,en;q=0.9,zh;q=0.5`). */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: Language = defaultLanguage;
  let bestWeight = 0;
  for (const range of (acceptLanguage ?? "").split(",")) {
    const [tag = "", ...parameters] = range.split(";");
    const language = known(tag.trim().toLowerCase());
    const weight = weightOf(parameters);
    if (language && weight > bestWeight) {
      best = language;
      bestWeight = weight;
    }
  }
  return best;
}

function known(tag: string): Language | undefined {
  if (tag === "*") return defaultLanguage;
  const primary = tag.split("-")[0];
  return primary === "zh" || primary === "en" ? primary : undefined;
}

function weightOf(parameters: string[]): number {
  const q = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
  if (!q) return 1;
  const weight = Number(q.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
