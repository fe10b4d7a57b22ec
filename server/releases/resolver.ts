import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import { Authorizer } from "../authorizers/types.ts";
import { Needs } from "../graphql/access.ts";
import { type Connection, ConnectionArgs } from "../graphql/connection.ts";
import type { Context } from "../graphql/context.ts";
import { fromGlobalId } from "../graphql/global-id.ts";
import type { NodeReaders } from "../graphql/node.ts";
import { live } from "../graphql/subscriptions.ts";
import { WechatErrorType, wechatErrorView } from "../graphql/user-error.ts";
import { Template, templateView } from "../templates/types.ts";
import { actAnswer } from "./act-answer.ts";
import type { AuthorizerReader } from "./authorizer-reader.ts";
import { Deployment, deploymentView } from "./deployments/types.ts";
import { known } from "./known.ts";
import { loadersOf } from "./loaders.ts";
import { mayAct, nextActions } from "./next-actions.ts";
import { pageOfReleases } from "./pages.ts";
import type { ReleaseRow, Releases } from "./service.ts";
import { ReleaseActionEnum } from "./state-types.ts";
import type { ReleaseAct, ReleaseState } from "./states.ts";
import { detailText } from "./texts.ts";
import {
  Release,
  ReleaseActInput,
  ReleaseActPayload,
  ReleaseConnection,
  ReleaseFilter,
  ReleaseTransition,
  releaseView,
  RollBackReleaseInput,
} from "./types.ts";
import { ReleaseWait, waitView } from "./wait-types.ts";

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
    description: "Asks WeChat to review a version sooner, out of the platform's monthly allowance.",
  })
  expediteAudit(
    @Arg("input", () => ReleaseActInput) input: ReleaseActInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return this.act(context, "expediteAudit", "EXPEDITE", input);
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
  @Mutation(() => ReleaseActPayload, {
    description: "Puts the version before this one online again, or another one that WeChat keeps (historyVersions).",
  })
  rollBackRelease(
    @Arg("input", () => RollBackReleaseInput) input: RollBackReleaseInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    const detail = { rollBack: { to: input.toAppVersion ?? null } };
    return actAnswer(this.releases, context, { mutation: "rollBackRelease", kind: "ROLL_BACK", detail, input });
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

  private act(context: Context, mutation: string, kind: ReleaseAct, input: ReleaseActInput) {
    return actAnswer(this.releases, context, { mutation, kind, input });
  }
}

export function releaseNodeReaders(releases: Releases): NodeReaders {
  return {
    async Release(id) {
      const row = await releases.find(id);
      return row ? releaseView(row) : null;
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
