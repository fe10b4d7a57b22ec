import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ForwardArgs } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { Deployment } from "../deployments/types.ts";
import { loadersOf } from "../loaders.ts";
import { pageOfReleases } from "../pages.ts";
import type { Releases } from "../service.ts";
import { Release, ReleaseConnection } from "../types.ts";
import {
  Rejection,
  RejectionReasonType,
  RejectionScreenshot,
  rejectionView,
  screenshotView,
} from "./rejection-types.ts";
import { reasonsOf } from "./rejections.ts";

@Resolver(() => Rejection)
export class RejectionResolver {
  constructor(private readonly rooms: Releases) {}

  @Needs("viewer")
  @Query(() => [Rejection], {
    name: "rejections",
    description: "Rejected releases of all deployments by what is wrong, the most frequent first; at most 100 groups.",
  })
  async list(): Promise<Rejection[]> {
    return (await this.rooms.rejectionGroups()).map(rejectionView);
  }

  @FieldResolver(() => ReleaseConnection, { name: "releases", description: "Newest first." })
  ownReleases(@Root() { group }: Rejection, @Args(() => ForwardArgs) page: ForwardArgs): Promise<Connection<Release>> {
    const { deploymentId, key } = group;
    return pageOfReleases(this.rooms, page, {
      states: ["REJECTED"],
      rejectionKey: key,
      ...(deploymentId === null ? {} : { deploymentId }),
    });
  }
}

/** What reviews add to a deployment. */
@Resolver(() => Deployment)
export class DeploymentRejectionsResolver {
  constructor(private readonly rooms: Releases) {}

  @FieldResolver(() => [Rejection], {
    description: "Its rejected releases by what is wrong, the most frequent first; at most 100 groups.",
  })
  async rejections(@Root() { row }: Deployment): Promise<Rejection[]> {
    return (await this.rooms.rejectionGroups(row.id)).map(rejectionView);
  }
}

/** What reviews add to a release. */
@Resolver(() => Release)
export class ReleaseRejectionResolver {
  constructor(private readonly rooms: Releases) {}

  @FieldResolver(() => [RejectionReasonType], { description: "What WeChat's reviewer found wrong, one by one." })
  rejectReasons(@Root() { row }: Release): RejectionReasonType[] {
    return reasonsOf(row.rejectReason ?? "");
  }

  @FieldResolver(() => [RejectionScreenshot], {
    description: "What the reviewer saw, in WeChat's order; fetched soon after the rejection and kept.",
  })
  async rejectionScreenshots(@Root() { row }: Release, @Ctx() context: Context): Promise<RejectionScreenshot[]> {
    const rows = await loadersOf(context, this.rooms.db).screenshots.load(row.id);
    // Those of an earlier rejection are kept, and shown no more.
    const current = new Set((row.rejectScreenshots ?? "").split("|"));
    return rows.filter(({ mediaId }) => current.has(mediaId)).map((shot) => screenshotView(shot, context.language));
  }
}
