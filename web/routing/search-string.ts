/** The URL is plain `URLSearchParams`, lists joined by commas. (TanStack's default reads JSON: `?version=2.10` would become 2.1.) */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const written = write(value);
    if (written !== "") params.set(name, written);
  }
  // Commas and colons are allowed in a query and read better as they are.
  const text = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text === "" ? "" : `?${text}`;
}

function write(value: unknown): string {
  if (Array.isArray(value)) return value.map(write).filter(Boolean).join(",");
  if (typeof value === "string" || typeof value === "number") return String(value);
  return value === true ? "1" : "";
}
