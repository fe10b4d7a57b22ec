import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Callbacks } from "../callbacks/service.ts";
import { CallbackEvent, CallbackEventConnection, eventPage } from "../callbacks/types.ts";
import type { Clock } from "../clock.ts";
import type { Bus } from "../events/bus.ts";
import { Needs } from "../graphql/access.ts";
import { ConnectionArgs, ForwardArgs, readPage, toConnection } from "../graphql/connection.ts";
import type { Connection } from "../graphql/connection.ts";
import type { Context } from "../graphql/context.ts";
import { fromGlobalId } from "../graphql/global-id.ts";
import { idempotently } from "../graphql/idempotency.ts";
import type { NodeReaders } from "../graphql/node.ts";
import { live, mapped } from "../graphql/subscriptions.ts";
import { answer } from "../graphql/user-error.ts";
import { PlatformCounts } from "../platform/types.ts";
import { type AccountKind, permissionSets, permissionSetsFor } from "../wechat/index.ts";
import { authorizerLoaders } from "./loaders.ts";
import { neededSets } from "./needed-sets.ts";
import type { AuthorizerFilter, AuthorizerKind, AuthorizerRow, Authorizers } from "./service.ts";
import {
  type AuthorizationChange,
  AuthorizationChangeConnection,
  Authorizer,
  AuthorizerConnection,
  AuthorizerFilterInput,
  AuthorizerKindEnum,
  AuthorizerSync,
  authorizerView,
  changeView,
  filterOf,
  GrantedPermissionSet,
  PermissionSet,
  permissionSetOf,
  permissionSetView,
  RefreshAuthorizerInput,
  RefreshAuthorizerPayload,
  SyncAuthorizersPayload,
  syncView,
  UpdateAuthorizerInput,
  UpdateAuthorizerPayload,
} from "./types.ts";

export interface AuthorizerResolverParts {
  authorizers: Authorizers;
  callbacks: Callbacks;
  bus: Bus;
}

@Resolver(() => Authorizer)
export class AuthorizerResolver {
  constructor(private readonly parts: AuthorizerResolverParts) {}

  @Needs("viewer")
  @Query(() => AuthorizerConnection, { name: "authorizers", description: "Merchants' accounts, newest first." })
  list(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg("filter", () => AuthorizerFilterInput, { nullable: true }) filter?: AuthorizerFilterInput | null,
  ): Promise<Connection<Authorizer>> {
    return authorizerPage(this.parts.authorizers, args, filterOf(filter));
  }

  @Needs("viewer")
  @Query(() => Authorizer, { nullable: true, description: "One account, by its id or its appid." })
  async authorizer(
    @Arg("id", () => ID, { nullable: true }) id?: string | null,
    @Arg("appId", () => String, { nullable: true }) appId?: string | null,
  ): Promise<Authorizer | null> {
    const rowId = id == null ? null : fromGlobalId(id, "Authorizer");
    const { authorizers } = this.parts;
    const row =
      rowId !== null
        ? await authorizers.find(rowId)
        : appId == null
          ? null
          : await authorizers.findByAppId(appId.trim());
    return row && authorizerView(row);
  }

  @Needs("viewer")
  @Query(() => [String], { description: "All tags in use." })
  authorizerTags(): Promise<string[]> {
    return this.parts.authorizers.allTags();
  }

  @Needs("viewer")
  @Query(() => AuthorizerSync, {
    nullable: true,
    description: "The last reading of WeChat's list; null before the first.",
  })
  async authorizerSync(@Ctx() context: Context): Promise<AuthorizerSync | null> {
    const row = await this.parts.authorizers.sync();
    return row && syncView(row, context.language);
  }

  @Needs("viewer")
  @Query(() => [PermissionSet], { name: "permissionSets", description: "The permission sets WeChat has." })
  sets(
    @Ctx() context: Context,
    @Arg("kind", () => AuthorizerKindEnum, { nullable: true }) kind?: AuthorizerKind | null,
  ): PermissionSet[] {
    const sets = kind == null ? permissionSets : permissionSetsFor(accountKinds[kind]);
    return sets.map((info) => permissionSetView(info, context.language));
  }

