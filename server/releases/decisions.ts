import { WechatError, WechatUnreachable, type WechatErrorKind } from "../wechat/index.ts";
import type { WaitReason } from "./states.ts";

/**
 * What a step does about a refusal of WeChat.
 *
 * - `backOff` the same step again after a growing pause, a bounded number of times
 * - `wait` the same step later, as often as it takes
 * - `holdQuota` every submission of the platform waits for the audit quota
 * - `fail` this release ends with WeChat's words
 */
export type Decision =
  | { does: "backOff" }
  | { does: "wait"; reason: WaitReason; afterMs: number }
  | { does: "holdQuota" }
  | { does: "fail" };

const minute = 60_000;
const backOff: Decision = { does: "backOff" };
const fail: Decision = { does: "fail" };

const byKind: Record<WechatErrorKind, Decision> = {
  busy: backOff,
  rateLimit: backOff,
  // The client has renewed the token and tried again by the time we hear of it: another process may hold the newer one.
  token: backOff,
  notReady: { does: "wait", reason: "CODE_CHECK", afterMs: minute },
  environment: { does: "wait", reason: "ENVIRONMENT", afterMs: 5 * minute },
  quota: fail,
  account: fail,
  request: fail,
  unknown: fail,
};

/** Quotas differ in what their end asks for; those that are not here come back too late to wait for (a month). */
const byCode = new Map<number, Decision>([
  [85085, { does: "holdQuota" }],
  [45009, { does: "wait", reason: "QUOTA", afterMs: 60 * minute }],
]);

export function decide(error: WechatError | WechatUnreachable): Decision {
  if (error instanceof WechatUnreachable) return backOff;
  return byCode.get(error.errcode) ?? byKind[error.kind];
}

/** Whether it is WeChat's doing; everything else is a bug of ours. */
export function isOfWechat(error: unknown): error is WechatError | WechatUnreachable {
  return error instanceof WechatError || error instanceof WechatUnreachable;
}

export function isRefusal(error: unknown, ...errcodes: number[]): error is WechatError {
  return error instanceof WechatError && errcodes.includes(error.errcode);
}

/** WeChat says that the account, or the permission set that code needs, is not ours (any more). */
export function isLost(errcode: number): boolean {
  return errcode === 61003 || errcode === 61007 || errcode === 61023;
}
