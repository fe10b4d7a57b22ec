import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { type Authorizer, AuthorizerConnection } from "../../authorizers/types.ts";
import { Authorizer as AuthorizerType } from "../../authorizers/types.ts";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ForwardArgs, type PageRequest, readPage, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { QuotaForecast } from "../audit/quota-types.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import { known } from "../known.ts";
import type { Releases } from "../service.ts";
import { extJsonRefusal } from "./preflight.ts";
import { previewOf } from "./preview-of.ts";
import {
  AgainstEnum,
  DeploymentPreview,
  DeploymentPreviewGroup,
  DeploymentRendering,
  DeploymentRenderingConnection,
  diffView,
  ExtJsonFleetChange,
  fleetChangeView,
  groupView,
} from "./preview-types.ts";
import type { Against, PreviewRendering } from "./preview.ts";
import { DeploymentRefusal, refusalsView } from "./refusal-types.ts";
import { StartDeploymentInput } from "./start-types.ts";

@Resolver(() => DeploymentPreview)
export class DeploymentPreviewResolver {
  constructor(
    readonly releases: Releases,
    readonly authorizers: AuthorizerReader,
  ) {}

  @Needs("releaser")
  @Query(() => DeploymentPreview, {
    description: "Looks at what startDeployment would do with the same input, and does nothing.",
  })
  deploymentPreview(
    @Arg("input", () => StartDeploymentInput) input: StartDeploymentInput,
    @Ctx() { language }: Context,
    @Arg("checkAtWechat", () => Boolean, {
      defaultValue: false,
      description:
        "Also asks WeChat what it alone knows, of up to 20 of the accounts that would begin: running audits, categories, privacy guideline; and the platform's domains.",
    })
    checkAtWechat: boolean,
  ): Promise<DeploymentPreview> {
    return previewOf(input, this, { language, checkAtWechat });
  }

  @FieldResolver(() => Int, { description: "Accounts that would begin." })
  async ready(@Root() { preview }: DeploymentPreview): Promise<number> {
    return (await preview?.scan())?.ready ?? 0;
  }

  @FieldResolver(() => Int, { description: "Accounts that would begin.", deprecationReason: "Use ready." })
  accepted(@Root() root: DeploymentPreview): Promise<number> {
    return this.ready(root);
  }

  @FieldResolver(() => Int, { description: "Accounts that were chosen." })
  chosen(@Root() { preview }: DeploymentPreview): number {
    return preview?.ids.length ?? 0;
  }

  @FieldResolver(() => [DeploymentRefusal], {
    description: "Accounts that would be left out, the first thousand of them; groups count them all.",
  })
  async refusals(@Root() { preview }: DeploymentPreview, @Ctx() { language }: Context): Promise<DeploymentRefusal[]> {
    return refusalsView((await preview?.scan())?.refusals ?? [], language);
  }

  @FieldResolver(() => [DeploymentPreviewGroup], {
    description: "Accounts that would be left out or are likely to be held up later, by cause; up to 200.",
  })
  async groups(
    @Root() { preview }: DeploymentPreview,
    @Ctx() { language }: Context,
  ): Promise<DeploymentPreviewGroup[]> {
    const groups = (await preview?.scan())?.groups ?? [];
    return groups.map((group) => groupView(group, language));
  }

  @FieldResolver(() => Int, { description: "How many accounts WeChat was asked about." })
  async checkedAtWechat(@Root() { preview }: DeploymentPreview): Promise<number> {
    return (await preview?.scan())?.checked ?? 0;
  }

  @FieldResolver(() => QuotaForecast, {
    nullable: true,
    description:
      "When their submissions could go, behind all that wait already. Null when none are wanted, or WeChat was never asked what is left.",
  })
  async quota(@Root() { preview }: DeploymentPreview): Promise<QuotaForecast | null> {
    return (await preview?.quota()) ?? null;
  }

  @FieldResolver(() => [ExtJsonFleetChange], {
    description:
      "What ext.json changes for the accounts that would begin and have one already, equal changes together, the most frequent first.",
  })
  async changes(
    @Root() { preview }: DeploymentPreview,
    @Arg("against", () => AgainstEnum, { defaultValue: "ONLINE" }) against: Against,
  ): Promise<ExtJsonFleetChange[]> {
    return ((await preview?.scan())?.changes[against] ?? []).map(fleetChangeView);
  }

  @FieldResolver(() => DeploymentRenderingConnection, {
    description: "ext.json of each chosen account as it would be sent, in the order in which the accounts came here.",
  })
  async renderings(
    @Root() { preview }: DeploymentPreview,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() { language }: Context,
  ): Promise<Connection<DeploymentRendering>> {
    const page = readPage(args);
    const ids = preview?.ids ?? [];
    const rows = (await preview?.renderings(pageOfIds(ids, page))) ?? [];
    return toConnection(
      rows.map((row) => renderingView(row, language)),
      page,
      ({ authorizerId }) => [authorizerId],
      async () => ids.length,
    );
  }
}

@Resolver(() => DeploymentPreviewGroup)
export class PreviewGroupResolver {
  constructor(private readonly authorizers: AuthorizerReader) {}

  @FieldResolver(() => AuthorizerConnection, { name: "authorizers" })
  async members(
    @Root() { ids }: DeploymentPreviewGroup,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Authorizer>> {
    const page = readPage(args);
    const rows = await Promise.all(pageOfIds(ids, page).map((id) => this.authorizers.load(context, id)));
    return toConnection(
      rows.map(known),
      page,
      ({ rowId }) => [rowId],
      async () => ids.length,
    );
  }
}

@Resolver(() => ExtJsonFleetChange)
export class ExtJsonFleetChangeResolver {
  constructor(private readonly authorizers: AuthorizerReader) {}

  @FieldResolver(() => [AuthorizerType], { name: "authorizers", description: "Some of them." })
  async some(
    @Root() { samples }: ExtJsonFleetChange,
    @Arg("first", () => Int, { defaultValue: 5, description: "1 to 100." }) first: number,
    @Ctx() context: Context,
  ): Promise<Authorizer[]> {
    const { limit } = readPage({ first });
    const rows = await Promise.all(samples.slice(0, limit).map((id) => this.authorizers.load(context, id)));
    return rows.map(known);
  }
}

@Resolver(() => DeploymentRendering)
export class DeploymentRenderingResolver {
  constructor(private readonly authorizers: AuthorizerReader) {}

  @FieldResolver(() => AuthorizerType)
  async authorizer(@Root() { authorizerId }: DeploymentRendering, @Ctx() context: Context): Promise<Authorizer> {
    return known(await this.authorizers.load(context, authorizerId));
  }
}

/** One more than the page has, as lists of rows are read. */
function pageOfIds(ids: readonly number[], { after, limit }: PageRequest): number[] {
  const last = typeof after?.[0] === "number" ? after[0] : 0;
  return ids.filter((id) => id > last).slice(0, limit + 1);
}

function renderingView(
  { authorizerId, rendering, committed, online }: PreviewRendering,
  language: Context["language"],
): DeploymentRendering {
  const isRendered = "extJson" in rendering;
  const [problem = null] = isRendered ? [] : refusalsView([extJsonRefusal(authorizerId, rendering.problem)], language);
  return {
    authorizerId,
    extJson: isRendered ? (JSON.parse(rendering.extJson) as unknown) : null,
    problem,
    committed: diffView(committed),
    online: diffView(online),
  };
}