  @Needs("operator")
  @Mutation(() => UpdateAuthorizerPayload, { description: "Changes remark and tags; what is absent stays." })
  updateAuthorizer(
    @Arg("input", () => UpdateAuthorizerInput) input: UpdateAuthorizerInput,
    @Ctx() context: Context,
  ): Promise<UpdateAuthorizerPayload> {
    return answer(context, async () => {
      const row = await this.parts.authorizers.update(context.actor, fromGlobalId(input.id, "Authorizer"), input);
      return { authorizer: authorizerView(row) };
    });
  }

  @Needs("operator")
  @Mutation(() => RefreshAuthorizerPayload, { description: "Reads the account anew from WeChat." })
  refreshAuthorizer(
    @Arg("input", () => RefreshAuthorizerInput) input: RefreshAuthorizerInput,
    @Ctx() context: Context,
  ): Promise<RefreshAuthorizerPayload> {
    return answer(context, async () => {
      const request = { key: input.idempotencyKey, mutation: "refreshAuthorizer", input };
      const { id } = await idempotently(context, request, async () => {
        const row = await this.parts.authorizers.refresh(context.actor, fromGlobalId(input.id, "Authorizer"));
        return { id: row.id };
      });
      const row = await this.parts.authorizers.find(id);
      return { authorizer: row && authorizerView(row) };
    });
  }

  @Needs("operator")
  @Mutation(() => SyncAuthorizersPayload, {
    description: "Begins to read WeChat's list of accounts; it adds and restores, and deletes nobody.",
  })
  syncAuthorizers(@Ctx() context: Context): Promise<SyncAuthorizersPayload> {
    return answer(context, async () => {
      const row = await this.parts.authorizers.startSync(context.actor);
      return { startedAt: row.startedAt, sync: syncView(row, context.language) };
    });
  }

  @Needs("viewer")
  @Subscription(() => Authorizer, {
    subscribe: live(
      () => AuthorizerResolver,
      (it, args: { id?: string | null }) => it.follow(args.id),
    ),
    description: "An account whenever something about it changed; all accounts without an id.",
  })
  authorizerChanged(
    @Root() row: AuthorizerRow,
    @Arg("id", () => ID, { nullable: true }) _id?: string | null,
  ): Authorizer {
    return authorizerView(row);
  }

  follow(id: string | null | undefined): AsyncIterable<AuthorizerRow> {
    const wanted = id == null ? undefined : fromGlobalId(id, "Authorizer");
    return mapped(this.parts.bus.follow("authorizer"), async (message) => {
      if (wanted !== undefined && message.id !== wanted) return undefined;
      return (await this.parts.authorizers.find(message.id)) ?? undefined;
    });
  }

  @FieldResolver(() => [GrantedPermissionSet], { name: "permissionSets", description: "What the merchant granted." })
  async grantedSets(@Root() { rowId }: Authorizer, @Ctx() context: Context): Promise<GrantedPermissionSet[]> {
    const grants = await authorizerLoaders(this.parts.authorizers, context).grants.load(rowId);
    return grants.map(({ permissionSetId, grantedAt }) => ({
      grantedAt,
      permissionSet: permissionSetOf(permissionSetId, context.language),
    }));
  }

  @FieldResolver(() => [PermissionSet], {
    description: "Sets without which a part of what this platform does with such an account stops.",
  })
  async missingPermissionSets(@Root() { rowId, kind }: Authorizer, @Ctx() context: Context): Promise<PermissionSet[]> {
    const grants = await authorizerLoaders(this.parts.authorizers, context).grants.load(rowId);
    const granted = new Set(grants.map(({ permissionSetId }) => permissionSetId));
    return neededSets[kind].filter((id) => !granted.has(id)).map((id) => permissionSetOf(id, context.language));
  }

