import { useSyncExternalStore } from "react";

export type Connection = "live" | "connecting" | "reconnecting" | "offline";

/** What the live dot shows: the state of the one socket of this tab, and since when the data on screen is not live. */
export interface ConnectionState {
  connection: Connection;
  /** When the socket was lost; what is on screen is of this moment. */
  lostAt: Date | null;
}

/** Holds the socket's state for those who show it, and calls those who catch up after a gap. */
export class ConnectionWatch {
  #state: ConnectionState = { connection: "connecting", lostAt: null };
  readonly #listeners = new Set<() => void>();
  readonly #afterGap = new Set<(lostAt: Date) => void>();

  readonly read = (): ConnectionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls `run` whenever the socket is back, with the moment at which it was lost. */
  afterGap(run: (lostAt: Date) => void): () => void {
    this.#afterGap.add(run);
    return () => this.#afterGap.delete(run);
  }

  connected(): void {
    const { lostAt } = this.#state;
    this.#set({ connection: "live", lostAt: null });
    if (lostAt) for (const run of this.#afterGap) run(lostAt);
  }

  lost(online: boolean): void {
    this.#set({ connection: online ? "reconnecting" : "offline", lostAt: this.#state.lostAt ?? new Date() });
  }

  #set(state: ConnectionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export function useConnection(watch: ConnectionWatch): ConnectionState {
  return useSyncExternalStore(watch.subscribe, watch.read);
}
