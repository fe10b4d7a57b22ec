import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Authorizer, AuthorizerConnection } from "../../authorizers/types.ts";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ConnectionArgs, ForwardArgs, readPage, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import type { NodeReaders } from "../../graphql/node.ts";
import { answer } from "../../graphql/user-error.ts";
import { Template, templateView } from "../../templates/types.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import { known } from "../known.ts";
import { loadersOf } from "../loaders.ts";
import type { Releases } from "../service.ts";
import {
  Channel,
  type ChannelAccountsInput,
  ChannelAccountsPayload,
  ChannelConnection,
  ChannelPayload,
  ChannelSubscription,
  channelView,
  DeleteChannelInput,
  DeleteChannelPayload,
  FollowChannelInput,
  PinAccountsInput,
  SaveChannelInput,
  subscriptionView,
  UnpinAccountsInput,
} from "./types.ts";

@Resolver(() => Channel)
export class ChannelResolver {
  constructor(
    private readonly releases: Pick<Releases, "channels" | "db">,
    private readonly authorizers: AuthorizerReader,
  ) {}

  @Needs("viewer")
  @Query(() => ChannelConnection, { name: "channels", description: "The oldest first." })
  async list(@Args(() => ConnectionArgs) args: ConnectionArgs): Promise<Connection<Channel>> {
    const page = readPage(args);
    const { channels } = this.releases;
    return toConnection(
      (await channels.list(page)).map(channelView),
      page,
      ({ row }) => [row.id],
      () => channels.count(),
    );
  }

  @Needs("viewer")
  @Query(() => Channel, { nullable: true, name: "channel" })
  one(@Arg("id", () => ID) id: string): Promise<Channel | null> {
    return this.find(fromGlobalId(id, "Channel") ?? 0);
  }

  @Needs("releaser")
  @Mutation(() => ChannelPayload, { description: "Makes a channel, or changes one." })
  saveChannel(
    @Arg("input", () => SaveChannelInput) input: SaveChannelInput,
    @Ctx() context: Context,
  ): Promise<ChannelPayload> {
    const request = { key: input.idempotencyKey, mutation: "saveChannel", input };
    const { name, description = null, startsByItself, seenAt = null } = input;
    const id = input.id == null ? null : (fromGlobalId(input.id, "Channel") ?? 0);
    const wanted = { id, name, description, startsByItself: startsByItself ?? false, seenAt };
    return answer(context, async () => {
      const saved = await idempotently<{ id: number }>(context, request, async (remember) => ({
        id: await this.releases.channels.saveChannel(context.actor, wanted, (work, kept) =>
          remember(work, { id: kept }),
        ),
      }));
      return { channel: await this.find(saved.id) };
    });
  }

