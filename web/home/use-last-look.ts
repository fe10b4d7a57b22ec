import { useEffect, useState } from "react";

/** When this person last looked at Home in this browser; null before the first time. */
export function useLastLook(operatorId: string | undefined): string | null {
  const [lastLook, setLastLook] = useState<string | null>(null);
  useEffect(() => {
    if (operatorId === undefined) return;
    const key = `minifleet.lastLook.${operatorId}`;
    setLastLook(localStorage.getItem(key));
    // Noted on leaving: what one looks at for an hour is not new an hour later.
    const note = (): void => localStorage.setItem(key, new Date().toISOString());
    addEventListener("pagehide", note);
    return () => {
      removeEventListener("pagehide", note);
      note();
    };
  }, [operatorId]);
  return lastLook;
}
