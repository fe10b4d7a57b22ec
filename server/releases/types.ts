import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../graphql/connection.ts";
import { toGlobalId } from "../graphql/global-id.ts";
import { Node } from "../graphql/node.ts";
import { DateTime, Json } from "../graphql/scalars.ts";
import { UserError } from "../graphql/user-error.ts";
import type { ReleaseRow } from "./service.ts";
import { ReleaseActionEnum, ReleaseStateEnum } from "./state-types.ts";
import type { ReleaseAct, ReleaseState } from "./states.ts";

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

  @Field(() => DateTime, { nullable: true, description: "When WeChat was asked to review it sooner." })
  spedUpAt!: Date | null;

  row!: ReleaseRow;
}

export const ReleaseConnection = connectionType("Release", () => Release);

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

@InputType()
export class RollBackReleaseInput extends ReleaseActInput {
  @Field(() => Int, {
    nullable: true,
    description: "HistoryVersion.appVersion of the version to go back to; the one before when absent.",
  })
  toAppVersion?: number | null;
}

@ObjectType({ simpleResolvers: true })
export class ReleaseActPayload {
  @Field(() => Release, { nullable: true, description: "As it is now; what was asked of WeChat follows in a moment." })
  release?: Release | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function releaseView(row: ReleaseRow): Release {
  const { id, state, version, auditId, rejectReason, createdAt, changedAt, submittedAt, spedUpAt } = row;
  return {
    id: toGlobalId("Release", id),
    state,
    version,
    auditId,
    rejectReason,
    createdAt,
    changedAt,
    submittedAt,
    spedUpAt,
    row,
    pendingAction: row.pendingAct,
    extJson: JSON.parse(row.extJson) as unknown,
  };
}
