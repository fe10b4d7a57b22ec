import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import { Authorizer } from "../authorizers/types.ts";
import { Needs } from "../graphql/access.ts";
import { type Connection, ConnectionArgs, ForwardArgs } from "../graphql/connection.ts";
import type { Context } from "../graphql/context.ts";
import { fromGlobalId } from "../graphql/global-id.ts";
import { idempotently } from "../graphql/idempotency.ts";
import type { NodeReaders } from "../graphql/node.ts";
import { live } from "../graphql/subscriptions.ts";
import { answer, WechatErrorType, wechatErrorView } from "../graphql/user-error.ts";
import { Template, templateView } from "../templates/types.ts";
import type { AuthorizerReader } from "./authorizer-reader.ts";
import { deployInput, refusalsView, waitView } from "./deployments/inputs.ts";
import { loadersOf } from "./loaders.ts";
import { mayAct, nextActions } from "./next-actions.ts";
import { pageOfDeployments, pageOfReleases } from "./pages.ts";
import type { AccountRefusal, DeploymentRow, ReleaseRow, Releases, StoredDeployment } from "./service.ts";
import type { ReleaseAct, ReleaseState } from "./states.ts";
import { DeploymentProblem, problemView } from "./deployments/problem-types.ts";
import { detailText } from "./texts.ts";
import {
  Deployment,
  DeploymentActInput,
  DeploymentActPayload,
  DeploymentConnection,
  DeploymentCounts,
  DeploymentFilter,
  DeploymentRefusal,
  deploymentView,
  HistoryVersion,
  Release,
  ReleaseActInput,
  ReleaseActionEnum,
  ReleaseActPayload,
  ReleaseConnection,
  ReleaseFilter,
  ReleaseStateEnum,
  ReleaseTransition,
  releaseView,
  ReleaseWait,
  StartDeploymentInput,
  StartDeploymentPayload,
} from "./types.ts";

interface ReleaseChangedArgs {
  deploymentId?: string | null;
  authorizerId?: string | null;
}

@Resolver(() => Release)
export class ReleaseResolver {
  constructor(
    private readonly releases: Releases,
    private readonly authorizers: AuthorizerReader,
  ) {}

