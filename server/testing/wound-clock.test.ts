import { expect, test } from "vitest";
import { WoundClock } from "./wound-clock.ts";

test("timers fire in order of time, each at its own time", () => {
  const clock = new WoundClock("2026-01-01T00:00:00Z");
  const fired: string[] = [];
  const note = (name: string) => () => void fired.push(`${name} ${clock.now().toISOString().slice(17, 19)}`);
  clock.after(3_000, note("late"));
  clock.after(1_000, note("first"));
  clock.after(1_000, note("second"));
  clock.advance(2_000);
  expect(fired).toEqual(["first 01", "second 01"]);
  clock.advance(1_000);
  expect(fired.at(-1)).toBe("late 03");
});

test("a timer set by a timer fires in the same advance when it falls due", () => {
  const clock = new WoundClock();
  let fired = 0;
  const again = () => {
    fired += 1;
    clock.after(10, again);
  };
  clock.after(10, again);
  clock.advance(35);
  expect(fired).toBe(3);
  expect(clock.pending).toBe(1);
});

test("a cancelled timer does not fire", () => {
  const clock = new WoundClock();
  let fired = false;
  const cancel = clock.after(10, () => {
    fired = true;
  });
  cancel();
  clock.advance(100);
  expect(fired).toBe(false);
});

test("advanceAndSettle lets what a timer started finish before the next one", async () => {
  const clock = new WoundClock();
  const seen: string[] = [];
  clock.after(1, () => void Promise.resolve().then(() => seen.push("started by the first")));
  clock.after(2, () => void seen.push("second"));
  await clock.advanceAndSettle(5);
  expect(seen).toEqual(["started by the first", "second"]);
});
