/** What a benchmark says while it runs, and what it found against what is wanted. */
export interface Report {
  say(line: string): void;
  wanted(name: string, found: number, is: "at least" | "below" | "equal to", limit: number, note?: string): void;
}

/** @returns also whether everything was as wanted */
export function createReport(write: (line: string) => void): Report & { isGood(): boolean } {
  let good = true;
  return {
    say: write,
    wanted(name, found, is, limit, note) {
      const fits = is === "at least" ? found >= limit : is === "below" ? found < limit : found === limit;
      good &&= fits;
      const shown = Number.isInteger(found) ? String(found) : found.toFixed(2);
      write(`${fits ? "good " : "SHORT"} ${name}: ${shown}, wanted ${is} ${limit}${note ? ` (${note})` : ""}`);
    },
    isGood: () => good,
  };
}
