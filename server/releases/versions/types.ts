import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { Authorizer, AuthorizerFilterInput } from "../../authorizers/types.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError, WechatErrorType, wechatErrorView } from "../../graphql/user-error.ts";
import type { Language } from "../../language.ts";
import { Template } from "../../templates/types.ts";
import type { AccountVersionsRow, FleetVersionRow, VersionReadingRow } from "./store.ts";

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

@ObjectType({ simpleResolvers: true, description: "A version that an account has." })
export class AccountVersion {
  @Field(() => String)
  version!: string;

  @Field(() => String)
  description!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was uploaded, or went online." })
  at!: Date | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The release of ours that it is; null for what was uploaded otherwise: developer tools, miniprogram-ci, another platform.",
  })
  releaseId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "What an account runs, as WeChat said or our releases made it." })
export class AuthorizerVersions {
  @Field(() => AccountVersion, { nullable: true, description: "What users see." })
  online!: AccountVersion | null;

  @Field(() => AccountVersion, { nullable: true, description: "What testers see." })
  trial!: AccountVersion | null;

  @Field(() => DateTime, { nullable: true, description: "When WeChat was asked last (refreshVersions)." })
  readAt!: Date | null;

  @Field(() => Boolean, { nullable: true, description: "Whether users can open it; null when never asked." })
  visible!: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "How old `visible` is." })
  visibilityReadAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "How many mini programs run one version of one template." })
export class FleetVersion {
  @Field(() => String, { nullable: true, description: "Null: none is online, or nobody asked yet." })
  version!: string | null;

  @Field(() => Boolean, { description: "False: nobody asked WeChat yet, and no release of ours went out." })
  isKnown!: boolean;

  @Field(() => Template, { nullable: true, description: "Null when it is no release of ours." })
  template!: Template | null;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: "A reading of versions from WeChat, and how far it came." })
export class VersionReading {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "Accounts that were meant." })
  total!: number;

  @Field(() => Int, { description: "Accounts that were asked about." })
  done!: number;

  @Field(() => Int, { description: "Of those done: where WeChat refused." })
  failed!: number;

  @Field(() => WechatErrorType, { nullable: true, description: "What it refused last." })
  failure!: WechatErrorType | null;

  @Field(() => String, { description: "Name of the person or key." })
  startedBy!: string;

  @Field(() => DateTime)
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  endedAt!: Date | null;
}

@InputType({ description: "Either authorizerIds or filter; all mini programs when both are absent." })
export class RefreshVersionsInput {
  @Field(() => [ID], { nullable: true })
  authorizerIds?: string[] | null;

  @Field(() => AuthorizerFilterInput, { nullable: true, description: "All accounts that match now." })
  filter?: AuthorizerFilterInput | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class RefreshVersionsPayload {
  @Field(() => VersionReading, { nullable: true })
  reading?: VersionReading | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: "How many of the users run at least a version of the base library." })
export class BaseLibraryShare {
  @Field(() => String)
  version!: string;

  @Field(() => Float, { description: "Per cent of the users." })
  percentage!: number;
}

@ObjectType({ simpleResolvers: true, description: "Who can open a mini program, as WeChat says now." })
export class CodeSettings {
  @Field(() => Boolean, { description: "False while its service is paused, by the owner or by WeChat." })
  visible!: boolean;

  @Field(() => String, { description: "The least version of the base library; empty when none is set." })
  supportVersion!: string;

  @Field(() => [BaseLibraryShare], { description: "What its users run." })
  shares!: BaseLibraryShare[];
}

@InputType()
export class SetVisibilityInput {
  @Field(() => ID)
  authorizerId!: string;

  @Field(() => Boolean, { description: "False: users cannot open it any more." })
  visible!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The online version its actor saw: refused with CHANGED when another one is known by now.",
  })
  version?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class SetSupportVersionInput {
  @Field(() => ID)
  authorizerId!: string;

  @Field(() => String, { description: "One that exists, such as 2.10.1. Users below it are asked to update WeChat." })
  version!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class AccountCodePayload {
  @Field(() => Authorizer, { nullable: true })
  authorizer?: Authorizer | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function versionsView(row: AccountVersionsRow): AuthorizerVersions {
  const { readAt, isVisible, visibilityReadAt } = row;
  return {
    online: versionView(row.onlineVersion, row.onlineDescription, row.onlineAt, row.onlineReleaseId),
    trial: versionView(row.trialVersion, row.trialDescription, row.trialAt, row.trialReleaseId),
    readAt,
    visible: isVisible,
    visibilityReadAt,
  };
}

function versionView(version: string | null, description: string | null, at: Date | null, release: number | null) {
  if (version === null) return null;
  const releaseId = release === null ? null : toGlobalId("Release", release);
  return { version, description: description ?? "", at, releaseId };
}

export function fleetVersionView(
  { version, isKnown, count }: FleetVersionRow,
  template: Template | null,
): FleetVersion {
  return { version, isKnown, template, count };
}

export function readingView(row: VersionReadingRow, language: Language): VersionReading {
  const { total, done, failed, startedBy, startedAt, endedAt } = row;
  const failure = row.failure && wechatErrorView(row.failure, language);
  return { id: toGlobalId("VersionReading", row.id), total, done, failed, failure, startedBy, startedAt, endedAt };
}
