import { expect, it } from "vitest";
import { overOf, paceOf, withSample } from "./pace.ts";
import type { Sample } from "./pace.ts";

const counts = {
  total: 20,
  queued: 3,
  committed: 2,
  inAudit: 5,
  approved: 4,
  gray: 0,
  released: 5,
  rejected: 1,
  withdrawn: 0,
  rolledBack: 0,
  failed: 0,
  cancelled: 0,
  waitingForQuota: 0,
};

it("counts an approved version as over only where a person releases it", () => {
  expect(overOf(counts, false)).toBe(10);
  expect(overOf(counts, true)).toBe(6);
});

it("says how long the rest takes at the pace of the last minutes", () => {
  const samples = [
    { at: 0, over: 100 },
    { at: 60_000, over: 160 },
    { at: 120_000, over: 220 },
  ];
  expect(paceOf(samples, 1_000)).toEqual({ perMinute: 60, seenMs: 120_000, leftMs: 780_000 });
});

it("says nothing of too little, and nothing when all is over", () => {
  expect(paceOf([], 10)).toBeUndefined();
  expect(paceOf([{ at: 0, over: 1 }], 10)).toBeUndefined();
  expect(
    paceOf(
      [
        { at: 0, over: 0 },
        { at: 60_000, over: 2 },
      ],
      10,
    ),
  ).toBeUndefined();
  expect(
    paceOf(
      [
        { at: 0, over: 0 },
        { at: 60_000, over: 10 },
      ],
      10,
    ),
  ).toBeUndefined();
});

it("forgets what is longer ago than it looks back", () => {
  let samples: Sample[] = [];
  for (let minute = 0; minute <= 10; minute += 1) samples = withSample(samples, { at: minute * 60_000, over: minute });
  expect(samples[0]?.at).toBe(5 * 60_000);
  expect(samples).toHaveLength(6);
});
