import { useState } from "react";
import { tellDone, tellFailed } from "../ui/toasts.tsx";
import { refusalText } from "./control.ts";

/**
 * An act on the simulated world: says what came of it.
 *
 * @returns whether one is under way, and how to begin one; it resolves to true when it was done
 */
export function useAct(): [acting: boolean, act: (run: () => Promise<string>) => Promise<boolean>] {
  const [acting, setActing] = useState(false);
  const act = async (run: () => Promise<string>): Promise<boolean> => {
    setActing(true);
    try {
      tellDone(await run());
      return true;
    } catch (error) {
      tellFailed(refusalText(error));
      return false;
    } finally {
      setActing(false);
    }
  };
  return [acting, act];
}