  @FieldResolver(() => [String])
  tags(@Root() { rowId }: Authorizer, @Ctx() context: Context): Promise<string[]> {
    return authorizerLoaders(this.parts.authorizers, context).tags.load(rowId);
  }

  @FieldResolver(() => AuthorizationChangeConnection, {
    description: "What happened to the authorization, newest first.",
  })
  async changes(
    @Root() { rowId }: Authorizer,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AuthorizationChange>> {
    const page = readPage(args);
    const rows = await this.parts.authorizers.changes(rowId, page);
    return toConnection(
      rows.map((row) => changeView(row, context.language)),
      page,
      (change) => [change.rowId],
      () => this.parts.authorizers.countChanges(rowId),
    );
  }

  @FieldResolver(() => CallbackEventConnection, { description: "What WeChat pushed about it, newest first." })
  events(
    @Root() { appId }: Authorizer,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Connection<CallbackEvent>> {
    return eventPage(this.parts.callbacks, args, { appId });
  }
}

@Resolver(() => PermissionSet)
export class PermissionSetResolver {
  constructor(private readonly authorizers: Authorizers) {}

  @FieldResolver(() => AuthorizerConnection, { name: "authorizers", description: "Who granted it, newest first." })
  granters(@Root() { id }: PermissionSet, @Args(() => ForwardArgs) args: ForwardArgs): Promise<Connection<Authorizer>> {
    return authorizerPage(this.authorizers, args, { hasPermissionSets: [id] });
  }
}

@Resolver(() => CallbackEvent)
export class EventAuthorizerResolver {
  constructor(private readonly authorizers: Authorizers) {}

  @FieldResolver(() => Authorizer, { nullable: true, description: "The account it is about, if it is known here." })
  async authorizer(@Root() { appId }: CallbackEvent, @Ctx() context: Context): Promise<Authorizer | null> {
    if (appId === null) return null;
    const row = await authorizerLoaders(this.authorizers, context).byAppId.load(appId);
    return row && authorizerView(row);
  }
}

/** WeChat counts its days in Beijing time, which has no summer time; so do we. */
const beijingOffsetMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;

@Resolver(() => PlatformCounts)
export class AuthorizerCountsResolver {
  constructor(private readonly parts: { authorizers: Authorizers; clock: Clock }) {}

  @FieldResolver(() => Int, { name: "authorizers", description: "Accounts that are authorized." })
  authorized(): Promise<number> {
    return this.parts.authorizers.count({ statuses: ["AUTHORIZED"] });
  }

  @FieldResolver(() => Int, { description: "Accounts that came since midnight in Beijing." })
  authorizedToday(): Promise<number> {
    const now = this.parts.clock.now().getTime();
    const midnight = Math.floor((now + beijingOffsetMs) / dayMs) * dayMs - beijingOffsetMs;
    return this.parts.authorizers.count({ statuses: ["AUTHORIZED"], authorizedAfter: new Date(midnight) });
  }
}

async function authorizerPage(
  authorizers: Authorizers,
  args: ConnectionArgs,
  filter: AuthorizerFilter,
): Promise<Connection<Authorizer>> {
  const page = readPage(args);
  const rows = await authorizers.list(filter, page);
  return toConnection(
    rows.map(authorizerView),
    page,
    ({ authorizedAt, rowId }) => [authorizedAt.getTime(), rowId],
    () => authorizers.count(filter),
  );
}

export function authorizerNodeReaders(authorizers: Authorizers): NodeReaders {
  return {
    async Authorizer(id) {
      const row = await authorizers.find(id);
      return row && authorizerView(row);
    },
  };
}

const accountKinds: Record<AuthorizerKind, AccountKind> = {
  OFFICIAL_ACCOUNT: "officialAccount",
  MINI_PROGRAM: "miniProgram",
  MINI_SHOP: "miniShop",
  OTHER: "other",
};