  @Needs("releaser")
  @Mutation(() => DeleteChannelPayload, { description: "Only one that nobody follows can be deleted." })
  deleteChannel(
    @Arg("input", () => DeleteChannelInput) input: DeleteChannelInput,
    @Ctx() context: Context,
  ): Promise<DeleteChannelPayload> {
    const request = { key: input.idempotencyKey, mutation: "deleteChannel", input };
    const id = fromGlobalId(input.id, "Channel") ?? 0;
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        await this.releases.channels.deleteChannel(context.actor, id, (work) => remember(work, { id }));
        return { id };
      });
      return { deletedId: toGlobalId("Channel", id) };
    });
  }

  @Needs("releaser")
  @Mutation(() => ChannelAccountsPayload, {
    description: "Has accounts follow a channel, in place of the one they followed, or none.",
  })
  followChannel(
    @Arg("input", () => FollowChannelInput) input: FollowChannelInput,
    @Ctx() context: Context,
  ): Promise<ChannelAccountsPayload> {
    const channelId = input.channelId == null ? null : (fromGlobalId(input.channelId, "Channel") ?? 0);
    return this.onAccounts(context, "followChannel", input, (chosen, remember) =>
      this.releases.channels.followChannel(context.actor, { ...chosen, channelId }, remember),
    );
  }

  @Needs("releaser")
  @Mutation(() => ChannelAccountsPayload, {
    description: "Keeps accounts that follow a channel on the version they have.",
  })
  pinAccounts(
    @Arg("input", () => PinAccountsInput) input: PinAccountsInput,
    @Ctx() context: Context,
  ): Promise<ChannelAccountsPayload> {
    const { reason = null } = input;
    return this.onAccounts(context, "pinAccounts", input, (chosen, remember) =>
      this.releases.channels.pinAccounts(context.actor, { ...chosen, reason }, remember),
    );
  }

  @Needs("releaser")
  @Mutation(() => ChannelAccountsPayload, { description: "Lets pinned accounts move on with their channel." })
  unpinAccounts(
    @Arg("input", () => UnpinAccountsInput) input: UnpinAccountsInput,
    @Ctx() context: Context,
  ): Promise<ChannelAccountsPayload> {
    return this.onAccounts(context, "unpinAccounts", input, (chosen, remember) =>
      this.releases.channels.unpinAccounts(context.actor, chosen, remember),
    );
  }

  @FieldResolver(() => Template, { nullable: true, description: "What it stands for now." })
  async template(@Root() { row }: Channel, @Ctx() context: Context): Promise<Template | null> {
    if (row.templateId === null) return null;
    return templateView(known(await loadersOf(context, this.releases.db).template.load(row.templateId)));
  }

  @FieldResolver(() => Int, { description: "Accounts that follow it." })
  async followerCount(@Root() { row }: Channel, @Ctx() context: Context): Promise<number> {
    return (await loadersOf(context, this.releases.db).followers.load(row.id)).followers;
  }

  @FieldResolver(() => Int, { description: "Of those, how many stay on the version they have." })
  async pinnedCount(@Root() { row }: Channel, @Ctx() context: Context): Promise<number> {
    return (await loadersOf(context, this.releases.db).followers.load(row.id)).pinned;
  }

  @FieldResolver(() => AuthorizerConnection, { description: "The oldest here first." })
  async followers(
    @Root() { row }: Channel,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Authorizer>> {
    const page = readPage(args);
    const ids = await this.releases.channels.followers(row.id, page);
    const accounts = await Promise.all(ids.map((id) => this.authorizers.load(context, id)));
    return toConnection(
      accounts.map(known),
      page,
      ({ rowId }) => [rowId],
      async () => (await loadersOf(context, this.releases.db).followers.load(row.id)).followers,
    );
  }

  private async find(id: number): Promise<Channel | null> {
    const row = await this.releases.channels.find(id);
    return row ? channelView(row) : null;
  }

  private onAccounts(
    context: Context,
    mutation: string,
    input: ChannelAccountsInput,
    run: (
      chosen: { selectionId: number | null; authorizerIds: number[] },
      remember: Parameters<Releases["channels"]["unpinAccounts"]>[2],
    ) => Promise<{ count: number }>,
  ): Promise<ChannelAccountsPayload> {
    const { selectionId, authorizerIds } = input;
    const chosen = {
      selectionId: selectionId == null ? null : (fromGlobalId(selectionId, "Selection") ?? 0),
      authorizerIds: (authorizerIds ?? []).map((id) => fromGlobalId(id, "Authorizer") ?? 0),
    };
    return answer(context, () =>
      idempotently<{ count: number }>(context, { key: input.idempotencyKey, mutation, input }, (remember) =>
        run(chosen, remember),
      ),
    );
  }
}

@Resolver(() => ChannelSubscription)
export class ChannelSubscriptionResolver {
  constructor(private readonly releases: Pick<Releases, "db">) {}

  @FieldResolver(() => Channel)
  async channel(@Root() { channelId }: ChannelSubscription, @Ctx() context: Context): Promise<Channel> {
    return channelView(known(await loadersOf(context, this.releases.db).channel.load(channelId)));
  }
}

@Resolver(() => Authorizer)
export class AuthorizerChannelResolver {
  constructor(private readonly releases: Pick<Releases, "db">) {}

  @FieldResolver(() => ChannelSubscription, { nullable: true, description: "The channel it follows; null when none." })
  async channel(@Root() { rowId }: Authorizer, @Ctx() context: Context): Promise<ChannelSubscription | null> {
    const row = await loadersOf(context, this.releases.db).subscription.load(rowId);
    return row && subscriptionView(row);
  }
}

export function channelNodeReaders({ channels }: Pick<Releases, "channels">): NodeReaders {
  return {
    async Channel(id) {
      const row = await channels.find(id);
      return row ? channelView(row) : null;
    },
  };
}
