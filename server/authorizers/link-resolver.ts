import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Bus } from "../events/bus.ts";
import { Needs } from "../graphql/access.ts";
import { ConnectionArgs, readPage, toConnection } from "../graphql/connection.ts";
import type { Connection } from "../graphql/connection.ts";
import type { Context } from "../graphql/context.ts";
import { fromGlobalId } from "../graphql/global-id.ts";
import { idempotently } from "../graphql/idempotency.ts";
import type { NodeReaders } from "../graphql/node.ts";
import { live, mapped } from "../graphql/subscriptions.ts";
import { answer } from "../graphql/user-error.ts";
import {
  AuthorizationLink,
  AuthorizationLinkConnection,
  AuthorizationLinkFilter,
  linkView,
  PluginParameters,
  RevokeAuthorizationLinkInput,
  RevokeAuthorizationLinkPayload,
  StartAuthorizationInput,
  StartAuthorizationPayload,
} from "./link-types.ts";
import { authorizerLoaders } from "./loaders.ts";
import type { Authorizers, LinkFilter, LinkRow, PluginFacts } from "./service.ts";
import { Authorizer, authorizerView } from "./types.ts";

@Resolver(() => AuthorizationLink)
export class AuthorizationLinkResolver {
  constructor(private readonly parts: { authorizers: Authorizers; bus: Bus }) {}

  private view(row: LinkRow, context: Context): AuthorizationLink {
    return linkView(row, this.parts.authorizers.links.urlOf(row), context.language);
  }

  @Needs("operator")
  @Query(() => AuthorizationLinkConnection, { name: "authorizationLinks", description: "Invitations, newest first." })
  async list(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: Context,
    @Arg("filter", () => AuthorizationLinkFilter, { nullable: true }) filter?: AuthorizationLinkFilter | null,
  ): Promise<Connection<AuthorizationLink>> {
    const page = readPage(args);
    const { authorizers } = this.parts;
    const wanted = Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value != null)) as LinkFilter;
    const rows = await authorizers.listLinks(wanted, page);
    return toConnection(
      rows.map((row) => this.view(row, context)),
      page,
      ({ row }) => [row.id],
      () => authorizers.countLinks(wanted),
    );
  }

  @Needs("operator")
  @Query(() => AuthorizationLink, { nullable: true })
  async authorizationLink(@Arg("id", () => ID) id: string, @Ctx() context: Context): Promise<AuthorizationLink | null> {
    const rowId = fromGlobalId(id, "AuthorizationLink");
    const row = rowId === null ? null : await this.parts.authorizers.links.find(rowId);
    return row && this.view(row, context);
  }

  @Needs("operator")
  @Mutation(() => StartAuthorizationPayload, { description: "Makes a link for a merchant." })
  startAuthorization(
    @Arg("input", () => StartAuthorizationInput) input: StartAuthorizationInput,
    @Ctx() context: Context,
  ): Promise<StartAuthorizationPayload> {
    return answer(context, async () => {
      const { links } = this.parts.authorizers;
      const request = { key: input.idempotencyKey, mutation: "startAuthorization", input };
      const { linkId } = await idempotently<{ linkId: number }>(context, request, async (remember) => {
        const row = await links.start(context.actor, input, remember);
        return { linkId: row.id };
      });
      const row = await links.find(linkId);
      return { authorizationLink: row && this.view(row, context) };
    });
  }

  @Needs("operator")
  @Mutation(() => RevokeAuthorizationLinkPayload, { description: "Takes a link back; it is dead at once." })
  revokeAuthorizationLink(
    @Arg("input", () => RevokeAuthorizationLinkInput) input: RevokeAuthorizationLinkInput,
    @Ctx() context: Context,
  ): Promise<RevokeAuthorizationLinkPayload> {
    return answer(context, async () => {
      const row = await this.parts.authorizers.links.revoke(
        context.actor,
        fromGlobalId(input.id, "AuthorizationLink") ?? 0,
      );
      return { authorizationLink: this.view(row, context) };
    });
  }

  @Needs("operator")
  @Subscription(() => AuthorizationLink, {
    subscribe: live(
      () => AuthorizationLinkResolver,
      (it, args: { id: string }) => it.follow(args.id),
    ),
    description: "A link whenever something happened to it.",
  })
  authorizationChanged(
    @Root() row: LinkRow,
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
  ): AuthorizationLink {
    return this.view(row, context);
  }

  follow(id: string): AsyncIterable<LinkRow> {
    const wanted = fromGlobalId(id, "AuthorizationLink");
    return mapped(this.parts.bus.follow("authorizationLink"), async (message) => {
      if (message.id !== wanted) return undefined;
      return (await this.parts.authorizers.links.find(message.id)) ?? undefined;
    });
  }

  @Needs("operator")
  @FieldResolver(() => PluginParameters, {
    nullable: true,
    description:
      "For the plugin's channel, while the link waits; null otherwise. The code is renewed when it is about to expire.",
  })
  plugin(@Root() { row }: AuthorizationLink, @Ctx() context: Context): Promise<PluginFacts | null> {
    return this.pluginOnce(row, context);
  }

  @Needs("operator")
  @FieldResolver(() => String, { nullable: true, description: "The plugin's pre-auth code; null for other channels." })
  async preAuthCode(@Root() { row }: AuthorizationLink, @Ctx() context: Context): Promise<string | null> {
    return (await this.pluginOnce(row, context))?.preAuthCode ?? null;
  }

  /** Both fields show one code. */
  private pluginOnce(row: LinkRow, context: Context): Promise<PluginFacts | null> {
    return context.once(`plugin of link ${row.id}`, () => this.parts.authorizers.links.plugin(row));
  }

  @FieldResolver(() => Authorizer, { nullable: true, description: "Who used it." })
  async authorizer(@Root() { row }: AuthorizationLink, @Ctx() context: Context): Promise<Authorizer | null> {
    if (row.authorizerId === null) return null;
    const authorizer = await authorizerLoaders(this.parts.authorizers, context).byId.load(row.authorizerId);
    return authorizer && authorizerView(authorizer);
  }
}

export function linkNodeReaders(authorizers: Authorizers): NodeReaders {
  return {
    async AuthorizationLink(id, context) {
      // A link's URL lets whoever has it authorize an account: viewers do not get it here either.
      if (!context.viewer || context.viewer.role === "viewer") return null;
      const row = await authorizers.links.find(id);
      return row && linkView(row, authorizers.links.urlOf(row), context.language);
    },
  };
}
