import type { ExchangeInput, OperationResult } from "urql";
import { describe, expect, it } from "vitest";
import { makeSubject, publish } from "wonka";
import { lateAnswers, NewestHeard } from "./late-answers.ts";

const release = (changedAt: string, more: object = {}) => ({ __typename: "Release", id: "r1", changedAt, ...more });
const approved = release("2026-11-25T08:00:00.000Z", { state: "APPROVED" });
const released = release("2026-11-25T08:00:01.000Z", { state: "RELEASED" });

describe("an answer is late", () => {
  it("when the socket has told a newer state of something in it, however deep", () => {
    const newest = new NewestHeard();
    newest.hear({ releaseChanged: released });
    expect(newest.isLate({ act: { release: approved, userErrors: [] } })).toBe(true);
    expect(newest.isLate({ releases: { nodes: [{ __typename: "Release", id: "r2" }, approved] } })).toBe(true);
  });

  it("not when it tells the same, something newer or something else", () => {
    const newest = new NewestHeard();
    newest.hear({ releaseChanged: approved });
    expect(newest.isLate({ release: approved })).toBe(false);
    expect(newest.isLate({ release: released })).toBe(false);
    expect(newest.isLate({ release: { ...approved, id: "r2" } })).toBe(false);
    expect(newest.isLate(null)).toBe(false);
  });

  it("by the newest that was heard, whatever came last", () => {
    const newest = new NewestHeard();
    newest.hear({ releaseChanged: released });
    newest.hear({ releaseChanged: approved });
    expect(newest.isLate({ release: approved })).toBe(true);
  });
});

it("many late answers at once have what is on screen read again once", async () => {
  const { source, next } = makeSubject<OperationResult>();
  let refreshed = 0;
  const exchange = lateAnswers(() => void (refreshed += 1));
  const answers = exchange({ forward: () => source } as unknown as ExchangeInput)(makeSubject<never>().source);
  publish(answers);
  const arrive = (kind: string, data: object) => next({ operation: { kind }, data } as OperationResult);
  arrive("query", { release: approved });
  arrive("subscription", { releaseChanged: released });
  for (let i = 0; i < 20; i++) arrive("query", { release: approved });
  expect(refreshed, "not before they are in the cache").toBe(0);
  await expect.poll(() => refreshed).toBe(1);
  for (let i = 0; i < 20; i++) arrive("mutation", { act: { release: approved } });
  await new Promise((done) => setTimeout(done, 0));
  expect(refreshed, "not again so soon").toBe(1);
});
