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
      if (answer) setData(answer);
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