  @Needs("viewer")
  @Query(() => ReleaseConnection, { name: "releases", description: "Newest first." })
  list(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => ReleaseFilter, { nullable: true }) filter?: ReleaseFilter | null,
  ): Promise<Connection<Release>> {
    return pageOfReleases(this.releases, page, searchOf(filter ?? {}));
  }

  @Needs("viewer")
  @Query(() => Release, { nullable: true, name: "release" })
  async one(@Arg("id", () => ID) id: string): Promise<Release | null> {
    const row = await this.releases.find(fromGlobalId(id, "Release") ?? 0);
    return row ? releaseView(row) : null;
  }

  @Needs("releaser")
  @Query(() => [HistoryVersion], {
    description: "Versions an account can be rolled back to, as WeChat has them: up to five.",
  })
  async historyVersions(
    @Arg("authorizerId", () => ID) authorizerId: string,
    @Ctx() context: Context,
  ): Promise<HistoryVersion[]> {
    const id = fromGlobalId(authorizerId, "Authorizer") ?? 0;
    const authorizer = await this.authorizers.load(context, id);
    if (!authorizer) return [];
    const versions = await this.releases.historyVersions(authorizer.appId);
    return versions.map((version) => ({ ...version, committedAt: version.committedAt ?? null }));
  }

  @Needs("operator")
  @Query(() => String, {
    nullable: true,
    description:
      "The QR code of an account's trial version, read from WeChat, as a data: URL. Its testers can open it.",
  })
  async trialQrCode(
    @Arg("authorizerId", () => ID) authorizerId: string,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const authorizer = await this.authorizers.load(context, fromGlobalId(authorizerId, "Authorizer") ?? 0);
    if (!authorizer) return null;
    const { contentType, bytes } = await this.releases.trialQrCode(authorizer.appId);
    return `data:${contentType};base64,${bytes.toString("base64")}`;
  }

  @Needs("releaser")
  @Mutation(() => ReleaseActPayload, { description: "Hands a committed version to WeChat's review." })
  submitReleaseForAudit(
    @Arg("input", () => ReleaseActInput) input: ReleaseActInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return this.act(context, "submitReleaseForAudit", "SUBMIT_FOR_AUDIT", input);
  }

  @Needs("releaser")
  @Mutation(() => ReleaseActPayload, { description: "Puts the approved version online for everybody." })
  publishRelease(
    @Arg("input", () => ReleaseActInput) input: ReleaseActInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return this.act(context, "publishRelease", "RELEASE", input);
  }

  @Needs("releaser")
  @Mutation(() => ReleaseActPayload, {
    description: "Takes a version out of the review: five times a day and ten times a month for each account.",
  })
  withdrawReleaseAudit(
    @Arg("input", () => ReleaseActInput) input: ReleaseActInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return this.act(context, "withdrawReleaseAudit", "WITHDRAW", input);
  }

  @Needs("releaser")
  @Mutation(() => ReleaseActPayload, { description: "Puts the version before this one online again." })
  rollBackRelease(
    @Arg("input", () => ReleaseActInput) input: ReleaseActInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return this.act(context, "rollBackRelease", "ROLL_BACK", input);
  }

  @Needs("releaser")
  @Mutation(() => ReleaseActPayload, {
    description: "Takes a failed, rejected or withdrawn release up again, at the last thing that is still true.",
  })
  retryRelease(
    @Arg("input", () => ReleaseActInput) input: ReleaseActInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return this.act(context, "retryRelease", "RETRY", input);
  }

  @Needs("releaser")
  @Mutation(() => ReleaseActPayload, { description: "Ends a release that WeChat does not review just now." })
  cancelRelease(
    @Arg("input", () => ReleaseActInput) input: ReleaseActInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return this.act(context, "cancelRelease", "CANCEL", input);
  }

  @Needs("viewer")
  @Subscription(() => Release, {
    subscribe: live(
      () => ReleaseResolver,
      (it, args: ReleaseChangedArgs) => it.follow(args),
    ),
    description: "Each release that changed: of one deployment, of one account, or all.",
  })
  releaseChanged(
    @Root() row: ReleaseRow,
    @Arg("deploymentId", () => ID, { nullable: true }) _deploymentId?: string | null,
    @Arg("authorizerId", () => ID, { nullable: true }) _authorizerId?: string | null,
  ): Release {
    return releaseView(row);
  }

  follow({ deploymentId, authorizerId }: ReleaseChangedArgs): AsyncIterable<ReleaseRow> {
    return this.releases.followReleases({
      deploymentId: deploymentId == null ? undefined : (fromGlobalId(deploymentId, "Deployment") ?? 0),
      authorizerId: authorizerId == null ? undefined : (fromGlobalId(authorizerId, "Authorizer") ?? 0),
    });
  }

  @FieldResolver(() => Authorizer)
  async authorizer(@Root() { row }: Release, @Ctx() context: Context): Promise<Authorizer> {
    return known(await this.authorizers.load(context, row.authorizerId));
  }

  @FieldResolver(() => Template)
  async template(@Root() { row }: Release, @Ctx() context: Context): Promise<Template> {
    return templateView(known(await this.loaders(context).template.load(row.templateId)));
  }

  @FieldResolver(() => Deployment)
  async deployment(@Root() { row }: Release, @Ctx() context: Context): Promise<Deployment> {
    return deploymentView(known(await this.loaders(context).deployment.load(row.deploymentId)));
  }

  @FieldResolver(() => String, { description: "What is new in this version." })
  async description(@Root() { row }: Release, @Ctx() context: Context): Promise<string> {
    return known(await this.loaders(context).deployment.load(row.deploymentId)).description;
  }

  @FieldResolver(() => ReleaseWait, { nullable: true, description: "Null when it waits for nothing." })
  waiting(@Root() { row }: Release, @Ctx() { language }: Context): ReleaseWait | null {
    return row.waiting && waitView(row.waiting, language);
  }

  @FieldResolver(() => WechatErrorType, {
    nullable: true,
    description: "Why it failed; in other states what WeChat refused last, such as a withdrawal over its limit.",
  })
  failure(@Root() { row }: Release, @Ctx() { language }: Context): WechatErrorType | null {
    return row.failure && wechatErrorView(row.failure, language);
  }

  @FieldResolver(() => [ReleaseActionEnum], {
    description: "What may be done now, by whoever asks; empty while something that was asked for is under way.",
  })
  async nextActions(@Root() { row }: Release, @Ctx() context: Context): Promise<ReleaseAct[]> {
    if (!mayAct(context.viewer?.role)) return [];
    const loaders = this.loaders(context);
    const deployment = known(await loaders.deployment.load(row.deploymentId));
    const online = row.state === "RELEASED" ? await loaders.online.load(row.authorizerId) : null;
    const { state: deploymentState, submitForAudit } = deployment;
    return nextActions({ ...row, isOnline: online?.id === row.id, deploymentState, submitForAudit });
  }

  @FieldResolver(() => [ReleaseTransition], { description: "Its whole way, oldest first." })
  async transitions(@Root() { row }: Release, @Ctx() context: Context): Promise<ReleaseTransition[]> {
    const rows = await this.loaders(context).transitions.load(row.id);
    return rows.map(({ fromState, toState, at, cause, detail }) => ({
      // What `advance` wrote: states of the table.
      from: fromState as ReleaseState | null,
      to: toState as ReleaseState,
      at,
      cause,
      detail: detail && detailText(detail, context.language),
    }));
  }

  private loaders(context: Context) {
    return loadersOf(context, this.releases.db);
  }

  private act(
    context: Context,
    mutation: string,
    kind: ReleaseAct,
    input: ReleaseActInput,
  ): Promise<ReleaseActPayload> {
    const request = { key: input.idempotencyKey, mutation, input };
    const id = fromGlobalId(input.id, "Release") ?? 0;
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        await this.releases.act(context.actor, { id, kind, seenVersion: input.version ?? null }, (work) =>
          remember(work, { id }),
        );
        return { id };
      });
      return { release: await this.one(input.id) };
    });
  }
}

