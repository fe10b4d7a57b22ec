const entities: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** The lines of what somebody else wrote as HTML, as text. What else looks like a tag stays to be read, since it is never HTML here. */
export function plainText(markup: string): string {
  return markup
    .replaceAll(/\s*<br\s*\/?>\s*/gi, "\n")
    .replaceAll(/<\/?(?:p|div|b|strong|span|a)(?:\s[^<>]*)?>/gi, "")
    .replaceAll(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
    .trim();
}

/** The same in one line, for a list's cell. */
export function plainLine(markup: string): string {
  return plainText(markup).replaceAll(/\s*\n\s*/g, " ");
}
