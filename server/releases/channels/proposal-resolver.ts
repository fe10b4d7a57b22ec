import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ConnectionArgs, readPage, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import type { NodeReaders } from "../../graphql/node.ts";
import { answer } from "../../graphql/user-error.ts";
import { Template, templateView } from "../../templates/types.ts";
import { templateNamed } from "../deployments/inputs.ts";
import { planOf } from "../deployments/plan-types.ts";
import { Deployment, deploymentView } from "../deployments/types.ts";
import { known } from "../known.ts";
import { loadersOf } from "../loaders.ts";
import type { Releases, StoredDeployment } from "../service.ts";
import {
  AcceptProposalInput,
  DeploymentProposal,
  DeploymentProposalConnection,
  DismissProposalInput,
  ProposalPayload,
  ProposalStateEnum,
  proposalView,
} from "./proposal-types.ts";
import type { ProposalState } from "./service.ts";
import { Channel, channelView, PutTemplateOnChannelInput } from "./types.ts";

/** A channel's new template, and what people decide about it. */
@Resolver(() => DeploymentProposal)
export class DeploymentProposalResolver {
  constructor(private readonly releases: Pick<Releases, "channels" | "db" | "findTemplate">) {}

  @Needs("viewer")
  @Query(() => DeploymentProposalConnection, { name: "deploymentProposals", description: "Newest first." })
  async list(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg("states", () => [ProposalStateEnum], { nullable: true }) states?: ProposalState[] | null,
  ): Promise<Connection<DeploymentProposal>> {
    const page = readPage(args);
    const { channels } = this.releases;
    const wanted = states ?? undefined;
    return toConnection(
      (await channels.proposals(wanted, page)).map(proposalView),
      page,
      ({ row }) => [row.id],
      () => channels.countProposals(wanted),
    );
  }

  @Needs("releaser")
  @Mutation(() => ProposalPayload, {
    description:
      "Has a channel stand for a template. That proposes to deploy it to those who follow the channel, and starts the deployment when the channel starts by itself.",
  })
  putTemplateOnChannel(
    @Arg("input", () => PutTemplateOnChannelInput) input: PutTemplateOnChannelInput,
    @Ctx() context: Context,
  ): Promise<ProposalPayload> {
    const request = { key: input.idempotencyKey, mutation: "putTemplateOnChannel", input };
    return answer(context, async () => {
      const { id } = await idempotently<{ id: number }>(context, request, async (remember) => {
        const template = await this.releases.findTemplate(templateNamed(input.templateId));
        const wanted = {
          id: fromGlobalId(input.id, "Channel") ?? 0,
          templateId: template?.id ?? 0,
          seenAt: input.seenAt ?? null,
        };
        const proposed = await this.releases.channels.putTemplateOnChannel(context.actor, wanted, (work, kept) =>
          remember(work, { id: kept }),
        );
        return { id: proposed };
      });
      return await this.payload(context, id);
    });
  }

  @Needs("releaser")
  @Mutation(() => ProposalPayload, {
    description: "Starts the proposed deployment on the accounts that follow the channel now and are not pinned.",
  })
  acceptProposal(
    @Arg("input", () => AcceptProposalInput) input: AcceptProposalInput,
    @Ctx() context: Context,
  ): Promise<ProposalPayload> {
    const request = { key: input.idempotencyKey, mutation: "acceptProposal", input };
    const id = fromGlobalId(input.id, "DeploymentProposal") ?? 0;
    const { plan, version, description, reason = null } = input;
    const wish = {
      reason,
      submitForAudit: input.submitForAudit ?? true,
      releaseWhenApproved: input.releaseWhenApproved ?? false,
      ...(version != null && { version }),
      ...(description != null && { description }),
      ...(plan && { plan: planOf(plan) }),
    };
    return answer(context, async () => {
      await idempotently<StoredDeployment>(context, request, (remember) =>
        this.releases.channels.acceptProposal(context.actor, { id, wish }, remember),
      );
      return await this.payload(context, id);
    });
  }

  @Needs("releaser")
  @Mutation(() => ProposalPayload, { description: "Does not want the proposed deployment." })
  dismissProposal(
    @Arg("input", () => DismissProposalInput) input: DismissProposalInput,
    @Ctx() context: Context,
  ): Promise<ProposalPayload> {
    const request = { key: input.idempotencyKey, mutation: "dismissProposal", input };
    const id = fromGlobalId(input.id, "DeploymentProposal") ?? 0;
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        await this.releases.channels.dismissProposal(context.actor, id, (work) => remember(work, { id }));
        return { id };
      });
      return await this.payload(context, id);
    });
  }

  @FieldResolver(() => Channel)
  async channel(@Root() { row }: DeploymentProposal, @Ctx() context: Context): Promise<Channel> {
    return channelView(known(await loadersOf(context, this.releases.db).channel.load(row.channelId)));
  }

  @FieldResolver(() => Template)
  async template(@Root() { row }: DeploymentProposal, @Ctx() context: Context): Promise<Template> {
    return templateView(known(await loadersOf(context, this.releases.db).template.load(row.templateId)));
  }

  @FieldResolver(() => Deployment, { nullable: true, description: "What it was accepted as." })
  async deployment(@Root() { row }: DeploymentProposal, @Ctx() context: Context): Promise<Deployment | null> {
    if (row.deploymentId === null) return null;
    return deploymentView(known(await loadersOf(context, this.releases.db).deployment.load(row.deploymentId)));
  }

  private async payload(context: Context, id: number) {
    const row = await this.releases.channels.findProposal(id);
    if (!row) return { proposal: null, deployment: null };
    return { proposal: proposalView(row), deployment: await this.deployment(proposalView(row), context) };
  }
}

export function proposalNodeReaders({ channels }: Pick<Releases, "channels">): NodeReaders {
  return {
    async DeploymentProposal(id) {
      const row = await channels.findProposal(id);
      return row ? proposalView(row) : null;
    },
  };
}
