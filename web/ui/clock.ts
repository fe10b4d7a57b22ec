import { useSyncExternalStore } from "react";

// One timer for the whole page: everything that shows an age ticks together.
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** The present, renewed each second while somebody shows it. Pass a coarser step to render less often. */
export function useNow(stepMs = 1_000): Date {
  return new Date(useSyncExternalStore(subscribe, () => Math.floor(now / stepMs) * stepMs));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    now = Date.now();
    timer = setInterval(tick, 1_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  if (document.hidden) return;
  now = Date.now();
  for (const listener of listeners) listener();
}
