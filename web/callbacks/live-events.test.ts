import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveEvents, maxRows } from "./live-events.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const event = (number: number) => ({ id: `e${number}`, cursor: `c${number}` });
const ids = (list: { rows: readonly { id: string }[] }) => list.rows.map(({ id }) => id);
const addMany = (events: LiveEvents<ReturnType<typeof event>>, from: number, to: number) => {
  for (let number = from; number <= to; number++) events.add(event(number));
};

test("what comes is on top a quarter of a second later, in one change however much it is", () => {
  const events = new LiveEvents([event(2), event(1)]);
  const changed = vi.fn<() => void>();
  events.subscribe(changed);
  addMany(events, 3, 40);
  expect(changed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(250);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(ids(events.read()).slice(0, 2)).toEqual(["e40", "e39"]);
  expect(events.read().rows).toHaveLength(40);
});

test("an event that is listed already is not listed twice", () => {
  const events = new LiveEvents([event(2), event(1)]);
  addMany(events, 1, 3);
  events.add(event(3));
  vi.advanceTimersByTime(250);
  expect(ids(events.read())).toEqual(["e3", "e2", "e1"]);
});

test("while it is held rows stay and only the counter moves; letting go shows what waited", () => {
  const events = new LiveEvents([event(1)]);
  events.hold(true);
  addMany(events, 2, 4);
  vi.advanceTimersByTime(250);
  expect(ids(events.read())).toEqual(["e1"]);
  expect(events.read()).toMatchObject({ waiting: 3, arrived: 3 });
  events.hold(false);
  expect(ids(events.read())).toEqual(["e4", "e3", "e2", "e1"]);
  expect(events.read()).toMatchObject({ waiting: 0, arrived: 3 });
});

test("who asks sees what waits without letting go", () => {
  const events = new LiveEvents([event(1)]);
  events.hold(true);
  events.add(event(2));
  vi.advanceTimersByTime(250);
  events.show();
  events.add(event(3));
  vi.advanceTimersByTime(250);
  expect(ids(events.read())).toEqual(["e2", "e1"]);
  expect(events.read().waiting).toBe(1);
});

test("no more than 500 rows are kept, the newest ones", () => {
  const events = new LiveEvents([event(1)]);
  addMany(events, 2, maxRows + 10);
  vi.advanceTimersByTime(250);
  expect(events.read().rows).toHaveLength(maxRows);
  expect(ids(events.read()).at(-1)).toBe("e11");
});

test("over 500 missed are counted and not pieced together: the list must be read again", () => {
  const events = new LiveEvents([event(1)]);
  events.hold(true);
  addMany(events, 2, maxRows + 2);
  vi.advanceTimersByTime(250);
  addMany(events, maxRows + 3, maxRows + 4);
  vi.advanceTimersByTime(250);
  expect(events.read()).toMatchObject({ waiting: maxRows + 3, isBehind: true });
  events.hold(false);
  expect(ids(events.read())).toEqual(["e1"]);
});

test("a row that changed is replaced in its place, and others stay the same object", () => {
  const events = new LiveEvents([event(2), event(1)]);
  const [, first] = events.read().rows;
  const changed = { ...event(2), outcome: "HANDLED" };
  events.patch([changed, event(7)]);
  expect(events.read().rows).toEqual([changed, first]);
  expect(events.read().rows[1]).toBe(first);
});
