import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { Authorizer } from "../authorizers/types.ts";
import { type Connection, ForwardArgs } from "../graphql/connection.ts";
import type { Context } from "../graphql/context.ts";
import { PlatformCounts } from "../platform/types.ts";
import { Template, TemplateConnection } from "../templates/types.ts";
import { loadersOf } from "./loaders.ts";
import { pageOfReleases } from "./pages.ts";
import type { Releases } from "./service.ts";
import { Release, ReleaseConnection, releaseView } from "./types.ts";

/** What releases add to the things of rooms to the left. */

@Resolver(() => Authorizer)
export class AuthorizerReleasesResolver {
  constructor(private readonly rooms: Releases) {}

  @FieldResolver(() => ReleaseConnection, { description: "Its releases, newest first." })
  releases(@Root() { rowId }: Authorizer, @Args(() => ForwardArgs) page: ForwardArgs): Promise<Connection<Release>> {
    return pageOfReleases(this.rooms, page, { authorizerId: rowId });
  }

  @FieldResolver(() => Release, { nullable: true, description: "The newest one, whatever became of it." })
  async currentRelease(@Root() { rowId }: Authorizer, @Ctx() context: Context): Promise<Release | null> {
    const row = await loadersOf(context, this.rooms.db).newest.load(rowId);
    return row && releaseView(row);
  }

  @FieldResolver(() => Release, {
    nullable: true,
    description: "The one users see: the last that went online and was not rolled back. Null when none is ours.",
  })
  async onlineRelease(@Root() { rowId }: Authorizer, @Ctx() context: Context): Promise<Release | null> {
    const row = await loadersOf(context, this.rooms.db).online.load(rowId);
    return row && releaseView(row);
  }
}

@Resolver(() => Template)
export class TemplateReleasesResolver {
  constructor(private readonly rooms: Releases) {}

  @FieldResolver(() => Int, { description: "Accounts whose online version comes from it." })
  async accountsOnline(@Root() { rowId }: Template, @Ctx() context: Context): Promise<number> {
    return (await loadersOf(context, this.rooms.db).templateCounts.load(rowId)).accountsOnline;
  }

  @FieldResolver(() => Int, { description: "How often it was deployed." })
  async deployments(@Root() { rowId }: Template, @Ctx() context: Context): Promise<number> {
    return (await loadersOf(context, this.rooms.db).templateCounts.load(rowId)).deployments;
  }
}

@Resolver(() => TemplateConnection)
export class TemplateUseResolver {
  constructor(private readonly rooms: Releases) {}

  @FieldResolver(() => Int, {
    description: "Templates of the whole library that no account has online and no release under way needs.",
  })
  unusedCount(): Promise<number> {
    return this.rooms.countUnusedTemplates();
  }
}

@Resolver(() => PlatformCounts)
export class ReleaseCountsResolver {
  constructor(private readonly rooms: Releases) {}

  @FieldResolver(() => Int, { description: "Deployments that are not over." })
  runningDeployments(): Promise<number> {
    return this.rooms.countRunningDeployments();
  }

  @FieldResolver(() => Int, { description: "Releases under way." })
  liveReleases(): Promise<number> {
    return this.rooms.countLiveReleases();
  }
}
