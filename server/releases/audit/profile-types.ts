import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { registered } from "../../graphql/registered.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import { withoutNulls } from "../without-nulls.ts";
import type { AuditProfileRow, AuditProfileScope } from "./profile-store.ts";
import {
  type AuditItem,
  type AuditProfile,
  type UgcDeclaration,
  type UgcMethod,
  ugcMethods,
  type UgcScene,
  ugcScenes,
} from "./profile.ts";

export const AuditProfileScopeEnum = registered<AuditProfileScope>(
  "AuditProfileScope",
  ["TEMPLATE", "ACCOUNT"],
  "For whom an audit profile is.",
  {
    TEMPLATE: "For every version of a template line: the target is the appid of its development mini program.",
    ACCOUNT: "For one account, over that of the line: the target is the account's id.",
  },
);

export const UgcSceneEnum = registered<UgcScene>("UgcScene", ugcScenes, "Where content made by users appears.", {
  NONE: "Nowhere; stands alone.",
  PROFILE: "Profiles of users.",
  PICTURE: "Pictures.",
  VIDEO: "Videos.",
  TEXT: "Text.",
  AUDIO: "Audio; older pages of the manual say “other”.",
});

export const UgcMethodEnum = registered<UgcMethod>("UgcMethod", ugcMethods, "How such content is checked.", {
  WECHAT_CONTENT_SECURITY: "With WeChat's content security API.",
  OTHER_PRODUCT: "With another product.",
  PEOPLE: "By people.",
  NONE: "Not at all; stands alone.",
});

@InputType({ description: "A page and its category, for WeChat's reviewer. Names and ids are the account's own." })
export class AuditItemInput {
  @Field(() => String, { nullable: true, description: "Path of the page." })
  address?: string | null;
  @Field(() => String, { nullable: true, description: "Up to ten words of up to 20 characters, separated by spaces." })
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

@InputType({
  description: "Content made by users; WeChat asks for it at the first submission of a social category (85094).",
})
export class UgcDeclarationInput {
  @Field(() => [UgcSceneEnum])
  scenes!: UgcScene[];
  @Field(() => String, { nullable: true, description: "At most 256 characters." })
  otherSceneDescription?: string | null;
  @Field(() => [UgcMethodEnum], { nullable: true, description: "Needed unless there is no such content." })
  methods?: UgcMethod[] | null;
  @Field(() => Boolean, { nullable: true })
  hasAuditTeam?: boolean | null;
  @Field(() => String, { nullable: true, description: "How it is checked, at most 256 characters." })
  auditDescription?: string | null;
}

@InputType({ description: "How the version is submitted for audit. What is absent is taken from the profile below." })
export class AuditProfileInput {
  @Field(() => [AuditItemInput], {
    nullable: true,
    description: "One to five. Without them each account's own categories and pages are taken.",
  })
  items?: AuditItemInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Title of items made from the account's own categories, with {account}, {category} and {page} in it; what becomes longer than 32 characters is cut.",
  })
  itemTitle?: string | null;

  @Field(() => String, { nullable: true, description: "Their tags, separated by spaces, with the same in them." })
  itemTags?: string | null;

  @Field(() => String, { nullable: true, description: "Words for the reviewer." })
  versionDescription?: string | null;

  @Field(() => String, { nullable: true, description: "Answer to the last rejection, at most 200 characters." })
  feedbackInfo?: string | null;

  @Field(() => UgcDeclarationInput, { nullable: true })
  ugc?: UgcDeclarationInput | null;

  @Field(() => [ID], { nullable: true, description: "Pictures and videos for the reviewer: ids of AuditMedia." })
  mediaIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Declares that privacy APIs found in the code are not used." })
  privacyApiNotUse?: boolean | null;

  @Field(() => String, { nullable: true, description: "Page of the order centre." })
  orderPath?: string | null;
}

/** Ids that are none of ours become 0, which no medium has. */
export function auditProfileOf(input: AuditProfileInput): AuditProfile {
  const { items, ugc, mediaIds, ...rest } = input;
  return {
    ...withoutNulls<Omit<AuditProfile, "items" | "ugc" | "mediaIds">>(rest),
    ...(items ? { items: items.map((item) => withoutNulls<AuditItem>(item)) } : {}),
    ...(ugc ? { ugc: withoutNulls<UgcDeclaration>(ugc) } : {}),
    ...(mediaIds ? { mediaIds: mediaIds.map((id) => fromGlobalId(id, "AuditMedia") ?? 0) } : {}),
  };
}

