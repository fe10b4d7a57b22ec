import { useEffect, useState } from "react";

/** The value once it has stayed the same for a while: what typing asks a server for. Compared as JSON. */
export function useSettled<T>(value: T, waitMs = 400): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled((old) => (JSON.stringify(old) === text ? old : value)), waitMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `text` is the value
  }, [text, waitMs]);
  return settled;
}
