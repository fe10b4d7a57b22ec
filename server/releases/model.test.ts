import fc from "fast-check";
import { test } from "vitest";
import { type Act, endpoints, type Happening, openModel, troubles } from "./testing/model.ts";
import { releaseActs } from "./states.ts";

const isLong = process.env.MINIFLEET_TEST_LONG === "1";
const seed = Number(process.env.MINIFLEET_TEST_SEED ?? Date.now() % 1_000_000);
/** Each batch has a database of its own; 10,000 runs in all. */
const [batches, runs] = isLong ? [20, 500] : [1, 40];

const place = fc.nat({ max: 2 });
const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("act" as const),
      release: fc.nat({ max: 4 }),
      act: fc.constantFrom(...releaseActs),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom("pause" as const, "resume" as const, "resume" as const, "cancelDeployment" as const),
      deployment: fc.nat({ max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("skip" as const), release: fc.nat({ max: 4 }) }) },
);

const aHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("start" as const),
      accounts: fc.uniqueArray(place, { minLength: 1, maxLength: 3 }),
      submits: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      releases: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: anAct },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("fault" as const),
      account: place,
      endpoint: fc.constantFrom(...endpoints),
      trouble: fc.constantFrom(...troubles),
      times: fc.constantFrom(1, 1, 2, 3, 9),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("review" as const),
      account: place,
      result: fc.constantFrom("pass" as const, "pass" as const, "fail" as const, "delay" as const),
      push: fc.constantFrom("inTime" as const, "late" as const, "lost" as const, "repeated" as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: "latePushes" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant("revoke" as const),
      account: place,
      push: fc.constantFrom("inTime" as const, "lost" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("authorize" as const), account: place }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant("pass" as const), minutes: fc.constantFrom(0.05, 0.1, 1, 10, 90, 1_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("kill" as const),
      afterCalls: fc.nat({ max: 6 }),
      moment: fc.constantFrom("before" as const, "after" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("during" as const), afterCalls: fc.nat({ max: 6 }), act: anAct }),
  },
);

test.each(Array.from({ length: batches }, (_, batch) => seed + batch))(
  `whatever happens in whatever order, releases keep their promises (${runs} runs, MINIFLEET_TEST_SEED=%d)`,
  async (from) => {
    const { play } = await openModel();
    await fc.assert(fc.asyncProperty(fc.array(aHappening, { maxLength: 16, size: "max" }), play), {
      seed: from,
      numRuns: runs,
      interruptAfterTimeLimit: 900_000,
    });
  },
  1_000_000,
);

test("an account whose no was lost with the process is asked once more", async () => {
  const { play } = await openModel();
  await play([
    { does: "kill", afterCalls: 0, moment: "after" },
    { does: "fault", account: 0, endpoint: "commit", trouble: 61007, times: 1 },
    { does: "start", accounts: [0], submits: true, releases: false },
  ]);
});
