import type { Actor } from "../graphql/context.ts";
import type { WechatFailure } from "../graphql/user-error.ts";
import { type WechatError, WechatUnreachable } from "../wechat/index.ts";
import type { ReleaseState, WaitReason } from "./states.ts";

export type { WechatFailure } from "../graphql/user-error.ts";

/** What a release waits for; the sentence about it is made when somebody reads it, in that reader's language. */
export interface Waiting {
  reason: WaitReason;
  /** Milliseconds; absent when a person decides. */
  nextTryAt?: number;
  /** What WeChat answered, when it waits because of that. */
  errcode?: number;
  /** It was online for some users and was taken back from them, so it goes out again only when a person says so. */
  takenBack?: true;
}

/** What comes with an act that a person asked for. */
export interface PendingActDetail {
  /** Of PHASE. */
  gray?: PhaseWish;
  /**
   * Of ROLL_BACK: WeChat's number of the version to go back to; null for the one before. `goingTo` is written before
   * WeChat is called, so that the repeat after a kill can tell whether the call arrived.
   */
  rollBack?: { to: number | null; goingTo?: number };
  /** Asked for with many others: it stands still when its deployment does, and waits for its window. */
  inBulk?: true;
}

/** A share of the users, 0 to 99, and who of the project gets it first. */
export interface PhaseWish {
  percentage: number;
  /** Members of the project. */
  debuggersFirst: boolean;
  testersFirst: boolean;
}

/** WeChat's plan of a phased release, beside its percentage. */
export interface GrayPlan {
  debuggersFirst: boolean;
  testersFirst: boolean;
  /** Milliseconds. */
  readAt: number;
}

export function isInBulk(detail: PendingActDetail | null): boolean {
  return detail?.inBulk === true;
}

/** What a transition says beside its states; a sentence of the reader's language is made from it. */
export type TransitionDetail =
  | { note: "submitted"; auditId: string }
  /** The submission of an earlier, interrupted run was found at WeChat. */
  | { note: "adopted"; auditId: string }
  /** The account had such a version online already. */
  | { note: "alreadyReleased" }
  | { note: "rejected"; reason: string }
  /** The audit was withdrawn in WeChat's console or by another program. */
  | { note: "withdrawnElsewhere" }
  | { note: "refused"; errcode: number; errmsg: string }
  | { note: "gaveUp"; attempts: number; error: string }
  | { note: "codeCheckTooLong"; minutes: number }
  | { note: "deploymentCancelled" }
  | { note: "retriedFrom"; state: ReleaseState }
  | { note: "onlineIs"; version: string }
  /** The share of the users, and whether somebody else set it. */
  | { note: "phase"; percentage: number; debuggersFirst: boolean; testersFirst: boolean; foundSo?: true }
  /** The phased release was ended in WeChat's console or by another program. */
  | { note: "phaseEndedElsewhere" }
  /** A phased release needs an online version, and there was none: it went to everybody. */
  | { note: "nothingOnline" };

/** WeChat's error as a row keeps it; an unusable answer counts as "system busy" with what was seen. */
export function failureOf(error: WechatError | WechatUnreachable): WechatFailure {
  const { endpoint } = error;
  if (error instanceof WechatUnreachable) return { errcode: -1, errmsg: error.message, endpoint };
  const { errcode, errmsg, rid } = error;
  return { errcode, errmsg, ...(rid === undefined ? {} : { rid }), endpoint };
}

/** How a transition names who brought it about: `operator:Lin Min`, `apiKey:ci`. */
export function causeOfActor({ kind, name }: Actor): string {
  return `${kind}:${name}`;
}
