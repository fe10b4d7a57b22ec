import { Field, ID, InputType, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { registered } from "../../graphql/registered.ts";
import { DateTime, Json } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import { type LayerScope, layerScopes } from "./layers.ts";
import type { LayerRow, SchemaRow } from "./service.ts";

export const ExtJsonScopeEnum = registered<LayerScope>(
  "ExtJsonScope",
  layerScopes,
  "What a layer of ext.json holds for. They lie over each other in this order; a deployment's own lies over all.",
  {
    TEMPLATE: "All templates of one development mini program.",
    CHANNEL: "Accounts that follow a channel.",
    TAG: "Accounts with a tag. Of several tags, the one later in the alphabet lies over the earlier one.",
    ACCOUNT: "One account.",
  },
);

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A part of ext.json, and values of the variables that ext.json names as {{name}}.",
})
export class ExtJsonLayer implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => ExtJsonScopeEnum)
  scope!: LayerScope;

  @Field(() => String, {
    description: "Appid of the development mini program, id of the channel, the tag, or id of the account.",
  })
  target!: string;

  @Field(() => Json, { description: "Its strings may name variables: {{name}}." })
  extJson!: unknown;

  @Field(() => Json, { description: "An object of names and values." })
  variables!: unknown;

  @Field(() => String, { description: "Name of the person or key." })
  changedBy!: string;

  @Field(() => DateTime)
  changedAt!: Date;

  row!: LayerRow;
}

export const ExtJsonLayerConnection = connectionType("ExtJsonLayer", () => ExtJsonLayer);

@ObjectType({
  simpleResolvers: true,
  description: "JSON Schema (2020-12) of a template line's variables: makes the form, and judges the values.",
})
export class ExtJsonSchema {
  @Field(() => String, { description: "Appid of the development mini program." })
  sourceAppId!: string;

  @Field(() => Json)
  schema!: unknown;

  @Field(() => String, { description: "Name of the person or key." })
  changedBy!: string;

  @Field(() => DateTime)
  changedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: "ext.json of an account as commit would send it now." })
export class RenderedExtJson {
  @Field(() => Json, { nullable: true, description: "Null when it cannot be rendered." })
  extJson!: unknown;

  @Field(() => [ExtJsonLayer], { description: "What it is made of, in the order in which they lie over each other." })
  layers!: ExtJsonLayer[];

  @Field(() => [UserError], { description: "Why it cannot be rendered, with the path in the JSON." })
  userErrors!: UserError[];
}

@InputType()
export class SaveExtJsonLayerInput {
  @Field(() => ExtJsonScopeEnum)
  scope!: LayerScope;

  @Field(() => String, {
    description: "Appid of the development mini program, id of the channel, the tag, or id of the account.",
  })
  target!: string;

  @Field(() => Json, { nullable: true, description: "Without extAppid; custom data goes under ext. {} when absent." })
  extJson?: unknown;

  @Field(() => Json, { nullable: true, description: "An object of names and values. {} when absent." })
  variables?: unknown;

  @Field(() => DateTime, {
    nullable: true,
    description: "changedAt as it was seen: refused with CHANGED when somebody changed the layer since.",
  })
  seenAt?: Date | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class SaveExtJsonLayerPayload {
  @Field(() => ExtJsonLayer, { nullable: true })
  layer?: ExtJsonLayer | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@InputType()
export class DeleteExtJsonLayerInput {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTime, { nullable: true, description: "changedAt as it was seen." })
  seenAt?: Date | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class DeleteExtJsonLayerPayload {
  @Field(() => ID, { nullable: true })
  deletedId?: string | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@InputType()
export class SaveExtJsonSchemaInput {
  @Field(() => String, { description: "Appid of the development mini program." })
  sourceAppId!: string;

  @Field(() => Json, { nullable: true, description: "Null takes the schema away." })
  schema?: unknown;

  @Field(() => DateTime, { nullable: true, description: "changedAt as it was seen." })
  seenAt?: Date | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class SaveExtJsonSchemaPayload {
  @Field(() => ExtJsonSchema, { nullable: true, description: "Null when it was taken away." })
  schema?: ExtJsonSchema | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

const typesOfTargets = { CHANNEL: "Channel", ACCOUNT: "Authorizer" } as const;

export function layerView(row: LayerRow): ExtJsonLayer {
  const { id, scope, target, extJson, variables, changedBy, changedAt } = row;
  const isName = scope === "TEMPLATE" || scope === "TAG";
  return {
    id: toGlobalId("ExtJsonLayer", id),
    scope,
    target: isName ? target : toGlobalId(typesOfTargets[scope], Number(target)),
    extJson,
    variables,
    changedBy,
    changedAt,
    row,
  };
}

export function schemaView({ sourceAppId, schema, changedBy, changedAt }: SchemaRow): ExtJsonSchema {
  return { sourceAppId, schema, changedBy, changedAt };
}
