/** How a deployment goes over its accounts. Everything absent is without limit. */
export interface DeploymentPlan {
  /** In order; the last one takes the rest. */
  waves: WavePlan[];
  /** Stops by itself when too much goes wrong. */
  halt?: HaltPlan;
  /** When code may go out to users and be uploaded; outside of them a release waits. */
  windows?: Window[];
  /** Days on which nothing begins, such as a sales festival. */
  freezes?: Freeze[];
  /** How many calls to WeChat may be under way for it at once; 16 when absent. */
  concurrency?: number;
}

export const defaultConcurrency = 16;

export interface WavePlan {
  /** Either a number of accounts or a share of all; the last wave has neither. */
  accounts?: number;
  /** 0 to 1. */
  share?: number;
  /** What must be true before the next wave opens. */
  gate?: GatePlan;
}

/**
 * What must be true of a wave before the next one opens; all of it. Without `approvedShare` the wave must be over: each
 * of its releases has ended, or waits for a person. An `approvedShare` of 0 leaves the time alone to decide.
 */
export interface GatePlan {
  /** Share of the wave that must be approved or further, 0 to 1. */
  approvedShare?: number;
  /** Share of the wave that may be rejected, failed or rolled back at most, 0 to 1. */
  problemShare?: number;
  /** How long after the wave opened at the earliest. */
  minutes?: number;
  /** A person opens the next wave. */
  manual?: boolean;
}

/** Thresholds. After a person let it go on, only what happened since then counts. */
export interface HaltPlan {
  /**
   * Share of what has an outcome (approved or further, rejected, failed, rolled back) that may be a problem, 0 to 1;
   * looked at from `minimum` outcomes on.
   */
  problemShare?: number;
  /** 10 when absent. */
  minimum?: number;
  /** One errcode on that many accounts stops it whatever the share. */
  sameErrcode?: number;
}

/** Wall-clock time of a zone. */
export interface Window {
  /** 1 is Monday, 7 is Sunday; every day when absent. The day on which it opens. */
  days?: number[];
  /** `HH:MM`. */
  from: string;
  /** `HH:MM`, up to 24:00; earlier than `from` means the next day. */
  to: string;
  /** IANA name, such as Asia/Shanghai. */
  zone: string;
}

export interface Freeze {
  /** Milliseconds since the epoch; `until` is not in it. */
  from: number;
  until: number;
  reason?: string;
}

/** Why a deployment stands still. */
export type DeploymentHalt =
  | { why: "problemShare"; share: number; limit: number; at: number }
  | { why: "sameErrcode"; errcode: number; count: number; at: number }
  /** The wave is over or far enough, and a person has to open the next one. */
  | { why: "gate"; wave: number; at: number };
