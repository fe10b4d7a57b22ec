import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { AuthorizerFilterInput } from "../authorizers/types.ts";
import { connectionType } from "../graphql/connection.ts";
import { toGlobalId } from "../graphql/global-id.ts";
import { Node } from "../graphql/node.ts";
import { DateTime, Json } from "../graphql/scalars.ts";
import { UserError } from "../graphql/user-error.ts";
import type { DeploymentRow, ReleaseRow } from "./service.ts";
import {
  type DeploymentState,
  deploymentStates,
  type ReleaseAct,
  releaseActs,
  type ReleaseState,
  releaseStates,
  type WaitReason,
  waitReasons,
} from "./states.ts";

/** Registers words that GraphQL spells as we do. The record makes a word without description a compile error. */
function registered<T extends string>(name: string, words: readonly T[], description: string, each: Record<T, string>) {
  const values = Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>;
  const valuesConfig = Object.fromEntries(words.map((word) => [word, { description: each[word] }])) as Record<
    T,
    { description: string }
  >;
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}

export const ReleaseStateEnum = registered<ReleaseState>(
  "ReleaseState",
  releaseStates,
  "What is true of a release at WeChat.",
  {
    QUEUED: "Nothing was uploaded yet.",
    COMMITTED: "The code is the account's trial version.",
    IN_AUDIT: "WeChat reviews it.",
    APPROVED: "WeChat approved it; it is not online yet.",
    GRAY: "Online for a share of the users.",
    RELEASED: "Online for everybody.",
    REJECTED: "WeChat rejected it.",
    WITHDRAWN: "Its audit was withdrawn.",
    ROLLED_BACK: "It was online and was taken back.",
    FAILED: "WeChat refused a step for good, or the account is not ours any more.",
    CANCELLED: "Somebody called it off before it went into audit, or after its approval.",
  },
);

export const DeploymentStateEnum = registered<DeploymentState>(
  "DeploymentState",
  deploymentStates,
  "Whether a deployment goes on.",
  {
    RUNNING: "Some of its releases are under way.",
    PAUSED: "A person paused it.",
    HALTED: "A rule stopped it.",
    COMPLETED: "All of its releases have ended, one way or another.",
    CANCELLED: "A person ended it. Audits that ran then are followed to their end; nothing goes out by itself.",
  },
);

export const ReleaseActionEnum = registered<ReleaseAct>(
  "ReleaseAction",
  releaseActs,
  "What a person may do about a release.",
  {
    SUBMIT_FOR_AUDIT: "submitReleaseForAudit",
    RELEASE: "publishRelease",
    WITHDRAW: "withdrawReleaseAudit: five times a day and ten times a month for each account.",
    ROLL_BACK: "rollBackRelease: to the version that was online before.",
    RETRY: "retryRelease: from the last thing that is still true.",
    CANCEL: "cancelRelease",
  },
);

export const ReleaseWaitReasonEnum = registered<WaitReason>(
  "ReleaseWaitReason",
  waitReasons,
  "What a release waits for.",
  {
    CODE_CHECK: "WeChat still scans the uploaded code.",
    QUOTA: "The platform's monthly audit quota, or the account's daily API quota, is used up.",
    BUSY: "WeChat did not answer, or asked to come again.",
    ENVIRONMENT: "A setting of the platform that an operator must put right.",
    AUDIT: "WeChat's review.",
    APPROVAL: "A person: it is approved and does not go out by itself.",
  },
);

@ObjectType({ simpleResolvers: true, description: "How many releases of a deployment stand where." })
export class DeploymentCounts {
  @Field(() => Int)
  total!: number;
  @Field(() => Int)
  queued!: number;
  @Field(() => Int)
  committed!: number;
  @Field(() => Int)
  inAudit!: number;
  @Field(() => Int)
  approved!: number;
  @Field(() => Int)
  gray!: number;
  @Field(() => Int)
  released!: number;
  @Field(() => Int)
  rejected!: number;
  @Field(() => Int)
  withdrawn!: number;
  @Field(() => Int)
  rolledBack!: number;
  @Field(() => Int)
  failed!: number;
  @Field(() => Int)
  cancelled!: number;
  @Field(() => Int, { description: "Of those committed: how many the audit quota holds back." })
  waitingForQuota!: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "One template onto many accounts: what a person started.",
})
export class Deployment implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "Short, to be said and written: #128." })
  number!: number;

  @Field(() => DeploymentStateEnum)
  state!: DeploymentState;

  @Field(() => String, { description: "The version users will see." })
  version!: string;

  @Field(() => String)
  description!: string;

  @Field(() => Boolean, { description: "Whether the code goes into audit by itself." })
  submitForAudit!: boolean;

  @Field(() => Boolean, { description: "Whether an approved version goes online by itself." })
  releaseWhenApproved!: boolean;

  @Field(() => String, { description: "Name of the person or key." })
  startedBy!: string;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "Null as long as something of it is under way." })
  endedAt!: Date | null;

  @Field(() => Json, { description: "ext.json as it was given; each account's own appid is added to it." })
  extJson!: unknown;

  row!: DeploymentRow;
}

