import { expect, it } from "vitest";
import { planInput, usualPlan, waveSizes } from "./typed-plan.ts";

it("proposes a few accounts, a tenth, and the rest", () => {
  expect(planInput(usualPlan)).toEqual({
    waves: [
      { accounts: 5, gate: { approvedShare: 0.8, problemShare: 0.2, manual: true } },
      { share: 0.1, gate: { approvedShare: 0.8, problemShare: 0.1 } },
      {},
    ],
    halt: { problemShare: 0.2, minimum: 10 },
  });
  expect(waveSizes(usualPlan, 1_000)).toEqual([5, 100, 895]);
});

it("has no wave without accounts but those the plan has too many of", () => {
  expect(waveSizes(usualPlan, 12)).toEqual([5, 1, 6]);
  expect(waveSizes(usualPlan, 3)).toEqual([3, 0, 0]);
  expect(waveSizes({ waves: [] }, 7)).toEqual([7]);
});

it("sends what is no number as zero, so that the server names its field", () => {
  const [wave] = usualPlan.waves;
  if (!wave) throw new Error("no wave");
  const plan = planInput({ ...usualPlan, waves: [{ ...wave, size: "many", approved: "" }], haltShare: "" });
  expect(plan.waves?.[0]).toEqual({ accounts: 0, gate: { problemShare: 0.2, manual: true } });
  expect(plan.halt).toBeUndefined();
});

it("leaves out a freeze that has no dates yet", () => {
  const freezes = [
    { from: "", until: "", reason: "" },
    { from: "2026-11-10T20:00", until: "2026-11-12T00:00", reason: " 双 11 " },
  ];
  expect(planInput({ ...usualPlan, freezes }).freezes).toEqual([
    {
      from: new Date("2026-11-10T20:00").toISOString(),
      until: new Date("2026-11-12T00:00").toISOString(),
      reason: "双 11",
    },
  ]);
});
