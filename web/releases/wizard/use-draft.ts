import { useCallback, useState, useSyncExternalStore } from "react";
import { emptyDraft, readDraft, storageKey, writeDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** A deployment that is being prepared, kept in this browser: reload, back and a second tab show the same. */
export function useDraft(
  id: string,
  first: Partial<Draft>,
): { draft: Draft; change: (part: Partial<Draft>) => void; drop: () => void } {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(storageKey(id)));
  // The same object as long as nothing changed, so that parts need not render again.
  const [kept] = useState<{ text?: string | null; draft?: Draft }>({});
  if (kept.text !== text || !kept.draft) {
    Object.assign(kept, { text, draft: readDraft(text) ?? { ...emptyDraft, ...first } });
  }
  const draft = kept.draft ?? emptyDraft;
  const change = useCallback(
    (part: Partial<Draft>) => {
      const now = readDraft(localStorage.getItem(storageKey(id))) ?? { ...emptyDraft, ...first };
      writeDraft(localStorage, id, { ...now, ...part, savedAt: new Date().toISOString() });
      for (const listener of listeners) listener();
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `first` is only what an unknown draft begins with
    [id],
  );
  const drop = useCallback(() => {
    localStorage.removeItem(storageKey(id));
    for (const listener of listeners) listener();
  }, [id]);
  return { draft, change, drop };
}