@Resolver(() => Deployment)
export class DeploymentResolver {
  constructor(
    private readonly releases: Releases,
    private readonly authorizers: AuthorizerReader,
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

  @FieldResolver(() => [DeploymentRefusal], { description: "Accounts that were chosen and left out." })
  refusals(@Root() { row }: Deployment, @Ctx() { language }: Context): DeploymentRefusal[] {
    return refusalsView(row.refusals, language);
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

export function releaseNodeReaders(releases: Releases): NodeReaders {
  return {
    async Release(id) {
      const row = await releases.find(id);
      return row ? releaseView(row) : null;
    },
    async Deployment(id) {
      const row = await releases.findDeployment(id);
      return row ? deploymentView(row) : null;
    },
  };
}

/** Ids that are none of ours match nothing, rather than everything. */
function searchOf({ states, deploymentId, authorizerId, templateId, errcode, auditId }: ReleaseFilter) {
  return {
    ...(states?.length ? { states } : {}),
    ...(deploymentId == null ? {} : { deploymentId: fromGlobalId(deploymentId, "Deployment") ?? 0 }),
    ...(authorizerId == null ? {} : { authorizerId: fromGlobalId(authorizerId, "Authorizer") ?? 0 }),
    ...(templateId == null ? {} : { templateId: fromGlobalId(templateId, "Template") ?? 0 }),
    ...(errcode == null ? {} : { errcode }),
    ...(auditId == null ? {} : { auditId }),
  };
}

/** Foreign keys promise that it is there. */
function known<T>(thing: T | null | undefined): T {
  if (thing == null) throw new Error("a row that another one refers to is not there");
  return thing;
}
