import * as z from "zod/mini";
import { nothingMore } from "../deploy/more-settings.ts";
import type { MoreSettings } from "../deploy/more-settings.ts";
import { typedPhase, usualPhases } from "./typed-phases.ts";
import { typedPlan, usualPlan } from "./typed-plan.ts";
import { wizardSteps } from "./wizard-steps.ts";
import type { WizardStep } from "./wizard-steps.ts";

/** How the accounts are chosen: one by one, or all that fit every part that is given. */
const choice = z.object({
  by: z.enum(["accounts", "filter"]),
  appIds: z.array(z.string()),
  search: z.string(),
  tags: z.array(z.string()),
  /** Id of the template that theirs is older than; empty when any version will do. */
  olderThan: z.string(),
  channel: z.string(),
});
export type Choice = z.infer<typeof choice>;

/** What createSelection made of a choice. */
const snapshot = z.object({ id: z.string(), count: z.number(), createdAt: z.string(), of: z.string() });
export type Snapshot = z.infer<typeof snapshot>;

const draft = z.object({
  choice,
  snapshot: z.optional(snapshot),
  template: z.string(),
  /** Absent until somebody typed: then it follows what is proposed. */
  version: z.optional(z.string()),
  description: z.optional(z.string()),
  extJson: z.string(),
  after: z.enum(["release", "phased", "hand", "upload"]),
  phases: z.array(typedPhase),
  more: z.custom<MoreSettings>((value) => typeof value === "object" && value !== null && "domains" in value),
  plan: typedPlan,
  reason: z.string(),
  savedAt: z.optional(z.string()),
});
export type Draft = z.infer<typeof draft>;

export const emptyDraft: Draft = {
  choice: { by: "filter", appIds: [], search: "", tags: [], olderThan: "", channel: "" },
  template: "",
  extJson: "",
  after: "hand",
  phases: usualPhases,
  more: nothingMore,
  plan: usualPlan,
  reason: "",
};

/** A choice by its content: the snapshot holds as long as nobody chose otherwise. */
export function choiceText({ by, appIds, search, tags, olderThan, channel }: Choice): string {
  return JSON.stringify(by === "accounts" ? { appIds } : { search: search.trim(), tags, olderThan, channel });
}

export function snapshotOf({ choice: chosen, snapshot: made }: Draft): Snapshot | undefined {
  return made?.of === choiceText(chosen) ? made : undefined;
}

/** The first step that is not done, at most the one asked for. What the URL says is no promise. */
export function reachable(asked: WizardStep, draftNow: Draft, isSettled: boolean): WizardStep {
  const place = wizardSteps.indexOf(asked);
  if (place > 0 && !snapshotOf(draftNow)) return "select";
  if (place > 1 && !isSettled) return "settings";
  return asked;
}

const prefix = "minifleet.deployment-draft.";
const keptDrafts = 10;

export function newDraftId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const storageKey = (id: string): string => prefix + id;

/** What this browser keeps under the id; undefined when nothing, or nothing of today's shape. */
export function readDraft(text: string | null): Draft | undefined {
  if (text === null) return undefined;
  try {
    const read = draft.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it, and lets go of the oldest ones. */
export function writeDraft(storage: Storage, id: string, value: Draft): void {
  storage.setItem(storageKey(id), JSON.stringify(value));
  const others = Object.keys(storage).filter((key) => key.startsWith(prefix) && key !== storageKey(id));
  const oldestFirst = others
    .map((key) => ({ key, at: readDraft(storage.getItem(key))?.savedAt ?? "" }))
    .toSorted((a, b) => a.at.localeCompare(b.at));
  for (const { key } of oldestFirst.slice(0, Math.max(0, others.length - keptDrafts + 1))) storage.removeItem(key);
}
