import { expect, test } from "vitest";
import { WoundClock } from "../testing/wound-clock.ts";
import { createPlaces, type Place } from "./places.ts";
import { openWaves } from "./testing/waves.ts";

const comeAgain = (place: Place, clock: WoundClock) =>
  "comeAgainAt" in place ? place.comeAgainAt.getTime() - clock.now().getTime() : 0;

test("as many as the limit have a place; the others are told to come one after the other", () => {
  const clock = new WoundClock();
  const places = createPlaces(clock);
  const taken = [1, 2].map(() => places.take(128, 2));
  expect(taken.every((place) => "free" in place)).toBe(true);
  const waits = [1, 2, 3].map(() => comeAgain(places.take(128, 2), clock));
  expect(waits[0]).toBeGreaterThan(0);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(new Set(waits).size).toBe(3);
  for (const place of taken) if ("free" in place) place.free();
  expect("free" in places.take(128, 2)).toBe(true);
});

test("one deployment's places are none of another's", () => {
  const places = createPlaces(new WoundClock());
  places.take(128, 1);
  expect("free" in places.take(129, 1)).toBe(true);
});

test("a deployment makes no more calls at once than its plan says", async () => {
  const waves = await openWaves(6, { waves: [{}], concurrency: 2 });
  await waves.fleet.fault({ endpoint: "commit", delayMs: 1_000 });
  waves.fleet.worker.start();
  const commits = () => waves.fleet.calls("/wxa/commit");
  // Both calls are on their way, each with a timer of the simulator's and of its own.
  await expect.poll(() => waves.fleet.clock.pending).toBeGreaterThanOrEqual(4);
  let seconds = 0;
  await expect
    .poll(
      () => {
        // A second ends the calls that are under way, and no others.
        expect(commits()).toBeLessThanOrEqual(2 * seconds);
        waves.fleet.clock.advance(1_000);
        seconds += 1;
        return waves.states();
      },
      { timeout: 10_000 },
    )
    .toEqual(Array.from({ length: 6 }, () => "IN_AUDIT"));
});
