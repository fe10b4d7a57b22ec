import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../graphql/connection.ts";
import { toGlobalId } from "../graphql/global-id.ts";
import { Node } from "../graphql/node.ts";
import { DateTime } from "../graphql/scalars.ts";
import { UserError, WechatErrorType, wechatErrorView } from "../graphql/user-error.ts";
import type { Language } from "../language.ts";
import type { AuthorizerKind, LinkChannel, LinkRow, LinkStatus } from "./service.ts";
import { AuthorizerKindEnum, PermissionSet, permissionSetOf } from "./types.ts";

export const AuthorizationChannelEnum = {
  PC_QR: "PC_QR",
  H5: "H5",
  MINI_PROGRAM_PLUGIN: "MINI_PROGRAM_PLUGIN",
} as const satisfies Record<LinkChannel, LinkChannel>;

registerEnumType(AuthorizationChannelEnum, {
  name: "AuthorizationChannel",
  description: "The way a merchant takes to WeChat's confirmation.",
  valuesConfig: {
    PC_QR: { description: "A page on a computer that shows a QR code." },
    H5: { description: "A page opened inside WeChat." },
    MINI_PROGRAM_PLUGIN: { description: "The plugin in a mini program of the platform." },
  },
});

export const AuthorizationStatusEnum = {
  PENDING: "PENDING",
  COMPLETED: "COMPLETED",
  EXPIRED: "EXPIRED",
  REVOKED: "REVOKED",
  FAILED: "FAILED",
} as const satisfies Record<LinkStatus, LinkStatus>;

registerEnumType(AuthorizationStatusEnum, {
  name: "AuthorizationStatus",
  description: "What became of a link.",
  valuesConfig: {
    PENDING: { description: "Waits for the merchant." },
    COMPLETED: { description: "The account is authorized." },
    EXPIRED: { description: "Nobody used it in time." },
    REVOKED: { description: "It was taken back." },
    FAILED: { description: "It cannot lead to an authorization any more." },
  },
});

@ObjectType({ simpleResolvers: true, description: "What a mini program hands to the plugin's openAuthorizeAccount." })
export class PluginParameters {
  @Field(() => String)
  platformAppId!: string;

  @Field(() => String)
  preAuthCode!: string;

  @Field(() => DateTime)
  preAuthCodeExpiresAt!: Date;

  @Field(() => Int)
  authType!: number;

  @Field(() => String, { nullable: true })
  bizAppId!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "An invitation to a merchant: a page of ours that leads to WeChat, once.",
})
export class AuthorizationLink implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The page to send to the merchant." })
  url!: string;

  @Field(() => AuthorizationChannelEnum)
  channel!: LinkChannel;

  @Field(() => AuthorizationStatusEnum)
  status!: LinkStatus;

  @Field(() => [AuthorizerKindEnum], { description: "Kinds of account the merchant may choose from." })
  kinds!: AuthorizerKind[];

  @Field(() => String, { nullable: true, description: "The one account that may use it." })
  appId!: string | null;

  @Field(() => [PermissionSet], { description: "Sets it asks for; empty means all that the platform has published." })
  permissionSets!: PermissionSet[];

  @Field(() => String, { nullable: true, description: "For whom it is." })
  label!: string | null;

  @Field(() => String, { nullable: true, description: "Where the merchant is offered to go on to." })
  returnUrl!: string | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the page was first opened." })
  openedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When the merchant first went on to WeChat." })
  leftAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  completedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When a merchant who found the link ended last asked for a new one; told once an hour at most.",
  })
  askedAgainAt!: Date | null;

  @Field(() => String, { nullable: true })
  createdBy!: string | null;

  @Field(() => String, { description: "Short, to be said on the phone; the merchant sees it too." })
  reference!: string;

  @Field(() => WechatErrorType, { nullable: true, description: "What went wrong last; the link may still be used." })
  failure!: WechatErrorType | null;

  row!: LinkRow;
}

export const AuthorizationLinkConnection = connectionType("AuthorizationLink", () => AuthorizationLink);

@InputType({ description: "Which links; each part that is given must fit." })
export class AuthorizationLinkFilter {
  @Field(() => [AuthorizationStatusEnum], { nullable: true })
  statuses?: LinkStatus[] | null;

  @Field(() => [AuthorizationChannelEnum], { nullable: true })
  channels?: LinkChannel[] | null;

  @Field(() => String, { nullable: true, description: "Part of label or reference." })
  search?: string | null;
}

@InputType()
export class StartAuthorizationInput {
  @Field(() => AuthorizationChannelEnum, { defaultValue: "PC_QR" })
  channel!: LinkChannel;

  @Field(() => [AuthorizerKindEnum], {
    nullable: true,
    description: "Official accounts and mini programs when absent.",
  })
  kinds?: AuthorizerKind[] | null;

  @Field(() => String, { nullable: true, description: "Only this account; wins over kinds." })
  appId?: string | null;

  @Field(() => [Int], { nullable: true, description: "Sets to ask for; all published ones when absent." })
  permissionSetIds?: number[] | null;

  @Field(() => String, { nullable: true, description: "Its origin must be on the list of RETURN_URL_ORIGINS." })
  returnUrl?: string | null;

  @Field(() => String, { nullable: true, description: "For whom it is; the merchant reads it." })
  label?: string | null;

  @Field(() => Int, { nullable: true, description: "60 to 2,592,000; a day when absent." })
  validForSeconds?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class StartAuthorizationPayload {
  @Field(() => AuthorizationLink, { nullable: true })
  authorizationLink?: AuthorizationLink | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@InputType()
export class RevokeAuthorizationLinkInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class RevokeAuthorizationLinkPayload {
  @Field(() => AuthorizationLink, { nullable: true })
  authorizationLink?: AuthorizationLink | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function linkView(row: LinkRow, url: string, language: Language): AuthorizationLink {
  return {
    row,
    url,
    id: toGlobalId("AuthorizationLink", row.id),
    channel: row.channel,
    status: row.status,
    // Only `startAuthorization` writes them, from the enum.
    kinds: row.kinds as AuthorizerKind[],
    appId: row.appId,
    permissionSets: row.permissionSetIds.map((id) => permissionSetOf(id, language)),
    label: row.label,
    returnUrl: row.returnUrl,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    openedAt: row.openedAt,
    leftAt: row.leftAt,
    completedAt: row.completedAt,
    askedAgainAt: row.askedAgainAt,
    createdBy: row.createdBy,
    reference: row.reference,
    failure: row.failure && wechatErrorView(row.failure, language),
  };
}
