import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../graphql/connection.ts";
import { toGlobalId } from "../graphql/global-id.ts";
import { Node } from "../graphql/node.ts";
import { DateTime } from "../graphql/scalars.ts";
import { UserError } from "../graphql/user-error.ts";
import type { DraftRow, TemplateKind, TemplateRow } from "./service.ts";

export const TemplateKindEnum = { NORMAL: "NORMAL", STANDARD: "STANDARD" } as const satisfies Record<
  TemplateKind,
  TemplateKind
>;

registerEnumType(TemplateKindEnum, {
  name: "TemplateKind",
  description: "Which library a template is in.",
  valuesConfig: {
    NORMAL: { description: "Ordinary template." },
    STANDARD: { description: "Standard template; WeChat withdrew the trade component they depended on." },
  },
});

@ObjectType({ simpleResolvers: true, description: "Code a developer uploaded; one for each development mini program." })
export class TemplateDraft {
  @Field(() => Int, { description: "WeChat's id of it; may be 0." })
  draftId!: number;

  @Field(() => String)
  userVersion!: string;

  @Field(() => String)
  userDesc!: string;

  @Field(() => String, { description: "The development mini program it was uploaded from." })
  sourceAppId!: string;

  @Field(() => String, { nullable: true })
  sourceName!: string | null;

  @Field(() => String, { nullable: true, description: "Nickname of who uploaded it." })
  developer!: string | null;

  @Field(() => DateTime)
  createdAt!: Date;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "Code that can be deployed to merchants' mini programs.",
})
export class Template implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "WeChat's id of it; may be 0." })
  templateId!: number;

  @Field(() => TemplateKindEnum)
  kind!: TemplateKind;

  @Field(() => String)
  userVersion!: string;

  @Field(() => String)
  userDesc!: string;

  @Field(() => String)
  sourceAppId!: string;

  @Field(() => String, { nullable: true })
  sourceName!: string | null;

  @Field(() => String, { nullable: true })
  developer!: string | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "Since when WeChat's library has it no more." })
  deletedAt!: Date | null;

  rowId!: number;
}

export const TemplateConnection = connectionType("Template", () => Template);

@InputType()
export class AddTemplateFromDraftInput {
  @Field(() => Int)
  draftId!: number;

  @Field(() => TemplateKindEnum, { nullable: true, defaultValue: "NORMAL" })
  kind?: TemplateKind | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class AddTemplateFromDraftPayload {
  @Field(() => Template, { nullable: true })
  template?: Template | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@InputType({ description: "The template by its id here, or by WeChat's." })
export class DeleteTemplateInput {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => Int, { nullable: true })
  templateId?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class DeleteTemplatePayload {
  @Field(() => Int, { nullable: true, description: "WeChat's id of what was deleted." })
  deletedTemplateId?: number | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true })
export class RefreshTemplatesPayload {
  @Field(() => DateTime, { nullable: true })
  readAt?: Date | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function templateView(row: TemplateRow): Template {
  const { id, componentAppId: _tenant, readAt: _readAt, draftId: _draftId, ...facts } = row;
  return { ...facts, id: toGlobalId("Template", id), rowId: id };
}

export function draftView({ id: _id, componentAppId: _tenant, ...facts }: DraftRow): TemplateDraft {
  return facts;
}
