import type { Clock } from "../../clock.ts";
import type { WechatClient } from "../../wechat/index.ts";
import type { Move } from "../advance.ts";
import type { Preview } from "../audit/media-uploads.ts";
import type { AuditProfile } from "../audit/profile.ts";
import type { Domains } from "../domains.ts";
import type { DeploymentPlan } from "../deployments/plan.ts";
import type { Phase } from "../phases.ts";
import type { PendingActDetail, Waiting, WechatFailure } from "../records.ts";
import type { DeploymentState, ReleaseAct, ReleaseState, WaitReason } from "../states.ts";

/** Everything a release goes through, in the order of the way; the last ones only when somebody asks. */
export const stepNames = [
  "set-domains",
  "commit",
  "await-code-check",
  "submit-audit",
  "read-audit",
  "phase",
  "follow-phase",
  "publish",
  "expedite",
  "withdraw",
  "revert-phase",
  "roll-back",
  "cancel",
] as const;
export type StepName = (typeof stepNames)[number];

/** What a step knows, read from the database just before it. */
export interface Way {
  id: number;
  componentAppId: string;
  deploymentId: number;
  authorizerId: number;
  state: ReleaseState;
  version: string;
  /** Rendered, `extAppid` included. */
  extJson: string;
  auditId: string | null;
  submittedAt: Date | null;
  auditBefore: { auditId: string | null } | null;
  pendingAct: ReleaseAct | null;
  pendingActBy: string | null;
  pendingActDetail: PendingActDetail | null;
  waiting: Waiting | null;
  /** Its own wave, and the one that is open: steps are for those up to it. */
  wave: number;
  openWave: number;
  plan: DeploymentPlan | null;
  /** Of a release that is GRAY: why WeChat refused its next phase, so that it does not rise by itself any more. */
  failure: WechatFailure | null;
  grayPercentage: number | null;
  changedAt: Date;
  appId: string;
  accountStatus: "AUTHORIZED" | "REVOKED" | "NEEDS_REAUTHORIZATION";
  /** WeChat's number of the template; 0 is one. */
  templateId: number;
  templateRowId: number;
  description: string;
  submitForAudit: boolean;
  releaseWhenApproved: boolean;
  phases: Phase[] | null;
  domains: Domains | null;
  nickName: string;
  /** Of line, account, deployment and release, each over the one before. */
  auditProfile: AuditProfile | null;
  deploymentState: DeploymentState;
}

export interface StepTools {
  wechat: WechatClient;
  clock: Clock;
  signal: AbortSignal;
  /** Who or what set the step going: `worker`, `poll`, `push weapp_audit_fail`, `operator:Lin Min`. */
  cause: string;
  /**
   * Whether the release still stands where it stood and may go on. The client here asks before every call, and ends the
   * step when it may not, so that a pause or a cancel works between any two calls; a step asks where it would rather
   * end by itself.
   */
  stillWanted(): Promise<boolean>;
  /** Writes down which audit was the latest one before the code is submitted, in a transaction of its own. */
  noteAuditBefore(auditId: string | null): Promise<boolean>;
  /** Writes down which of WeChat's versions it is about to go back to, in a transaction of its own. */
  noteGoingBackTo(appVersion: number): Promise<boolean>;
  /** What WeChat calls media of ours for this account; those it does not have are uploaded first. */
  previewOf(mediaIds: readonly number[]): Promise<Preview>;
  /** WeChat does not know them any more. */
  forgetMedia(): Promise<void>;
}

export interface NextStep {
  step: StepName;
  afterMs?: number;
}

/** What WeChat says is online, when that is another version than the release's own. */
export interface NowOnline {
  version: string;
  description: string;
  at: Date | null;
}

/**
 * What a step found or did. Steps write nothing themselves: the pipeline turns the outcome into one transaction, so a
 * kill before it leaves the release as it was and the step is taken again.
 */
export type Outcome =
  | ({ does: "move"; next?: NextStep; nowOnline?: NowOnline } & Omit<Move, "cause">)
  /** The state stays, the next step comes. */
  | { does: "goOn"; next: NextStep }
  /** Nothing more, until somebody sets it going again: its wave opens, its deployment is resumed. */
  | { does: "stand"; waiting: Waiting }
  /** The same step again later, and `alongside` now. */
  | { does: "wait"; reason: WaitReason; afterMs: number; errcode?: number; alongside?: StepName }
  /** The release fails, with WeChat's words. */
  | { does: "fail"; failure: WechatFailure; detail?: Move["detail"] }
  /** What a person asked for was refused; the release stays as it is. */
  | { does: "refuse"; failure: WechatFailure }
  /** What a person asked for is done, and the state is the same. */
  | { does: "note"; beside: { spedUpAt: Date } }
  /** It is not, or no longer, this step's turn. */
  | { does: "nothing" };

/** One step of the pipeline. Its docstring says what a repeat does. */
export type Step = (way: Way, tools: StepTools) => Promise<Outcome>;
