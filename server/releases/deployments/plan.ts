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
  /** How many accounts are worked on at once; 16 when absent. */
  concurrency?: number;
}

export interface WavePlan {
  /** Either a number of accounts or a share of all; the last wave has neither. */
  accounts?: number;
  /** 0 to 1. */
  share?: number;
  /** What must be true before the next wave opens. */
  gate?: GatePlan;
}

export interface GatePlan {
  /** Share of the wave that must be approved or further, 0 to 1. */
  approvedShare?: number;
  /** Share of the wave that may be rejected or failed at most, 0 to 1. */
  problemShare?: number;
  /** How long after the wave opened at the earliest. */
  minutes?: number;
  /** A person opens the next wave. */
  manual?: boolean;
}

export interface HaltPlan {
  /** Share of all that ended so far that may be rejected or failed, 0 to 1; looked at from `minimum` ended ones on. */
  problemShare?: number;
  minimum?: number;
  /** One errcode on that many accounts stops it whatever the share. */
  sameErrcode?: number;
}

/** Wall-clock time of a zone. */
export interface Window {
  /** 1 is Monday, 7 is Sunday; every day when absent. */
  days?: number[];
  /** `HH:MM`. */
  from: string;
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
