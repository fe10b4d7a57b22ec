import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../graphql/connection.ts";
import { toGlobalId } from "../graphql/global-id.ts";
import { Node } from "../graphql/node.ts";
import { DateTime } from "../graphql/scalars.ts";
import { UserError, WechatErrorType, wechatErrorView } from "../graphql/user-error.ts";
import type { Language } from "../language.ts";
import { permissionSetInfo, permissionSets } from "../wechat/index.ts";
import type { PermissionSetInfo } from "../wechat/index.ts";
import type {
  AuthorizationChangeRow,
  AuthorizerFilter,
  AuthorizerKind,
  AuthorizerStatus,
  ListedAuthorizer,
  SyncRow,
} from "./service.ts";

export const AuthorizerKindEnum = {
  OFFICIAL_ACCOUNT: "OFFICIAL_ACCOUNT",
  MINI_PROGRAM: "MINI_PROGRAM",
  MINI_SHOP: "MINI_SHOP",
  OTHER: "OTHER",
} as const satisfies Record<AuthorizerKind, AuthorizerKind>;

registerEnumType(AuthorizerKindEnum, {
  name: "AuthorizerKind",
  description: "What kind of account it is.",
  valuesConfig: {
    OFFICIAL_ACCOUNT: { description: "Subscription or service account." },
    MINI_PROGRAM: { description: "Mini program." },
    MINI_SHOP: { description: "Mini shop." },
    OTHER: { description: "Channels, shop, talent or supplier account, or not yet known." },
  },
});

export const AuthorizerStatusEnum = {
  AUTHORIZED: "AUTHORIZED",
  REVOKED: "REVOKED",
  NEEDS_REAUTHORIZATION: "NEEDS_REAUTHORIZATION",
} as const satisfies Record<AuthorizerStatus, AuthorizerStatus>;

registerEnumType(AuthorizerStatusEnum, {
  name: "AuthorizerStatus",
  description: "Whether calls for the account can work.",
  valuesConfig: {
    AUTHORIZED: { description: "They can." },
    REVOKED: { description: "The merchant cancelled the authorization; the tokens are deleted." },
    NEEDS_REAUTHORIZATION: { description: "The refresh token is dead: the merchant must authorize again." },
  },
});

export const AuthorizationChangeKindEnum = {
  AUTHORIZED: "AUTHORIZED",
  UPDATED: "UPDATED",
  REVOKED: "REVOKED",
  NEEDS_REAUTHORIZATION: "NEEDS_REAUTHORIZATION",
  RESTORED: "RESTORED",
} as const satisfies Record<AuthorizationChangeRow["change"], AuthorizationChangeRow["change"]>;

registerEnumType(AuthorizationChangeKindEnum, {
  name: "AuthorizationChangeKind",
  description: "What happened to an authorization.",
  valuesConfig: {
    AUTHORIZED: { description: "The account was authorized." },
    UPDATED: { description: "Permission sets came or went." },
    REVOKED: { description: "The merchant cancelled it." },
    NEEDS_REAUTHORIZATION: { description: "Its refresh token died." },
    RESTORED: { description: "It works again." },
  },
});

@ObjectType({ simpleResolvers: true, description: "A bundle of WeChat's APIs that a merchant grants." })
export class PermissionSet {
  @Field(() => Int, { description: "WeChat's number of it." })
  id!: number;

  @Field(() => String, { description: "In the caller's language." })
  name!: string;

  @Field(() => AuthorizerKindEnum, { description: "Which kind of account grants it." })
  kind!: AuthorizerKind;

  @Field(() => Boolean, { description: "Granting it to one platform takes it away from another." })
  exclusive!: boolean;

  @Field(() => String, { description: "What it opens, in the caller's language." })
  description!: string;
}

@ObjectType({ simpleResolvers: true })
export class GrantedPermissionSet {
  @Field(() => PermissionSet)
  permissionSet!: PermissionSet;

  @Field(() => DateTime)
  grantedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: "One change of an authorization." })
export class AuthorizationChange {
  @Field(() => DateTime)
  at!: Date;

  @Field(() => AuthorizationChangeKindEnum)
  change!: AuthorizationChangeRow["change"];

  @Field(() => [PermissionSet], { description: "Sets that came." })
  granted!: PermissionSet[];

  @Field(() => [PermissionSet], { description: "Sets that went." })
  withdrawn!: PermissionSet[];

  rowId!: number;
}

export const AuthorizationChangeConnection = connectionType("AuthorizationChange", () => AuthorizationChange);

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A merchant's account that was authorized to the platform. A cancelled one stays.",
})
export class Authorizer implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  appId!: string;

  @Field(() => AuthorizerKindEnum)
  kind!: AuthorizerKind;

  @Field(() => AuthorizerStatusEnum)
  status!: AuthorizerStatus;

  @Field(() => String, { description: "Empty until the profile was read." })
  nickName!: string;

  @Field(() => String, { nullable: true })
  headImageUrl!: string | null;

  @Field(() => String, { nullable: true, description: "The legal entity." })
  principalName!: string | null;

  @Field(() => String, { nullable: true, description: "原始 ID, gh_…" })
  originalId!: string | null;

  @Field(() => String, { nullable: true, description: "WeChat id of an official account." })
  alias!: string | null;

  @Field(() => String, { nullable: true })
  signature!: string | null;

  @Field(() => String, { nullable: true, description: "Stops working after a while." })
  qrcodeUrl!: string | null;

  @Field(() => Boolean, { nullable: true, description: "Verified by WeChat; null when not known." })
  verified!: boolean | null;

  @Field(() => Int, { nullable: true, description: "1 normal, 14 deregistered, 16 banned, 18 warned, 19 frozen." })
  accountStatus!: number | null;

  @Field(() => DateTime)
  authorizedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "Set while the status is REVOKED." })
  revokedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "How old name, entity and status are." })
  profileReadAt!: Date | null;

  @Field(() => String, { nullable: true })
  remark!: string | null;

  rowId!: number;
}

