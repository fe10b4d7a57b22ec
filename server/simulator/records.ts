import type { JsonObject } from "./json.ts";

/** Moments are Unix milliseconds here and become seconds on the wire. */
export type Moment = number;

/** A mini shop is a mini program of its own type; channels accounts have neither code nor sets that are in a table. */
export type AccountKind = "officialAccount" | "miniProgram" | "miniShop" | "channels";

export interface AccountCategory {
  first: number;
  firstName: string;
  second: number;
  secondName: string;
  /** 1 in review, 2 rejected, 3 approved */
  auditStatus: 1 | 2 | 3;
}

export interface ServerDomains {
  requestdomain: string[];
  wsrequestdomain: string[];
  uploaddomain: string[];
  downloaddomain: string[];
  udpdomain: string[];
  tcpdomain: string[];
}

/** Lists as the console, the registered way, the direct way and the last release left them. */
export interface DomainLists<Lists> {
  console: Lists;
  registered: Lists;
  direct: Lists;
  effective: Lists;
}

export interface Account {
  appId: string;
  kind: AccountKind;
  originalId: string;
  nickName: string;
  alias: string;
  signature: string;
  /** Served by the simulator itself; empty: no avatar set. */
  headImagePath: string;
  principalName: string;
  /** 0 personal, 1 enterprise */
  principalType: 0 | 1;
  /** 1 normal, 14 deregistered, 16 banned, 18 warned, 19 frozen */
  accountStatus: number;
  /** A development mini program uploads to the platform's drafts and is not offered for authorization. */
  development: boolean;
  categories: AccountCategory[];
  /** Exclusive sets that another platform holds: set id → that platform's name. */
  holders: Record<string, string>;
  options: Record<string, string>;
  /** Geographic and other guarded APIs that WeChat granted this mini program. */
  privacyApis: string[];
  privacySetting: JsonObject | null;
  testers: { wechatId: string; userstr: string }[];
  serverDomains: DomainLists<ServerDomains>;
  jumpDomains: DomainLists<string[]>;
  prefetchDomains?: string[];
}

export interface Grant {
  appId: string;
  permissionSetIds: number[];
  refreshToken: string;
  authorizedAt: Moment;
  /** The list of accounts shows the refresh token only after a code was exchanged once. */
  isExchanged: boolean;
}

export interface Ticket {
  value: string;
  issuedAt: Moment;
  expiresAt: Moment;
}

export interface TokenRow {
  /** `component` or the authorizer's appid */
  owner: string;
  value: string;
  expiresAt: Moment;
  /** The token before this one lives on for a short overlap. */
  previous: { value: string; until: Moment } | null;
}

export interface PreAuthCode {
  code: string;
  expiresAt: Moment;
  /** Set when the merchant confirmed: where the computer that shows the QR code goes next. */
  usedFor: { appId: string; returnUrl: string | null } | null;
}

export interface AuthCode {
  code: string;
  appId: string;
  expiresAt: Moment;
  isUsed: boolean;
}

export interface Draft {
  draftId: number;
  createdAt: Moment;
  userVersion: string;
  userDesc: string;
  sourceAppId: string;
  developer: string;
  pages: string[];
  /** Guarded APIs which the code uses, such as `wx.getLocation`. */
  privacyApis: string[];
}

export interface Template extends Draft {
  templateId: number;
  /** 0 ordinary, 1 standard */
  templateType: 0 | 1;
}

export interface CodeVersion {
  userVersion: string;
  userDesc: string;
  templateId: number;
  pages: string[];
  extJson: string;
}

export interface TrialVersion extends CodeVersion {
  committedAt: Moment;
  checkEndsAt: Moment;
  /** Guarded APIs used without WeChat's grant, and used without declaration. */
  withoutGrant: string[];
  withoutDeclaration: string[];
}

export interface OnlineVersion extends CodeVersion {
  appVersion: number;
  releasedAt: Moment;
}

/** 0 initial, 1 running, 3 finished, 4 deleted */
export interface GrayPlan {
  status: 0 | 1 | 3 | 4;
  createdAt: Moment;
  percentage: number;
  forProjectMembers: boolean;
  forTesters: boolean;
}

/** The code of one mini program. */
export interface CodeState {
  appId: string;
  trial: TrialVersion | null;
  latestAuditId: number | null;
  online: OnlineVersion | null;
  /** Newest first; five at most. */
  history: OnlineVersion[];
  gray: GrayPlan | null;
  isVisible: boolean;
  supportVersion: string;
  lastAppVersion: number;
}

/** 0 approved, 1 rejected, 2 in review, 3 withdrawn, 4 delayed */
export type AuditStatus = 0 | 1 | 2 | 3 | 4;

export interface Audit extends CodeVersion {
  auditId: number;
  appId: string;
  status: AuditStatus;
  reason: string;
  screenshot: string;
  submittedAt: Moment;
  /** When WeChat's review ends by itself; null: only by command. */
  endsAt: Moment | null;
  isReleased: boolean;
  isSpedUp: boolean;
  /** What was handed in for the reviewer. */
  submission?: JsonObject;
}

export interface AuditMedia {
  mediaId: string;
  appId: string;
  type: "image" | "video";
  expiresAt: Moment;
}

/** Permanent material of an account. */
export interface Material {
  mediaId: string;
  appId: string;
  /** Null: a picture made of its id. */
  base64: string | null;
}

/** What the platform itself set at WeChat. */
export interface PlatformRow {
  permissionSetIds: number[];
  serverDomains: { published: string[]; testing: string[] };
  jumpDomains: { published: string[]; testing: string[] };
  auditQuota: { limit: number; speedupLimit: number };
}

/** A push on its way; kept until delivered or given up, so that a killed simulator goes on where it was. */
export interface PushRow {
  id: number;
  door: "authorization" | "message";
  /** The authorizer of a message; null for the platform's own events. */
  appId: string | null;
  /** InfoType, Event or MsgType */
  name: string;
  xml: string;
  attempts: number;
}

export interface LoginCode {
  code: string;
  appId: string;
  openid: string;
  expiresAt: Moment;
  isUsed: boolean;
}

export interface SentMessage {
  appId: string;
  openid: string;
  kind: string;
  content: string;
  at: Moment;
}
