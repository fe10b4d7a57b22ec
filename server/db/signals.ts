import type { Work } from "./work.ts";

/**
 * Short texts that travel with commits: heard after the commit, by this process and, on PostgreSQL, by every process
 * at the same database. They wake; they do not keep. What must not be lost is a row.
 */
export interface Signals {
  /** Says `payload` on `channel` once `work` is committed; the same words are said once per work. At most 7 KB. */
  announce(work: Work, channel: string, payload: string): void;
  /** @returns stops listening */
  listen(channel: string, listener: (payload: string) => void): () => void;
  /** Calls `listener` when words of other processes may have been missed, since the connection was lost for a while. */
  onGap(listener: () => void): () => void;
  /** Resolves once words of other processes are heard; at once where there are none. */
  ready(): Promise<void>;
}
