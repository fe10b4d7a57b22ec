import { expect, it } from "vitest";
import { phasesInput, usualPhases } from "./typed-phases.ts";

it("proposes a tenth, half, and everybody a day later", () => {
  expect(phasesInput(usualPhases).map(({ percentage, afterMinutes }) => [percentage, afterMinutes])).toEqual([
    [10, 0],
    [50, 60],
    [100, 1_440],
  ]);
});

it("sends what is no number so that the server refuses it at its field", () => {
  expect(phasesInput([{ percentage: "half", minutes: "" }])[0]).toMatchObject({ percentage: -1, afterMinutes: 0 });
});
