import { Field, ID, InputType, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { registered } from "../../graphql/registered.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import { DeploymentPlanInput } from "../deployments/plan-types.ts";
import { Deployment } from "../deployments/types.ts";
import type { ProposalRow, ProposalState } from "./service.ts";

export const ProposalStateEnum = registered<ProposalState>(
  "DeploymentProposalState",
  ["OPEN", "ACCEPTED", "DISMISSED", "OUTDATED"],
  "What became of a proposed deployment.",
  {
    OPEN: "A person has to decide.",
    ACCEPTED: "Its deployment was started.",
    DISMISSED: "A person did not want it.",
    OUTDATED: "The channel stands for a newer template.",
  },
);

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A channel's new template, to be deployed to those who follow it.",
})
export class DeploymentProposal implements Node {
  @Field(() => ID)
  id!: string;

  @Field(() => ProposalStateEnum)
  state!: ProposalState;

  @Field(() => String, { description: "Name of the person or key that put the template on the channel." })
  proposedBy!: string;

  @Field(() => DateTime)
  proposedAt!: Date;

  @Field(() => String, { nullable: true })
  decidedBy!: string | null;

  @Field(() => DateTime, { nullable: true })
  decidedAt!: Date | null;

  row!: ProposalRow;
}

export const DeploymentProposalConnection = connectionType("DeploymentProposal", () => DeploymentProposal);

@InputType({ description: "The template says what is absent." })
export class AcceptProposalInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: "The template's own when absent." })
  version?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  submitForAudit?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  releaseWhenApproved?: boolean | null;

  @Field(() => DeploymentPlanInput, { nullable: true })
  plan?: DeploymentPlanInput | null;

  @Field(() => String, { nullable: true, description: "Why it is done." })
  reason?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class DismissProposalInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ProposalPayload {
  @Field(() => DeploymentProposal, { nullable: true })
  proposal?: DeploymentProposal | null;

  @Field(() => Deployment, { nullable: true, description: "Null when nothing was started." })
  deployment?: Deployment | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}

export function proposalView(row: ProposalRow): DeploymentProposal {
  const { id, state, proposedBy, proposedAt, decidedBy, decidedAt } = row;
  return { id: toGlobalId("DeploymentProposal", id), state, proposedBy, proposedAt, decidedBy, decidedAt, row };
}
