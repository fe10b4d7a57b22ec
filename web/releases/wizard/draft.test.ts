import { expect, it } from "vitest";
import { choiceText, emptyDraft, reachable, readDraft, snapshotOf } from "./draft.ts";
import type { Draft } from "./draft.ts";

const chosen: Draft = {
  ...emptyDraft,
  snapshot: { id: "1", count: 12, createdAt: "2026-11-25T03:00:00.000Z", of: choiceText(emptyDraft.choice) },
};

it("is read back as it was kept", () => {
  expect(readDraft(JSON.stringify(chosen))).toEqual(chosen);
});

it("is begun anew when what was kept is of another shape", () => {
  expect(readDraft("{")).toBeUndefined();
  expect(readDraft(JSON.stringify({ ...chosen, plan: { waves: "three" } }))).toBeUndefined();
});

it("keeps its snapshot until somebody chooses otherwise", () => {
  expect(snapshotOf(chosen)?.count).toBe(12);
  expect(snapshotOf({ ...chosen, choice: { ...chosen.choice, tags: ["连锁"] } })).toBeUndefined();
  // Accounts that were picked do not count as long as the filter chooses.
  expect(snapshotOf({ ...chosen, choice: { ...chosen.choice, appIds: ["wx1"] } })?.count).toBe(12);
});

it("opens no step before those ahead of it are done, whatever the address says", () => {
  expect(reachable("start", emptyDraft, false)).toBe("select");
  expect(reachable("start", chosen, false)).toBe("settings");
  expect(reachable("settings", chosen, false)).toBe("settings");
  expect(reachable("start", chosen, true)).toBe("start");
  expect(reachable("select", chosen, true)).toBe("select");
});
