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
export function diffJson(before: unknown, after: unknown, path: string[] = []): JsonChange[] {
  if (!isPlainObject(before) || !isPlainObject(after)) {
    return isSame(before, after) ? [] : [{ path, kind: "CHANGED", before, after }];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key): JsonChange[] => {
    const here = [...path, key];
    if (!Object.hasOwn(before, key)) return [{ path: here, kind: "ADDED", before: undefined, after: after[key] }];
    if (!Object.hasOwn(after, key)) return [{ path: here, kind: "REMOVED", before: before[key], after: undefined }];
    return diffJson(before[key], after[key], here);
  });
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
