import fc from "fast-check";
import { expect, test } from "vitest";
import { planProblems } from "./plan-check.ts";
import type { DeploymentPlan } from "./plan.ts";
import { waveAt, waveSizes } from "./waves.ts";

const fields = (plan: DeploymentPlan) => planProblems(plan).map(({ field }) => field?.join("."));

test("a plan as people write it is accepted", () => {
  const plan: DeploymentPlan = {
    waves: [{ accounts: 5, gate: { approvedShare: 0.8, manual: true } }, { share: 0.1, gate: { minutes: 120 } }, {}],
    halt: { problemShare: 0.03, sameErrcode: 20 },
    windows: [{ days: [1, 2, 3, 4], from: "09:30", to: "24:00", zone: "Asia/Shanghai" }],
    freezes: [{ from: 1, until: 2, reason: "Double Eleven" }],
    concurrency: 16,
  };
  expect(planProblems(plan)).toEqual([]);
});

test("what is wrong with a plan is said at its field, all of it", () => {
  expect(fields({ waves: [] })).toEqual(["plan.waves"]);
  expect(fields({ waves: [{}, { accounts: 3 }] })).toEqual(["plan.waves.0", "plan.waves.1.accounts"]);
  expect(fields({ waves: [{ accounts: 0 }, { share: 1 }, { gate: {} }] })).toEqual([
    "plan.waves.0.accounts",
    "plan.waves.1.share",
    "plan.waves.2.gate",
  ]);
  expect(fields({ waves: [{ share: 0.5 }, { share: 0.5 }, {}] })).toEqual(["plan.waves"]);
  expect(fields({ waves: [{ accounts: 1, gate: { approvedShare: 80, minutes: -1 } }, {}] })).toEqual([
    "plan.waves.0.gate.approvedShare",
    "plan.waves.0.gate.minutes",
  ]);
  expect(fields({ waves: [{}], halt: {} })).toEqual(["plan.halt"]);
  expect(fields({ waves: [{}], halt: { sameErrcode: 1.5, problemShare: -1 }, concurrency: 0 })).toEqual([
    "plan.halt.problemShare",
    "plan.halt.sameErrcode",
    "plan.concurrency",
  ]);
  const window = { from: "9:00", to: "25:00", zone: "Beijing", days: [0] };
  expect(fields({ waves: [{}], windows: [window], freezes: [{ from: 2, until: 2 }] })).toEqual([
    "plan.windows.0.days",
    "plan.windows.0.from",
    "plan.windows.0.to",
    "plan.windows.0.zone",
    "plan.freezes.0.until",
  ]);
});

test("a zone is a place and no offset, since an offset knows no summer time", () => {
  const at = (zone: string) => fields({ waves: [{}], windows: [{ from: "09:00", to: "10:00", zone }] });
  expect([at("+08:00"), at("Asia/Shanghai"), at("UTC")]).toEqual([["plan.windows.0.zone"], [], []]);
});

test("waves take numbers and shares in order, and the last one the rest", () => {
  expect(waveSizes({ waves: [{ accounts: 5 }, { share: 0.1 }, {}] }, 1_000)).toEqual([5, 100, 895]);
  expect(waveSizes({ waves: [{ accounts: 5 }, { share: 0.1 }, {}] }, 7)).toEqual([5, 1, 1]);
  expect(waveSizes({ waves: [{ accounts: 5 }, { share: 0.1 }, {}] }, 3)).toEqual([3, 0, 0]);
  expect(waveSizes(null, 12)).toEqual([12]);
});

test("every account has one wave, and the waves are as large as they should be", () => {
  const wave = fc.oneof(
    fc.record({ accounts: fc.integer({ min: 1, max: 50 }) }),
    fc.record({ share: fc.double({ min: 0.01, max: 0.3, noNaN: true }) }),
  );
  fc.assert(
    fc.property(fc.array(wave, { maxLength: 4 }), fc.nat(300), (waves, total) => {
      const sizes = waveSizes({ waves: [...waves, {}] }, total);
      const taken = sizes.map(() => 0);
      for (let place = 0; place < total; place += 1) {
        const at = waveAt(sizes, place);
        taken[at] = (taken[at] ?? 0) + 1;
      }
      expect(taken).toEqual(sizes);
    }),
  );
});
