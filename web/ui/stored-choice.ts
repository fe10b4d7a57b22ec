import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/** A preference of this browser (collapsed navigation, hidden columns, density), shared by all who show it. */
export function useStoredChoice<T extends string>(
  name: string,
  values: readonly T[] | null,
  otherwise: T,
): [T, (next: T) => void] {
  const key = `minifleet.${name}`;
  const stored = useSyncExternalStore(subscribe, () => localStorage.getItem(key));
  const value = stored !== null && (!values || values.includes(stored as T)) ? (stored as T) : otherwise;
  return [
    value,
    (next) => {
      localStorage.setItem(key, next);
      for (const listener of listeners) listener();
    },
  ];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}
