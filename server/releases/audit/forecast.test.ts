import { expect, test } from "vitest";
import { dayInBeijing, forecastFor, forecastInTurn, monthStart } from "./forecast.ts";

const at = new Date("2026-11-24T04:00:00Z");
const reading = { rest: 30, limit: 100, readAt: at };

test("what is left goes today", () => {
  expect(forecastFor(reading, 20, at)).toEqual({
    needs: 20,
    rest: 30,
    limit: 100,
    days: [{ day: "2026-11-24", submissions: 20 }],
    unmet: 0,
  });
});

test("what is more goes with the allowances of the months that follow", () => {
  expect(forecastFor(reading, 250, at).days).toEqual([
    { day: "2026-11-24", submissions: 30 },
    { day: "2026-12-01", submissions: 100 },
    { day: "2027-01-01", submissions: 100 },
    { day: "2027-02-01", submissions: 20 },
  ]);
});

test("case 43: with nothing left the forecast names the first of next month", () => {
  expect(forecastFor({ ...reading, rest: 0 }, 5, at).days).toEqual([{ day: "2026-12-01", submissions: 5 }]);
});

test("what does not go within a year is not promised", () => {
  expect(forecastFor({ ...reading, rest: 0, limit: 0 }, 5, at)).toMatchObject({ days: [], unmet: 5 });
  expect(forecastFor({ ...reading, rest: 0, limit: 1 }, 20, at)).toMatchObject({ unmet: 8 });
});

test("a reading of an earlier month counts as the full allowance", () => {
  const readAt = new Date("2026-10-31T15:59:59Z");
  expect(forecastFor({ rest: 0, limit: 100, readAt }, 5, at)).toMatchObject({
    rest: 100,
    days: [{ day: "2026-11-24", submissions: 5 }],
  });
});

test("deployments take what those before them leave", () => {
  expect(forecastInTurn(reading, [20, 20, 0], at).map(({ days }) => days)).toEqual([
    [{ day: "2026-11-24", submissions: 20 }],
    [
      { day: "2026-11-24", submissions: 10 },
      { day: "2026-12-01", submissions: 10 },
    ],
    [],
  ]);
});

test("days and months are those of Beijing", () => {
  const eveningInUtc = new Date("2026-11-30T16:00:00Z");
  expect(dayInBeijing(eveningInUtc)).toBe("2026-12-01");
  expect(monthStart(eveningInUtc).toISOString()).toBe("2026-11-30T16:00:00.000Z");
  expect(monthStart(at).toISOString()).toBe("2026-10-31T16:00:00.000Z");
  expect(monthStart(eveningInUtc, 1).toISOString()).toBe("2026-12-31T16:00:00.000Z");
});
