import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { registered } from "../../graphql/registered.ts";
import { DateTime, Json } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import type { DeploymentRow } from "../service.ts";
import { type DeploymentState, deploymentStates } from "../states.ts";

export const DeploymentStateEnum = registered<DeploymentState>(
  "DeploymentState",
  deploymentStates,
  "Whether a deployment goes on.",
  {
    RUNNING: "Some of its releases are under way.",
    PAUSED: "A person paused it.",
    HALTED: "A rule stopped it.",
    COMPLETED: "All of its releases have ended, one way or another.",
    CANCELLED: "A person ended it. Audits that ran then are followed to their end; nothing goes out by itself.",
  },
);

@ObjectType({ simpleResolvers: true, description: "How many releases of a deployment stand where." })
export class DeploymentCounts {
  @Field(() => Int)
  total!: number;
  @Field(() => Int)
  queued!: number;
  @Field(() => Int)
  committed!: number;
  @Field(() => Int)
  inAudit!: number;
  @Field(() => Int)
  approved!: number;
  @Field(() => Int)
  gray!: number;
  @Field(() => Int)
  released!: number;
  @Field(() => Int)
  rejected!: number;
  @Field(() => Int)
  withdrawn!: number;
  @Field(() => Int)
  rolledBack!: number;
  @Field(() => Int)
  failed!: number;
  @Field(() => Int)
  cancelled!: number;
  @Field(() => Int, { description: "Of those committed: how many the audit quota holds back." })
  waitingForQuota!: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "One template onto many accounts: what a person started.",
})
export class Deployment implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "Short, to be said and written: #128." })
  number!: number;

  @Field(() => DeploymentStateEnum)
  state!: DeploymentState;

  @Field(() => String, { description: "The version users will see." })
  version!: string;

  @Field(() => String)
  description!: string;

  @Field(() => Boolean, { description: "Whether the code goes into audit by itself." })
  submitForAudit!: boolean;

  @Field(() => Boolean, { description: "Whether an approved version goes online by itself." })
  releaseWhenApproved!: boolean;

  @Field(() => String, { description: "Name of the person or key." })
  startedBy!: string;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "Null as long as something of it is under way." })
  endedAt!: Date | null;

  @Field(() => Boolean, {
    description: "Whether all chosen accounts were taken in or left out; of thousands that takes some seconds.",
  })
  enlisted!: boolean;

  @Field(() => Json, { description: "ext.json as it was given; each account's own appid is added to it." })
  extJson!: unknown;

  row!: DeploymentRow;
}

export const DeploymentConnection = connectionType("Deployment", () => Deployment);

@InputType({ description: "Which deployments; each part that is given must fit." })
export class DeploymentFilter {
  @Field(() => String, { nullable: true, description: "Its number, as in #128; or words in version and description." })
  search?: string | null;

  @Field(() => [DeploymentStateEnum], { nullable: true })
  states?: DeploymentState[] | null;

  @Field(() => ID, { nullable: true })
  templateId?: string | null;
}

@InputType()
export class DeploymentActInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class DeploymentActPayload {
  @Field(() => Deployment, { nullable: true })
  deployment?: Deployment | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function deploymentView(row: DeploymentRow): Deployment {
  const {
    id,
    state,
    version,
    description,
    submitForAudit,
    releaseWhenApproved,
    startedBy,
    createdAt,
    endedAt,
    extJson,
    enlistedAt,
  } = row;
  return {
    id: toGlobalId("Deployment", id),
    number: id,
    state,
    version,
    description,
    submitForAudit,
    releaseWhenApproved,
    startedBy,
    createdAt,
    endedAt,
    extJson,
    enlisted: enlistedAt !== null,
    row,
  };
}
