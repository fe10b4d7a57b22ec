import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import type { ChannelRow, SubscriptionRow } from "./service.ts";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A name that accounts follow, such as stable or beta, and the template it stands for now.",
})
export class Channel implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => Boolean, {
    description: "Whether a new template is deployed to its followers without a person's approval.",
  })
  startsByItself!: boolean;

  @Field(() => String, { description: "Name of the person or key." })
  changedBy!: string;

  @Field(() => DateTime)
  changedAt!: Date;

  row!: ChannelRow;
}

export const ChannelConnection = connectionType("Channel", () => Channel);

@ObjectType({ simpleResolvers: true, description: "An account's place in a channel." })
export class ChannelSubscription {
  @Field(() => DateTime)
  subscribedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "Since when it stays on the version it has; null when it moves on.",
  })
  pinnedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Name of the person or key that pinned it." })
  pinnedBy!: string | null;

  @Field(() => String, { nullable: true })
  pinReason!: string | null;

  channelId!: number;
}

@InputType()
export class SaveChannelInput {
  @Field(() => ID, { nullable: true, description: "Absent for a new one." })
  id?: string | null;

  @Field(() => String, { description: "1 to 40 characters, unlike any other channel's." })
  name!: string;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  startsByItself?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "changedAt as it was seen: refused with CHANGED when somebody changed the channel since.",
  })
  seenAt?: Date | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class DeleteChannelInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ChannelPayload {
  @Field(() => Channel, { nullable: true })
  channel?: Channel | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true })
export class DeleteChannelPayload {
  @Field(() => ID, { nullable: true })
  deletedId?: string | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

@InputType()
export class PutTemplateOnChannelInput {
  @Field(() => ID, { description: "The channel's." })
  id!: string;

  @Field(() => ID, { description: "The template's id, or WeChat's number of it." })
  templateId!: string;

  @Field(() => DateTime, { nullable: true, description: "The channel's changedAt as it was seen." })
  seenAt?: Date | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType({ description: "Which accounts: named one by one, or by a selection." })
export class ChannelAccountsInput {
  @Field(() => [ID], { nullable: true })
  authorizerIds?: string[] | null;

  @Field(() => ID, { nullable: true })
  selectionId?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class FollowChannelInput extends ChannelAccountsInput {
  @Field(() => ID, { nullable: true, description: "Null to follow none." })
  channelId?: string | null;
}

@InputType()
export class PinAccountsInput extends ChannelAccountsInput {
  @Field(() => String, { nullable: true, description: "For whoever wonders later." })
  reason?: string | null;
}

@InputType()
export class UnpinAccountsInput extends ChannelAccountsInput {}

@ObjectType({ simpleResolvers: true })
export class ChannelAccountsPayload {
  @Field(() => Int, { nullable: true, description: "How many accounts it concerned." })
  count?: number | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function channelView(row: ChannelRow): Channel {
  const { id, name, description, startsByItself, changedBy, changedAt } = row;
  return { id: toGlobalId("Channel", id), name, description, startsByItself, changedBy, changedAt, row };
}

export function subscriptionView(row: SubscriptionRow): ChannelSubscription {
  const { subscribedAt, pinnedAt, pinnedBy, pinReason, channelId } = row;
  return { subscribedAt, pinnedAt, pinnedBy, pinReason, channelId };
}
