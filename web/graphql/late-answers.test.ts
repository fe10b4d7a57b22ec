import { describe, expect, it } from "vitest";
import { NewestHeard } from "./late-answers.ts";

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
