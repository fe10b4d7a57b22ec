/** Text that is safe inside HTML. Only `html` and `trusted` make it. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | null | undefined | false | readonly Part[];

/** Builds HTML; every value that is not {@link Html} itself is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, place) => text + string + escaped(parts[place]), ""));
}

/** Markup of our own making. */
export function trusted(text: string): Html {
  return new Html(text);
}

function escaped(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(escaped).join("");
  return String(part).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
