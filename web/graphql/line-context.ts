import { createContext, use } from "react";
import type { Line } from "./client.ts";

export const LineContext = createContext<Line | null>(null);

export function useLine(): Line {
  const line = use(LineContext);
  if (!line) throw new Error("useLine outside of LineContext");
  return line;
}
