import { expect, test } from "vitest";
import { gateHold, haltCause, needsPerson, outcomesOf, type StateCounts } from "./gates.ts";
import type { GatePlan } from "./plan.ts";

const openedAt = new Date("2026-11-25T02:00:00Z");
const minutesLater = (minutes: number) => new Date(openedAt.getTime() + minutes * 60_000);
const goes = { submitForAudit: true, releaseWhenApproved: true };

function hold(gate: GatePlan | undefined, counts: StateCounts, minutes = 0, itself = goes) {
  const outcomes = outcomesOf(counts, itself);
  const found = gateHold(gate, outcomes, openedAt, minutesLater(minutes));
  return found && { ...found, asks: needsPerson(found, outcomes) };
}

test("without a gate the next wave opens when this one is over, however it went", () => {
  expect(hold(undefined, { RELEASED: 4, IN_AUDIT: 1 })).toMatchObject({ by: "underWay", count: 1 });
  expect(hold(undefined, { RELEASED: 3, FAILED: 1, REJECTED: 1 })).toBeNull();
});

test("a wave is over, too, when all of it waits for a person", () => {
  expect(hold(undefined, { APPROVED: 5 })).toMatchObject({ by: "underWay" });
  expect(hold(undefined, { APPROVED: 5 }, 0, { ...goes, releaseWhenApproved: false })).toBeNull();
  expect(hold(undefined, { COMMITTED: 5 }, 0, { submitForAudit: false, releaseWhenApproved: false })).toBeNull();
});

test("a share of approvals opens the next wave while the rest is under way", () => {
  const gate = { approvedShare: 0.8 };
  expect(hold(gate, { RELEASED: 3, APPROVED: 1, IN_AUDIT: 1 })).toBeNull();
  expect(hold(gate, { RELEASED: 3, IN_AUDIT: 2 })).toMatchObject({ by: "approvals", share: 0.6, asks: false });
});

test("approvals that cannot come any more ask a person", () => {
  expect(hold({ approvedShare: 0.8 }, { RELEASED: 3, REJECTED: 2 })).toMatchObject({ by: "approvals", asks: true });
});

test("too great a share of problems asks a person at once", () => {
  const gate = { approvedShare: 0.2, problemShare: 0.2 };
  expect(hold(gate, { RELEASED: 3, REJECTED: 1, IN_AUDIT: 1 })).toBeNull();
  expect(hold(gate, { RELEASED: 2, REJECTED: 1, ROLLED_BACK: 1, IN_AUDIT: 1 })).toMatchObject({
    by: "problems",
    asks: true,
  });
});

test("the time between waves is waited for, and with a share of 0 nothing but it", () => {
  expect(hold({ minutes: 30 }, { RELEASED: 5 }, 29)).toMatchObject({ by: "time", until: minutesLater(30) });
  expect(hold({ minutes: 30 }, { RELEASED: 5 }, 30)).toBeNull();
  expect(hold({ minutes: 30 }, { IN_AUDIT: 5 }, 31)).toMatchObject({ by: "underWay" });
  expect(hold({ minutes: 30, approvedShare: 0 }, { IN_AUDIT: 5 }, 31)).toBeNull();
});

test("a person is asked when all else holds", () => {
  expect(hold({ manual: true }, { IN_AUDIT: 5 })).toMatchObject({ by: "underWay", asks: false });
  expect(hold({ manual: true }, { RELEASED: 5 })).toMatchObject({ by: "person", asks: true });
});

test("what people took out of a wave is not in its shares, and an empty wave holds nobody", () => {
  expect(hold({ approvedShare: 1 }, { RELEASED: 4, CANCELLED: 6 })).toBeNull();
  expect(hold({ approvedShare: 1 }, { CANCELLED: 5 })).toBeNull();
  expect(hold({ approvedShare: 1 }, {})).toBeNull();
});

test("a share of problems halts from a number of outcomes on", () => {
  const plan = { problemShare: 0.1, minimum: 20 };
  expect(haltCause(plan, { approved: 10, problems: 9 }, [])).toBeNull();
  expect(haltCause(plan, { approved: 18, problems: 2 }, [])).toBeNull();
  expect(haltCause(plan, { approved: 17, problems: 3 }, [])).toEqual({ why: "problemShare", share: 0.15, limit: 0.1 });
});

test("one errcode on so many accounts halts, whatever the share", () => {
  const errcodes = [
    { errcode: 85009, count: 2 },
    { errcode: 89401, count: 3 },
  ];
  expect(haltCause({ sameErrcode: 3 }, { approved: 900, problems: 5 }, errcodes)).toEqual({
    why: "sameErrcode",
    errcode: 89401,
    count: 3,
  });
  expect(haltCause({ sameErrcode: 4 }, { approved: 900, problems: 5 }, errcodes)).toBeNull();
  expect(haltCause(undefined, { approved: 0, problems: 900 }, errcodes)).toBeNull();
});
