type Filled<T> = { [K in keyof T]: Exclude<T[K], null> };

/** Absent and null mean the same to us; rows keep neither. */
export function withoutNulls<T>(value: object): Filled<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member != null)) as Filled<T>;
}
