import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import { Authorizer } from "../../authorizers/types.ts";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ConnectionArgs, ForwardArgs } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import type { NodeReaders } from "../../graphql/node.ts";
import { live } from "../../graphql/subscriptions.ts";
import { answer } from "../../graphql/user-error.ts";
import { Template, templateView } from "../../templates/types.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import { known } from "../known.ts";
import { loadersOf } from "../loaders.ts";
import { pageOfDeployments, pageOfRefusals, pageOfReleases } from "../pages.ts";
import type { AccountRefusal, DeploymentRow, Releases, StoredDeployment } from "../service.ts";
import { ReleaseStateEnum } from "../state-types.ts";
import type { ReleaseState } from "../states.ts";
import { type Release, ReleaseConnection } from "../types.ts";
import { deployInput } from "./inputs.ts";
import { previewOf } from "./preview-of.ts";
import { DeploymentProblem, problemView } from "./problem-types.ts";
import { DeploymentRefusal, DeploymentRefusalConnection, refusalsView } from "./refusal-types.ts";
import { StartDeploymentInput, StartDeploymentPayload } from "./start-types.ts";
import {
  Deployment,
  DeploymentActInput,
  DeploymentActPayload,
  DeploymentConnection,
  DeploymentCounts,
  DeploymentFilter,
  deploymentView,
} from "./types.ts";

@Resolver(() => Deployment)
export class DeploymentResolver {
  constructor(
    readonly releases: Releases,
    readonly authorizers: AuthorizerReader,
  ) {}