@ObjectType({ simpleResolvers: true, description: "What a release waits for." })
export class ReleaseWait {
  @Field(() => ReleaseWaitReasonEnum)
  reason!: WaitReason;

  @Field(() => DateTime, { nullable: true, description: "When it is tried again; null when a person decides." })
  nextTryAt!: Date | null;

  @Field(() => String, { description: "In the caller's language." })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: "A step a release took." })
export class ReleaseTransition {
  @Field(() => ReleaseStateEnum, { nullable: true, description: "Null for the first." })
  from!: ReleaseState | null;

  @Field(() => ReleaseStateEnum)
  to!: ReleaseState;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => String, { description: "worker, poll, push and its event, operator and name, apiKey and name." })
  cause!: string;

  @Field(() => String, { nullable: true, description: "In the caller's language; reasons of WeChat as it gave them." })
  detail!: string | null;
}

@ObjectType({ implements: Node, simpleResolvers: true, description: "One account's way through a deployment." })
export class Release implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => ReleaseStateEnum)
  state!: ReleaseState;

  @Field(() => String)
  version!: string;

  @Field(() => String, { nullable: true, description: "WeChat's id of the audit, a number of up to 64 bits." })
  auditId!: string | null;

  @Field(() => Json, { description: "ext.json as it is sent for this account." })
  extJson!: unknown;

  @Field(() => String, {
    nullable: true,
    description: "Why WeChat rejected it: its own HTML with <br>. Show it as text.",
  })
  rejectReason!: string | null;

  @Field(() => ReleaseActionEnum, {
    nullable: true,
    description: "What a person asked for and WeChat has not done yet.",
  })
  pendingAction!: ReleaseAct | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { description: "When its state changed last." })
  changedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it went into audit." })
  submittedAt!: Date | null;

  row!: ReleaseRow;
}

export const ReleaseConnection = connectionType("Release", () => Release);
export const DeploymentConnection = connectionType("Deployment", () => Deployment);

@ObjectType({ description: "An account that a deployment leaves out, and why." })
export class DeploymentRefusal {
  @Field(() => String, { description: "Stable, for programs: NOT_A_MINI_PROGRAM, REVOKED, LACKS_PERMISSION_SET …" })
  code!: string;

  @Field(() => String)
  message!: string;

  @Field(() => String)
  remedy!: string;

  authorizerId!: number;
}

@ObjectType({ simpleResolvers: true, description: "A version that an account can be rolled back to." })
export class HistoryVersion {
  @Field(() => Int, { description: "WeChat's number of it." })
  appVersion!: number;

  @Field(() => String)
  userVersion!: string;

  @Field(() => String)
  userDesc!: string;

  @Field(() => DateTime, { nullable: true, description: "Null when WeChat does not say." })
  committedAt!: Date | null;
}

@InputType()
export class ReleaseFilter {
  @Field(() => [ReleaseStateEnum], { nullable: true })
  states?: ReleaseState[] | null;

  @Field(() => ID, { nullable: true })
  deploymentId?: string | null;

  @Field(() => ID, { nullable: true })
  authorizerId?: string | null;

  @Field(() => ID, { nullable: true })
  templateId?: string | null;

  @Field(() => Int, { nullable: true, description: "Failed with this code of WeChat's." })
  errcode?: number | null;

  @Field(() => String, { nullable: true, description: "Its latest audit has this id." })
  auditId?: string | null;
}

@InputType({ description: "Which deployments; each part that is given must fit." })
export class DeploymentFilter {
  @Field(() => String, { nullable: true, description: "Its number, as in #128; or words in version and description." })
  search?: string | null;

  @Field(() => [DeploymentStateEnum], { nullable: true })
  states?: DeploymentState[] | null;

  @Field(() => ID, { nullable: true })
  templateId?: string | null;
}