@ObjectType({ simpleResolvers: true, description: "A page and its category, for WeChat's reviewer." })
export class AuditProfileItem {
  @Field(() => String, { nullable: true })
  address?: string;
  @Field(() => String, { nullable: true })
  tag?: string;
  @Field(() => String, { nullable: true })
  title?: string;
  @Field(() => String)
  firstClass!: string;
  @Field(() => String)
  secondClass!: string;
  @Field(() => String, { nullable: true })
  thirdClass?: string;
  @Field(() => Int)
  firstId!: number;
  @Field(() => Int)
  secondId!: number;
  @Field(() => Int, { nullable: true })
  thirdId?: number;
}

@ObjectType("UgcDeclaration", { simpleResolvers: true, description: "Content made by users, as it is declared." })
export class UgcDeclarationType {
  @Field(() => [UgcSceneEnum])
  scenes!: UgcScene[];
  @Field(() => String, { nullable: true })
  otherSceneDescription?: string;
  @Field(() => [UgcMethodEnum], { nullable: true })
  methods?: UgcMethod[];
  @Field(() => Boolean, { nullable: true })
  hasAuditTeam?: boolean;
  @Field(() => String, { nullable: true })
  auditDescription?: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "How a version is submitted for audit. Null leaves it to the profile below.",
})
export class AuditProfileSettings {
  @Field(() => [AuditProfileItem], { nullable: true })
  items?: AuditProfileItem[];
  @Field(() => String, { nullable: true })
  itemTitle?: string;
  @Field(() => String, { nullable: true })
  itemTags?: string;
  @Field(() => String, { nullable: true })
  versionDescription?: string;
  @Field(() => String, { nullable: true })
  feedbackInfo?: string;
  @Field(() => UgcDeclarationType, { nullable: true })
  ugc?: UgcDeclarationType;
  @Field(() => [ID], { nullable: true, description: "Ids of AuditMedia." })
  mediaIds?: string[];
  @Field(() => Boolean, { nullable: true })
  privacyApiNotUse?: boolean;
  @Field(() => String, { nullable: true })
  orderPath?: string;
}

@ObjectType("AuditProfile", {
  implements: Node,
  simpleResolvers: true,
  description:
    "How versions of a template line, or of one account, are submitted. The account's lies over the line's, the deployment's own over both.",
})
export class AuditProfileType implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => AuditProfileScopeEnum)
  scope!: AuditProfileScope;

  @Field(() => String, { nullable: true, description: "Appid of the line's development mini program." })
  sourceAppId!: string | null;

  @Field(() => AuditProfileSettings)
  settings!: AuditProfileSettings;

  @Field(() => String, { description: "Name of the person or key that changed it last." })
  changedBy!: string;

  @Field(() => DateTime)
  changedAt!: Date;

  row!: AuditProfileRow;
}

export const AuditProfileConnection = connectionType("AuditProfile", () => AuditProfileType);

@InputType()
export class AuditProfileTargetInput {
  @Field(() => AuditProfileScopeEnum)
  scope!: AuditProfileScope;

  @Field(() => ID, { description: "Appid of the line's development mini program, or the account's id." })
  target!: string;
}

@InputType()
export class SaveAuditProfileInput extends AuditProfileTargetInput {
  @Field(() => AuditProfileInput, { description: "Replaces what was there." })
  profile!: AuditProfileInput;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class DeleteAuditProfileInput extends AuditProfileTargetInput {
  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class AuditProfilePayload {
  @Field(() => AuditProfileType, { nullable: true, description: "As it is now; null when there is none any more." })
  auditProfile?: AuditProfileType | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function auditProfileView(row: AuditProfileRow): AuditProfileType {
  const { id, scope, target, changedBy, changedAt } = row;
  return {
    id: toGlobalId("AuditProfile", id),
    scope,
    sourceAppId: scope === "TEMPLATE" ? target : null,
    settings: auditSettingsView(row.profile),
    changedBy,
    changedAt,
    row,
  };
}

export function auditSettingsView({ mediaIds, ...rest }: AuditProfile): AuditProfileSettings {
  return { ...rest, ...(mediaIds ? { mediaIds: mediaIds.map((id) => toGlobalId("AuditMedia", id)) } : {}) };
}
