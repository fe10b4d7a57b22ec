/** What was typed, as JSON, or where it stops being JSON. Empty is no ext.json at all. */
export type TypedExtJson = { value: unknown } | { problem: { line: number; column: number } | null };

export function readTyped(text: string): TypedExtJson {
  if (text.trim() === "") return { value: undefined };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: placeOf(error instanceof Error ? error.message : "", text) };
  }
}

// Browsers say where in their own words: "at position 12", "at line 2 column 5".
function placeOf(message: string, text: string): { line: number; column: number } | null {
  const place = /line (\d+) column (\d+)/.exec(message);
  if (place) return { line: Number(place[1]), column: Number(place[2]) };
  const position = /position (\d+)/.exec(message);
  const at = position ? Number(position[1]) : /end of JSON/i.test(message) ? text.length : undefined;
  if (at === undefined) return null;
  const lines = text.slice(0, at).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** An ext.json of before, to begin with: the appid is added for each account anew. Undefined when nothing else is in it. */
export function reusable(extJson: unknown): string | undefined {
  if (typeof extJson !== "object" || extJson === null) return undefined;
  const { extAppid: _appId, ...rest } = extJson as Record<string, unknown>;
  return Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : undefined;
}
