import { useSyncExternalStore } from "react";

/** Whether the session ended while a page was open. Sign-in then opens over the page, and what was typed stays. */
export class SessionWatch {
  #ended = false;
  readonly #listeners = new Set<() => void>();

  readonly read = (): boolean => this.#ended;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(ended: boolean): void {
    if (this.#ended === ended) return;
    this.#ended = ended;
    for (const listener of this.#listeners) listener();
  }
}

export function useSessionEnded(watch: SessionWatch): boolean {
  return useSyncExternalStore(watch.subscribe, watch.read);
}
