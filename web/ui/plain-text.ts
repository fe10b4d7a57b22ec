const entities: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** WeChat gives reasons as HTML with `<br>`: its lines, as text. What else looks like a tag stays to be read, since it is never HTML here. */
export function asText(reason: string): string {
  return reason
    .replaceAll(/\s*<br\s*\/?>\s*/gi, "\n")
    .replaceAll(/<\/?(?:p|div|b|strong|span|a)(?:\s[^<>]*)?>/gi, "")
    .replaceAll(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
    .trim();
}
