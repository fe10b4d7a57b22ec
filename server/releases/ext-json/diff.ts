import { isPlainObject } from "./json.ts";

export type ChangeKind = "ADDED" | "REMOVED" | "CHANGED";

export interface JsonChange {
  /** Keys from the top. Lists are one value: WeChat replaces them as a whole, too. */
  path: string[];
  kind: ChangeKind;
  /** Undefined when it was added. */
  before: unknown;
  /** Undefined when it was removed. */
  after: unknown;
}

/** What makes one ext.json of another, key by key; the order of keys is no change. */
export function diffJson(before: unknown, after: unknown): JsonChange[] {
  const changes: JsonChange[] = [];
  gather(before, after, [], changes);
  return changes;
}

/** One path and one list for all: of 10,000 accounts, most of what is compared is equal. */
function gather(before: unknown, after: unknown, path: string[], changes: JsonChange[]): void {
  if (!isPlainObject(before) || !isPlainObject(after)) {
    if (!isSame(before, after)) changes.push({ path: [...path], kind: "CHANGED", before, after });
    return;
  }
  for (const key of Object.keys(before)) {
    path.push(key);
    if (Object.hasOwn(after, key)) gather(before[key], after[key], path, changes);
    else changes.push({ path: [...path], kind: "REMOVED", before: before[key], after: undefined });
    path.pop();
  }
  for (const key of Object.keys(after)) {
    if (Object.hasOwn(before, key)) continue;
    changes.push({ path: [...path, key], kind: "ADDED", before: undefined, after: after[key] });
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => isSame(one, b[at]));
  if (isPlainObject(a) && isPlainObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
    );
  }
  return a === b;
}