  @Needs("viewer")
  @Query(() => DeploymentConnection, { name: "deployments", description: "Newest first." })
  list(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => DeploymentFilter, { nullable: true }) filter?: DeploymentFilter | null,
  ): Promise<Connection<Deployment>> {
    const { search, states, templateId } = filter ?? {};
    return pageOfDeployments(this.releases, page, {
      ...(search?.trim() ? { text: search } : {}),
      ...(states?.length ? { states } : {}),
      ...(templateId == null ? {} : { templateId: fromGlobalId(templateId, "Template") ?? 0 }),
    });
  }

  @Needs("viewer")
  @Query(() => Deployment, { nullable: true, name: "deployment" })
  async one(@Arg("id", () => ID) id: string): Promise<Deployment | null> {
    const row = await this.releases.findDeployment(fromGlobalId(id, "Deployment") ?? 0);
    return row ? deploymentView(row) : null;
  }

  @Needs("releaser")
  @Mutation(() => StartDeploymentPayload, {
    description:
      "Ships a template to the chosen accounts. Accounts that cannot take it are left out and named; the others start at once.",
  })
  startDeployment(
    @Arg("input", () => StartDeploymentInput) input: StartDeploymentInput,
    @Ctx() context: Context,
  ): Promise<StartDeploymentPayload> {
    if (input.dryRun) return this.tryOut(input, context);
    const request = { key: input.idempotencyKey, mutation: "startDeployment", input };
    const run = async () => {
      const stored = await idempotently<StoredDeployment>(context, request, async (remember) =>
        this.releases.startDeployment(
          context.actor,
          await deployInput(input, this.authorizers, this.releases),
          remember,
        ),
      );
      const deployment = stored.deploymentId === null ? null : await this.releases.findDeployment(stored.deploymentId);
      // What `startDeployment` wrote.
      const refusals = JSON.parse(stored.refusals) as AccountRefusal[];
      return {
        deployment: deployment ? deploymentView(deployment) : null,
        refusals: refusalsView(refusals, context.language),
      };
    };
    return answer<Pick<StartDeploymentPayload, "deployment" | "refusals">>(context, run, {
      refusals: [],
    }) as Promise<StartDeploymentPayload>;
  }

  @Needs("releaser")
  @Mutation(() => DeploymentActPayload, {
    description: "Ends a deployment: what is not in audit yet is cancelled, nothing goes online by itself any more.",
  })
  cancelDeployment(
    @Arg("input", () => DeploymentActInput) input: DeploymentActInput,
    @Ctx() context: Context,
  ): Promise<DeploymentActPayload> {
    const request = { key: input.idempotencyKey, mutation: "cancelDeployment", input };
    const id = fromGlobalId(input.id, "Deployment") ?? 0;
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        await this.releases.cancelDeployment(context.actor, id, (work) => remember(work, { id }));
        return { id };
      });
      return { deployment: await this.one(input.id) };
    });
  }

  @Needs("viewer")
  @Subscription(() => Deployment, {
    subscribe: live(
      () => DeploymentResolver,
      (it, args: { id?: string | null }) => it.follow(args),
    ),
    description:
      "A deployment when it or its counts changed, each at most once a second. Without `id` all of them, also those that begin meanwhile.",
  })
  deploymentChanged(
    @Root() row: DeploymentRow,
    @Arg("id", () => ID, { nullable: true }) _id?: string | null,
  ): Deployment {
    return deploymentView(row);
  }

  /** What is wrong is the preview's and the payload's, so that a program that reads only `userErrors` sees it. */
  private async tryOut(input: StartDeploymentInput, { language }: Context): Promise<StartDeploymentPayload> {
    const preview = await previewOf(input, this, { language, checkAtWechat: false });
    return { deployment: null, refusals: [], preview, userErrors: preview.userErrors };
  }

  follow({ id }: { id?: string | null }): AsyncIterable<DeploymentRow> {
    // An id that is none of ours is followed as one that never changes.
    return this.releases.followDeployments(id == null ? undefined : (fromGlobalId(id, "Deployment") ?? 0));
  }

  @FieldResolver(() => Template)
  async template(@Root() { row }: Deployment, @Ctx() context: Context): Promise<Template> {
    return templateView(known(await loadersOf(context, this.releases.db).template.load(row.templateId)));
  }

  @FieldResolver(() => DeploymentCounts)
  counts(@Root() { row }: Deployment, @Ctx() context: Context): Promise<DeploymentCounts> {
    return loadersOf(context, this.releases.db).counts.load(row.id);
  }

  @FieldResolver(() => [DeploymentProblem], {
    description: "Why releases stand still, grouped by cause, the most frequent first; rejections by WeChat's reason.",
  })
  async problems(@Root() { row }: Deployment, @Ctx() context: Context): Promise<DeploymentProblem[]> {
    const groups = await loadersOf(context, this.releases.db).problems.load(row.id);
    return groups.map((group) => problemView(group, context.language));
  }

  @FieldResolver(() => DeploymentRefusalConnection, { description: "Accounts that were chosen and left out." })
  refusals(
    @Root() { row }: Deployment,
    @Args(() => ForwardArgs) page: ForwardArgs,
    @Ctx() { language }: Context,
    @Arg("code", () => String, { nullable: true }) code?: string | null,
  ): Promise<Connection<DeploymentRefusal>> {
    return pageOfRefusals(this.releases, page, { deploymentId: row.id, ...(code ? { code } : {}) }, language);
  }

  @FieldResolver(() => ReleaseConnection, { name: "releases", description: "Newest first." })
  ownReleases(
    @Root() { row }: Deployment,
    @Args(() => ForwardArgs) page: ForwardArgs,
    @Arg("state", () => ReleaseStateEnum, { nullable: true }) state?: ReleaseState | null,
  ): Promise<Connection<Release>> {
    return pageOfReleases(this.releases, page, { deploymentId: row.id, ...(state ? { states: [state] } : {}) });
  }
}

@Resolver(() => DeploymentRefusal)
export class DeploymentRefusalResolver {
  constructor(private readonly authorizers: AuthorizerReader) {}

  @FieldResolver(() => Authorizer)
  async authorizer(@Root() { authorizerId }: DeploymentRefusal, @Ctx() context: Context): Promise<Authorizer> {
    return known(await this.authorizers.load(context, authorizerId));
  }
}

export function deploymentNodeReaders(releases: Releases): NodeReaders {
  return {
    async Deployment(id) {
      const row = await releases.findDeployment(id);
      return row ? deploymentView(row) : null;
    },
  };
}
