/**
 * The one table of what may become of a release. The pipeline asks it before it writes (`advance.ts`), SQL accepts
 * nothing else (the CHECKs of `tables.ts`, compared in a test), and `Release.nextActions` shows its acts as buttons.
 *
 * A state names what is true at WeChat; what we do next is a job.
 */

/** In the order of the way; `liveStates` come first, then the ends. */
export const releaseStates = [
  "QUEUED",
  "COMMITTED",
  "IN_AUDIT",
  "APPROVED",
  "GRAY",
  "RELEASED",
  "REJECTED",
  "WITHDRAWN",
  "ROLLED_BACK",
  "FAILED",
  "CANCELLED",
] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** A release in one of these holds its account: a second one would overwrite the first one's code. */
export const liveStates = ["QUEUED", "COMMITTED", "IN_AUDIT", "APPROVED", "GRAY"] as const satisfies ReleaseState[];

/** What a person may do; the word on a button. */
export const releaseActs = [
  "SUBMIT_FOR_AUDIT",
  "RELEASE",
  "PHASE",
  "REVERT_PHASE",
  "EXPEDITE",
  "WITHDRAW",
  "ROLL_BACK",
  "RETRY",
  "CANCEL",
] as const;
export type ReleaseAct = (typeof releaseActs)[number];

/**
 * What was found to be true.
 *
 * - `started` a deployment took the account in
 * - `committed` WeChat holds the code as the account's trial version
 * - `submitted` an audit of this version runs
 * - `approved`, `rejected`, `withdrawn` how the audit ended
 * - `graying`, `grayReverted` the version went to a share of the users, or to a larger one, or was taken back from them
 * - `released` the version is online for everybody
 * - `rolledBack` the version was online and is not any more
 * - `refused` WeChat refused for good, or the account is not ours any more
 */
export const releaseFacts = [
  "started",
  "committed",
  "submitted",
  "approved",
  "rejected",
  "withdrawn",
  "graying",
  "grayReverted",
  "released",
  "rolledBack",
  "refused",
] as const;
export type ReleaseFact = (typeof releaseFacts)[number];

export interface Transition {
  /** Null for the first. */
  from: ReleaseState | null;
  to: ReleaseState;
  by: ReleaseAct | ReleaseFact;
}

const of = (
  from: ReleaseState | null,
  ...ways: (readonly [by: ReleaseAct | ReleaseFact, to: ReleaseState])[]
): Transition[] => ways.map(([by, to]) => ({ from, by, to }));

export const transitions: readonly Transition[] = [
  ...of(null, ["started", "QUEUED"]),
  ...of("QUEUED", ["committed", "COMMITTED"], ["refused", "FAILED"], ["CANCEL", "CANCELLED"]),
  ...of("COMMITTED", ["submitted", "IN_AUDIT"], ["refused", "FAILED"], ["CANCEL", "CANCELLED"]),
  ...of(
    "IN_AUDIT",
    ["approved", "APPROVED"],
    ["rejected", "REJECTED"],
    ["withdrawn", "WITHDRAWN"],
    ["refused", "FAILED"],
  ),
  // A cancelled approval stays approved at WeChat; we only stop caring, and the account is free for another release.
  ...of("APPROVED", ["released", "RELEASED"], ["graying", "GRAY"], ["refused", "FAILED"], ["CANCEL", "CANCELLED"]),
  ...of(
    "GRAY",
    // To more of the users than before.
    ["graying", "GRAY"],
    ["released", "RELEASED"],
    ["grayReverted", "APPROVED"],
    ["refused", "FAILED"],
  ),
  ...of("RELEASED", ["rolledBack", "ROLLED_BACK"]),
  // The same code may be submitted again as long as nothing else was committed to the account since.
  ...of("REJECTED", ["RETRY", "COMMITTED"], ["RETRY", "QUEUED"], ["CANCEL", "CANCELLED"]),
  ...of("WITHDRAWN", ["RETRY", "COMMITTED"], ["RETRY", "QUEUED"], ["CANCEL", "CANCELLED"]),
  // Back to where it stood when it failed, or to the beginning (`retry.ts`). Skipped, it is no problem any more.
  ...of(
    "FAILED",
    ["RETRY", "QUEUED"],
    ["RETRY", "COMMITTED"],
    ["RETRY", "IN_AUDIT"],
    ["RETRY", "APPROVED"],
    ["CANCEL", "CANCELLED"],
  ),
];

/**
 * What a person may do in each state. All but RETRY and CANCEL only ask: the state moves when WeChat has done it, by a
 * fact. EXPEDITE moves nothing.
 */
const acts: Record<ReleaseState, readonly ReleaseAct[]> = {
  QUEUED: ["CANCEL"],
  COMMITTED: ["SUBMIT_FOR_AUDIT", "CANCEL"],
  IN_AUDIT: ["EXPEDITE", "WITHDRAW"],
  APPROVED: ["RELEASE", "PHASE", "CANCEL"],
  GRAY: ["PHASE", "RELEASE", "REVERT_PHASE"],
  RELEASED: ["ROLL_BACK"],
  REJECTED: ["RETRY"],
  WITHDRAWN: ["RETRY"],
  ROLLED_BACK: [],
  FAILED: ["RETRY"],
  CANCELLED: [],
};

/** What the state must be for an act to be taken on, and what it leads to in the end. */
export function actsIn(state: ReleaseState): readonly ReleaseAct[] {
  return acts[state];
}

export function isLive(state: ReleaseState): boolean {
  return (liveStates as readonly ReleaseState[]).includes(state);
}

/** Whether the table knows the way. */
export function mayMove(from: ReleaseState | null, by: ReleaseAct | ReleaseFact, to: ReleaseState): boolean {
  return transitions.some((way) => way.from === from && way.by === by && way.to === to);
}

export const deploymentStates = ["RUNNING", "PAUSED", "HALTED", "COMPLETED", "CANCELLED"] as const;
export type DeploymentState = (typeof deploymentStates)[number];

/** Whether the worker may take steps for its releases that nobody asked for one by one. */
export function goesOn(state: DeploymentState): boolean {
  return state === "RUNNING" || state === "COMPLETED";
}

/**
 * What a release waits for.
 *
 * - `CODE_CHECK` WeChat still scans the committed code
 * - `QUOTA` the platform's monthly audit quota is used up, or the account's daily one
 * - `BUSY` WeChat did not answer, or asked to come again
 * - `ENVIRONMENT` a setting of the platform that an operator must put right
 * - `AUDIT` WeChat's review
 * - `APPROVAL` a person: the version is approved and does not go out by itself
 * - `WINDOW` the deployment's window to open, or its freeze to end
 * - `WAVE` the wave of the deployment it belongs to
 * - `PHASE` the next share of the users, or the next look at the phased release
 */
export const waitReasons = [
  "CODE_CHECK",
  "QUOTA",
  "BUSY",
  "ENVIRONMENT",
  "AUDIT",
  "APPROVAL",
  "WINDOW",
  "WAVE",
  "PHASE",
] as const;
export type WaitReason = (typeof waitReasons)[number];