export const AuthorizerConnection = connectionType("Authorizer", () => Authorizer);

@InputType("AuthorizerFilter", { description: "Which accounts; each part that is given must fit." })
export class AuthorizerFilterInput {
  @Field(() => String, { nullable: true, description: "Words in name, appid, original id, legal entity." })
  search?: string | null;

  @Field(() => [AuthorizerKindEnum], { nullable: true })
  kinds?: AuthorizerKind[] | null;

  @Field(() => [AuthorizerStatusEnum], { nullable: true })
  statuses?: AuthorizerStatus[] | null;

  @Field(() => [String], { nullable: true, description: "One of these tags." })
  tags?: string[] | null;

  @Field(() => [Int], { nullable: true, description: "All of these permission sets." })
  hasPermissionSets?: number[] | null;

  @Field(() => [Int], { nullable: true, description: "None of these permission sets." })
  lacksPermissionSets?: number[] | null;

  @Field(() => DateTime, { nullable: true })
  authorizedAfter?: Date | null;

  @Field(() => DateTime, { nullable: true })
  authorizedBefore?: Date | null;

  @Field(() => [String], { nullable: true })
  appIds?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: "How far reading WeChat's list of accounts has come." })
export class AuthorizerSync {
  @Field(() => DateTime)
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Int)
  found!: number;

  @Field(() => Int, { description: "Accounts that were not known before." })
  added!: number;

  @Field(() => Int, { nullable: true, description: "How many WeChat says there are." })
  total!: number | null;

  @Field(() => Boolean)
  running!: boolean;

  @Field(() => WechatErrorType, { nullable: true })
  failure!: WechatErrorType | null;
}

@ObjectType({ simpleResolvers: true })
export class SyncAuthorizersPayload {
  @Field(() => DateTime, { nullable: true })
  startedAt?: Date | null;

  @Field(() => AuthorizerSync, { nullable: true })
  sync?: AuthorizerSync | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@InputType()
export class UpdateAuthorizerInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  remark?: string | null;

  @Field(() => [String], { nullable: true, description: "All tags it is to have." })
  tags?: string[] | null;
}

@ObjectType({ simpleResolvers: true })
export class UpdateAuthorizerPayload {
  @Field(() => Authorizer, { nullable: true })
  authorizer?: Authorizer | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@InputType()
export class RefreshAuthorizerInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class RefreshAuthorizerPayload {
  @Field(() => Authorizer, { nullable: true })
  authorizer?: Authorizer | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function authorizerView(row: ListedAuthorizer): Authorizer {
  return {
    rowId: row.id,
    id: toGlobalId("Authorizer", row.id),
    appId: row.appId,
    kind: row.kind,
    status: row.status,
    nickName: row.nickName,
    headImageUrl: row.headImageUrl,
    principalName: row.principalName,
    originalId: row.originalId,
    alias: row.alias,
    signature: row.signature,
    qrcodeUrl: row.qrcodeUrl,
    // -1 is "not verified"; the others say by whom, or how far.
    verified: row.verifyType === null ? null : row.verifyType >= 0,
    accountStatus: row.accountStatus,
    authorizedAt: row.authorizedAt,
    revokedAt: row.revokedAt,
    profileReadAt: row.profileReadAt,
    remark: row.remark,
  };
}

export function permissionSetView(info: PermissionSetInfo, language: Language): PermissionSet {
  return {
    id: info.id,
    name: info.name[language],
    kind: info.kind === "miniProgram" ? "MINI_PROGRAM" : "OFFICIAL_ACCOUNT",
    exclusive: info.exclusive,
    description: info.covers[language],
  };
}

// Made once: a page shows hundreds of them.
const knownSets = { zh: knownSetsIn("zh"), en: knownSetsIn("en") };

function knownSetsIn(language: Language): ReadonlyMap<number, PermissionSet> {
  return new Map(permissionSets.map((info) => [info.id, permissionSetView(info, language)]));
}

export function permissionSetOf(id: number, language: Language): PermissionSet {
  return knownSets[language].get(id) ?? permissionSetView(permissionSetInfo(id), language);
}

export function changeView(row: AuthorizationChangeRow, language: Language): AuthorizationChange {
  const sets = (ids: readonly number[]) => ids.map((id) => permissionSetOf(id, language));
  return { rowId: row.id, at: row.at, change: row.change, granted: sets(row.granted), withdrawn: sets(row.withdrawn) };
}

export function syncView(row: SyncRow, language: Language): AuthorizerSync {
  const { startedAt, endedAt, found, added, total, failure } = row;
  const running = endedAt === null;
  return { startedAt, endedAt, found, added, total, running, failure: failure && wechatErrorView(failure, language) };
}

export function filterOf(input: AuthorizerFilterInput | null | undefined): AuthorizerFilter {
  const given = Object.entries(input ?? {}).filter(([, value]) => value != null);
  // What is left has the filter's own types: null is all that GraphQL adds.
  return Object.fromEntries(given);
}
