import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { AuthorizerFilterInput } from "../../authorizers/types.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { DateTime, Json } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import type { SelectionRow } from "../service.ts";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "Accounts chosen at one moment: whoever comes later is not among them.",
})
export class Selection implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "How many accounts." })
  count!: number;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => String, { description: "Name of the person or key." })
  createdBy!: string;

  @Field(() => Json, { description: "What was asked for, as createSelection was given it." })
  asked!: unknown;

  rowId!: number;
}

@InputType({ description: "At least one part; an account must fit each part that is given." })
export class CreateSelectionInput {
  @Field(() => AuthorizerFilterInput, { nullable: true, description: "All accounts that match now; {} is all." })
  filter?: AuthorizerFilterInput | null;

  @Field(() => [ID], { nullable: true, description: "These accounts." })
  authorizerIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "Accounts whose online release is of an older template of the same development mini program.",
  })
  olderThanTemplateId?: string | null;

  @Field(() => ID, { nullable: true, description: "Accounts that follow this channel and are not pinned." })
  channelId?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class CreateSelectionPayload {
  @Field(() => Selection, { nullable: true })
  selection?: Selection | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function selectionView({ id, count, createdAt, createdBy, asked }: SelectionRow): Selection {
  return { id: toGlobalId("Selection", id), count, createdAt, createdBy, asked, rowId: id };
}
