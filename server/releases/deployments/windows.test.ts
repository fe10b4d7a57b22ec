import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeploymentPlan, Window } from "./plan.ts";
import { createOpenings } from "./windows.ts";

const openings = createOpenings();
const opens = (plan: Pick<DeploymentPlan, "windows" | "freezes">, now: string) =>
  openings.next(plan, new Date(now))?.toISOString() ?? "now";
const shanghai = (window: Partial<Window>): Window => ({
  from: "10:00",
  to: "18:00",
  zone: "Asia/Shanghai",
  ...window,
});

test("without windows and freezes it is always open", () => {
  expect(openings.next(null, new Date())).toBeNull();
  expect(openings.next({}, new Date())).toBeNull();
});

test("a window is wall-clock time of its zone, its end not in it", () => {
  const windows = [shanghai({})];
  expect(opens({ windows }, "2026-11-25T01:59:59Z")).toBe("2026-11-25T02:00:00.000Z");
  expect(opens({ windows }, "2026-11-25T02:00:00Z")).toBe("now");
  expect(opens({ windows }, "2026-11-25T09:59:59Z")).toBe("now");
  expect(opens({ windows }, "2026-11-25T10:00:00Z")).toBe("2026-11-26T02:00:00.000Z");
});

test("days are those of the wall: Monday to Thursday skips a weekend", () => {
  const windows = [shanghai({ days: [1, 2, 3, 4] })];
  // Thursday 18:00 in Shanghai; Friday the 27th is none of them.
  expect(opens({ windows }, "2026-11-26T10:00:00Z")).toBe("2026-11-30T02:00:00.000Z");
});

test("a window over midnight belongs to the day on which it opens", () => {
  const windows = [shanghai({ days: [5], from: "22:00", to: "02:00" })];
  expect(opens({ windows }, "2026-11-27T14:00:00Z")).toBe("now"); // Friday 22:00
  expect(opens({ windows }, "2026-11-27T17:59:00Z")).toBe("now"); // Saturday 01:59
  expect(opens({ windows }, "2026-11-27T18:00:00Z")).toBe("2026-12-04T14:00:00.000Z");
  expect(opens({ windows }, "2026-11-26T17:00:00Z")).toBe("2026-11-27T14:00:00.000Z"); // Friday 01:00
});

test("24:00 is the end of the day", () => {
  const windows = [shanghai({ from: "20:00", to: "24:00" })];
  expect(opens({ windows }, "2026-11-25T15:59:59Z")).toBe("now");
  expect(opens({ windows }, "2026-11-25T16:00:00Z")).toBe("2026-11-26T12:00:00.000Z");
});

test("summer time moves a window by UTC, and not on the wall", () => {
  const windows = [shanghai({ from: "09:00", to: "10:00", zone: "Europe/Berlin" })];
  expect(opens({ windows }, "2026-03-28T12:00:00Z")).toBe("2026-03-29T07:00:00.000Z");
  expect(opens({ windows }, "2026-10-24T12:00:00Z")).toBe("2026-10-25T08:00:00.000Z");
});

test("a window that opens in the hour left out is open once that hour is over", () => {
  const windows = [shanghai({ from: "02:30", to: "06:00", zone: "Europe/Berlin" })];
  expect(opens({ windows }, "2026-03-29T01:00:00Z")).toBe("now"); // 03:00 on the wall
  expect(opens({ windows }, "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:30:00.000Z");
});

test("a freeze holds what a window would let through, and ends into the next window", () => {
  const freezes = [{ from: Date.parse("2026-11-10T16:00:00Z"), until: Date.parse("2026-11-12T16:00:00Z") }];
  expect(opens({ freezes }, "2026-11-11T00:00:00Z")).toBe("2026-11-12T16:00:00.000Z");
  expect(opens({ freezes }, "2026-11-12T16:00:00Z")).toBe("now");
  expect(opens({ freezes, windows: [shanghai({})] }, "2026-11-11T04:00:00Z")).toBe("2026-11-13T02:00:00.000Z");
});

test("whatever the windows and freezes are, the moment that is named is open and comes later", () => {
  const zone = fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC");
  const time = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((n) => String(n).padStart(2, "0")).join(":"));
  const window = fc
    .record({ from: time, to: time, zone, days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) })
    .filter(({ from, to }) => from !== to);
  const hour = 3_600_000;
  const start = Date.parse("2026-01-01T00:00:00Z");
  const freeze = fc
    .tuple(fc.nat(365 * 24), fc.integer({ min: 1, max: 240 }))
    .map(([at, hours]) => ({ from: start + at * hour, until: start + (at + hours) * hour }));
  fc.assert(
    fc.property(
      fc.array(window, { maxLength: 3 }),
      fc.array(freeze, { maxLength: 3 }),
      fc.nat(365 * 24 * 60),
      (windows, freezes, minute) => {
        const now = new Date(start + minute * 60_000);
        const next = openings.next({ windows, freezes }, now);
        if (next === null) return;
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(openings.next({ windows, freezes }, next)).toBeNull();
      },
    ),
    { numRuns: 300 },
  );
});
