import * as z from "zod/mini";

/** What was picked here before: enough to show it again without asking the server. */
const stored = z.object({
  key: z.string(),
  title: z.string(),
  note: z.optional(z.string()),
  path: z.optional(z.string()),
});
export type Recent = z.output<typeof stored>;

const most = 6;

/** Newest first. What cannot be read is forgotten. */
export function readRecent(text: string | null): Recent[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    if (!Array.isArray(list)) return [];
    return list.flatMap((item) => {
      const read = stored.safeParse(item);
      // Only our own addresses: another program may have written here.
      return read.success && (read.data.path?.startsWith("/") ?? true) ? [read.data] : [];
    });
  } catch {
    return [];
  }
}

export function withRecent(list: readonly Recent[], picked: Recent): Recent[] {
  return [picked, ...list.filter(({ key }) => key !== picked.key)].slice(0, most);
}

/** Each person of this browser has their own. */
export function recentOf(viewer: string) {
  const key = `minifleet.recent.${viewer}`;
  return {
    read: (): Recent[] => readRecent(localStorage.getItem(key)),
    add: (picked: Recent): void =>
      localStorage.setItem(key, JSON.stringify(withRecent(readRecent(localStorage.getItem(key)), picked))),
  };
}
