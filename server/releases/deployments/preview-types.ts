import { Field, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { registered } from "../../graphql/registered.ts";
import { Json } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import type { Language } from "../../language.ts";
import type { ChangeKind, JsonChange } from "../ext-json/diff.ts";
import type { FleetChange } from "../ext-json/fleet-changes.ts";
import { type KnownFrom, knownFrom, type PreviewGroup } from "./preview-groups.ts";
import { type Against, comparisons, type DeploymentPreview as Preview, type ExtJsonDiff as Diff } from "./preview.ts";
import { DeploymentRefusal } from "./refusal-types.ts";

const KnownFromEnum = registered<KnownFrom>("PreviewKnowledge", knownFrom, "How something is known of an account.", {
  RULE: "The account would be left out of the deployment.",
  PROFILE: "From its profile as last read; it begins all the same.",
  LAST_FAILURE: "Its last release failed of it; it begins all the same.",
  WECHAT: "WeChat was asked just now; it begins all the same.",
});

const ChangeKindEnum = registered<ChangeKind>(
  "ExtJsonChangeKind",
  ["ADDED", "REMOVED", "CHANGED"],
  "What became of a value.",
  { ADDED: "It was not there before.", REMOVED: "It is not there any more.", CHANGED: "It is another one." },
);

export const AgainstEnum = registered<Against>(
  "ExtJsonComparison",
  comparisons,
  "What the rendered ext.json is compared with.",
  { COMMITTED: "What the account was sent last.", ONLINE: "What it has online." },
);

@ObjectType({ description: "Accounts for which the same is to be said." })
export class DeploymentPreviewGroup {
  @Field(() => String, { description: "Stable, for programs." })
  code!: string;

  @Field(() => KnownFromEnum)
  knownFrom!: KnownFrom;

  @Field(() => Boolean, { description: "Whether they would be left out; the others begin, and may be refused later." })
  leavesOut!: boolean;

  @Field(() => String)
  message!: string;

  @Field(() => String)
  remedy!: string;

  @Field(() => Int, { description: "How many accounts." })
  count!: number;

  ids!: readonly number[];
}

@ObjectType({ description: "One difference between two ext.json." })
export class ExtJsonChange {
  @Field(() => [String], {
    description: "Keys from the top. A list is one value, since WeChat replaces it as a whole.",
  })
  path!: string[];

  @Field(() => ChangeKindEnum)
  kind!: ChangeKind;

  @Field(() => Json, { nullable: true, description: "Null when it was added." })
  before!: unknown;

  @Field(() => Json, { nullable: true, description: "Null when it was removed." })
  after!: unknown;
}

@ObjectType({ description: "Equal changes of ext.json over all accounts." })
export class ExtJsonFleetChange {
  @Field(() => [String])
  path!: string[];

  @Field(() => ChangeKindEnum, {
    nullable: true,
    description: "Null when the values differ from account to account; before and after are null then.",
  })
  kind!: ChangeKind | null;

  @Field(() => Json, { nullable: true })
  before!: unknown;

  @Field(() => Json, { nullable: true })
  after!: unknown;

  @Field(() => Int, { description: "How many accounts." })
  count!: number;

  samples!: readonly number[];
}

@ObjectType({ simpleResolvers: true })
export class ExtJsonDiff {
  @Field(() => String, { description: "The version it is compared with." })
  version!: string;

  @Field(() => [ExtJsonChange])
  changes!: ExtJsonChange[];
}

@ObjectType({ description: "An account's ext.json as it would be sent." })
export class DeploymentRendering {
  @Field(() => Json, { nullable: true, description: "Null when it cannot be rendered." })
  extJson!: unknown;

  @Field(() => DeploymentRefusal, { nullable: true, description: "Why it cannot be rendered." })
  problem!: DeploymentRefusal | null;

  @Field(() => ExtJsonDiff, { nullable: true, description: "Null when it was never sent anything." })
  committed!: ExtJsonDiff | null;

  @Field(() => ExtJsonDiff, { nullable: true, description: "Null when nothing of ours is online." })
  online!: ExtJsonDiff | null;

  authorizerId!: number;
}

export const DeploymentRenderingConnection = connectionType("DeploymentRendering", () => DeploymentRendering);

@ObjectType({ description: "What startDeployment would do now. Parts that are not asked for are not found out." })
export class DeploymentPreview {
  @Field(() => [UserError], { description: "What is wrong for all accounts: all of it, each at its field." })
  userErrors!: UserError[];

  preview!: Preview | null;
}

export function groupView({ code, knownFrom: from, message, remedy, ids }: PreviewGroup, language: Language) {
  const leavesOut = from === "RULE";
  const texts = { message: message[language], remedy: remedy[language] };
  return { code, knownFrom: from, leavesOut, ...texts, count: ids.length, ids };
}

export function fleetChangeView({ path, kind, before, after, count, samples }: FleetChange): ExtJsonFleetChange {
  return { path, kind, before: before ?? null, after: after ?? null, count, samples };
}

export function diffView(diff: Diff | null): ExtJsonDiff | null {
  return diff && { version: diff.version, changes: diff.changes.map(changeView) };
}

function changeView({ path, kind, before, after }: JsonChange): ExtJsonChange {
  return { path, kind, before: before ?? null, after: after ?? null };
}
