import { useCallback, useEffect, useState } from "react";
import { control, refusalText } from "./control.ts";

interface Reading<Answer> {
  data: Answer | undefined;
  failure: string | undefined;
  read: () => void;
}

/** What the simulator says at `path`; what it said before stays while it is asked again. */
export function useControl<Answer extends object>(path: string, everyMs?: number): Reading<Answer> {
  const [data, setData] = useState<Answer>();
  const [failure, setFailure] = useState<string>();
  const [asked, setAsked] = useState(0);
  const read = useCallback(() => setAsked((count) => count + 1), []);
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const [answer, refusal] = await control<Answer>("GET", path).then(
        (given) => [given, undefined] as const,
        (error: unknown) => [undefined, refusalText(error)] as const,
      );
      if (!isCurrent) return;
      if (answer) setData((before) => share(before, answer));
      setFailure(refusal);
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [path, asked]);
  useEffect(() => {
    if (everyMs === undefined) return;
    const timer = setInterval(() => {
      if (!document.hidden) read();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, read]);
  return { data, failure, read };
}

/** What was read again and says the same stays the same object, so that only rows that changed are shown as changed. */
function share<T>(before: T | undefined, after: T): T {
  if (JSON.stringify(before) === JSON.stringify(after)) return before as T;
  if (Array.isArray(before) && Array.isArray(after)) {
    const known = new Map(before.map((item: unknown) => [JSON.stringify(item), item]));
    return after.map((item: unknown) => known.get(JSON.stringify(item)) ?? item) as T;
  }
  if (!isRecord(before) || !isRecord(after)) return after;
  return Object.fromEntries(Object.entries(after).map(([name, value]) => [name, share(before[name], value)])) as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
