// What the simulator answers at /sandbox/control.

export interface SandboxAccount {
  appId: string;
  kind: "miniProgram" | "officialAccount";
  nickName: string;
  development: boolean;
  isAuthorized: boolean;
  trial: string | null;
  online: string | null;
  /** 0 approved, 1 rejected, 2 in review, 3 withdrawn, 4 delayed */
  audit: { status: number; userVersion: string } | null;
}

export interface SandboxDraft {
  draftId: number;
  createdAt: number;
  userVersion: string;
  userDesc: string;
  sourceAppId: string;
  developer: string;
}

export interface SandboxFault {
  id: number;
  endpoint?: string;
  appId?: string;
  errcode?: number;
  status?: number;
  delayMs?: number;
  timesLeft?: number;
  dropPush?: boolean | string;
  repeatPush?: boolean | number;
}

export interface SandboxCall {
  number: number;
  time: string;
  method: string;
  path: string;
  appid: string | null;
  errcode: number | null;
  status: number;
  milliseconds: number;
}

/** A review that can be ended by hand. */
export function isInReview({ audit }: SandboxAccount): boolean {
  return audit?.status === 2 || audit?.status === 4;
}