@InputType({ description: "Domains the version needs; only what is registered on the platform can be added." })
export class DomainsInput {
  @Field(() => [String], { nullable: true, description: "https://…" })
  request?: string[] | null;
  @Field(() => [String], { nullable: true, description: "wss://…" })
  wsRequest?: string[] | null;
  @Field(() => [String], { nullable: true, description: "https://…" })
  upload?: string[] | null;
  @Field(() => [String], { nullable: true, description: "https://…" })
  download?: string[] | null;
  @Field(() => [String], { nullable: true, description: "udp://…" })
  udp?: string[] | null;
  @Field(() => [String], { nullable: true, description: "tcp://…" })
  tcp?: string[] | null;
  @Field(() => [String], { nullable: true, description: "Business domains, shown in web views: https://…" })
  webview?: string[] | null;
}

@InputType({ description: "A page and its category, for WeChat's reviewer. Names and ids are the account's own." })
export class AuditItemInput {
  @Field(() => String, { nullable: true, description: "Path of the page." })
  address?: string | null;
  @Field(() => String, { nullable: true, description: "Up to ten words, separated by spaces." })
  tag?: string | null;
  @Field(() => String, { nullable: true, description: "At most 32 characters." })
  title?: string | null;
  @Field(() => String)
  firstClass!: string;
  @Field(() => String)
  secondClass!: string;
  @Field(() => String, { nullable: true })
  thirdClass?: string | null;
  @Field(() => Int)
  firstId!: number;
  @Field(() => Int)
  secondId!: number;
  @Field(() => Int, { nullable: true })
  thirdId?: number | null;
}

@InputType({ description: "How the version is submitted for audit." })
export class AuditProfileInput {
  @Field(() => [AuditItemInput], {
    nullable: true,
    description: "One to five. Without them each account's own categories and pages are taken.",
  })
  items?: AuditItemInput[] | null;

  @Field(() => String, { nullable: true, description: "Words for the reviewer." })
  versionDescription?: string | null;

  @Field(() => String, { nullable: true, description: "Answer to the last rejection, at most 200 characters." })
  feedbackInfo?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Declares that privacy APIs found in the code are not used." })
  privacyApiNotUse?: boolean | null;

  @Field(() => String, { nullable: true, description: "Page of the order centre." })
  orderPath?: string | null;
}

@InputType({ description: "Either authorizerIds or filter." })
export class StartDeploymentInput {
  @Field(() => ID, { description: "The template's id, or WeChat's number of it." })
  templateId!: string;

  @Field(() => [ID], { nullable: true })
  authorizerIds?: string[] | null;

  @Field(() => AuthorizerFilterInput, { nullable: true, description: "All accounts that match now." })
  filter?: AuthorizerFilterInput | null;

  @Field(() => String, { description: "At most 64 characters." })
  version!: string;

  @Field(() => String, {
    nullable: true,
    description: "What is new; the template's own words, or the version, when absent.",
  })
  description?: string | null;

  @Field(() => Json, { nullable: true, description: "ext.json without extAppid; custom data goes under ext." })
  extJson?: unknown;

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  submitForAudit?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  releaseWhenApproved?: boolean | null;

  @Field(() => DomainsInput, { nullable: true, description: "Added before the code goes out; what is there stays." })
  domains?: DomainsInput | null;

  @Field(() => AuditProfileInput, { nullable: true })
  auditProfile?: AuditProfileInput | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class StartDeploymentPayload {
  @Field(() => Deployment, { nullable: true, description: "Null when nothing was started." })
  deployment?: Deployment | null;

  @Field(() => [DeploymentRefusal], { description: "Accounts that were left out: data, not errors." })
  refusals!: DeploymentRefusal[];

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@InputType()
export class ReleaseActInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "The version its actor saw: refused with CHANGED when it is another one now.",
  })
  version?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ReleaseActPayload {
  @Field(() => Release, { nullable: true, description: "As it is now; what was asked of WeChat follows in a moment." })
  release?: Release | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@InputType()
export class DeploymentActInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class DeploymentActPayload {
  @Field(() => Deployment, { nullable: true })
  deployment?: Deployment | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function releaseView(row: ReleaseRow): Release {
  const { id, state, version, auditId, rejectReason, createdAt, changedAt, submittedAt } = row;
  return {
    id: toGlobalId("Release", id),
    state,
    version,
    auditId,
    rejectReason,
    createdAt,
    changedAt,
    submittedAt,
    row,
    pendingAction: row.pendingAct,
    extJson: JSON.parse(row.extJson) as unknown,
  };
}

export function deploymentView(row: DeploymentRow): Deployment {
  const {
    id,
    state,
    version,
    description,
    submitForAudit,
    releaseWhenApproved,
    startedBy,
    createdAt,
    endedAt,
    extJson,
  } = row;
  return {
    id: toGlobalId("Deployment", id),
    number: id,
    state,
    version,
    description,
    submitForAudit,
    releaseWhenApproved,
    startedBy,
    createdAt,
    endedAt,
    extJson,
    row,
  };
}
