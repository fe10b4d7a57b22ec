import * as z from "zod/mini";
import type { PhaseInput } from "../../graphql/generated/graphql.ts";

/** A share of the users as it is typed, in percent, and how long after the one before. */
export const typedPhase = z.object({ percentage: z.string(), minutes: z.string() });
export type TypedPhase = z.infer<typeof typedPhase>;

/** An hour with a tenth, a day with half, then everybody. */
export const usualPhases: TypedPhase[] = [
  { percentage: "10", minutes: "0" },
  { percentage: "50", minutes: "60" },
  { percentage: "100", minutes: "1440" },
];

/** Members of the project have the version from the first phase on, whatever the share. */
export function phasesInput(phases: readonly TypedPhase[]): PhaseInput[] {
  return phases.map(({ percentage, minutes }) => ({
    percentage: whole(percentage),
    afterMinutes: whole(minutes),
    debuggersFirst: true,
    testersFirst: true,
  }));
}

/** What is no number is sent as -1, and the server says at which field. */
function whole(text: string): number {
  const value = Number(text.trim() || "0");
  return Number.isInteger(value) ? value : -1;
}
