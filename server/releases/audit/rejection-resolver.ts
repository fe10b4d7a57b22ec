import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Needs } from "../../graphql/access.ts";
import { type Connection, ForwardArgs } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import { answer } from "../../graphql/user-error.ts";
import { Deployment, deploymentView } from "../deployments/types.ts";
import { loadersOf } from "../loaders.ts";
import { pageOfReleases } from "../pages.ts";
import type { Releases } from "../service.ts";
import { Release, ReleaseConnection } from "../types.ts";
import { auditProfileOf } from "./profile-types.ts";
import {
  Rejection,
  RejectionReasonType,
  RejectionScreenshot,
  rejectionView,
  ResubmitReleasesInput,
  ResubmitReleasesPayload,
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

  @Needs("releaser")
  @Mutation(() => ResubmitReleasesPayload, {
    description:
      "Submits rejected releases of a deployment again, many at once, with what is changed for them alone. They follow in a moment; accounts that cannot be taken up stay as they are.",
  })
  resubmitReleases(
    @Arg("input", () => ResubmitReleasesInput) input: ResubmitReleasesInput,
    @Ctx() context: Context,
  ): Promise<ResubmitReleasesPayload> {
    const request = { key: input.idempotencyKey, mutation: "resubmitReleases", input };
    const { rejectionKey, releaseIds, profile } = input;
    const deploymentId = fromGlobalId(input.deploymentId, "Deployment") ?? 0;
    const asked = {
      deploymentId,
      ...(rejectionKey == null ? {} : { rejectionKey }),
      ...(releaseIds == null ? {} : { releaseIds: releaseIds.map((id) => fromGlobalId(id, "Release") ?? 0) }),
      ...(profile == null ? {} : { profile: auditProfileOf(profile) }),
    };
    return answer(context, async () => {
      const { count } = await idempotently<{ count: number }>(context, request, async (remember) => {
        let meant = 0;
        await this.rooms.resubmitReleases(context.actor, asked, async (work, some) => {
          meant = some;
          await remember(work, { count: some });
        });
        return { count: meant };
      });
      const row = await this.rooms.findDeployment(deploymentId);
      return { deployment: row ? deploymentView(row) : null, count };
    });
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
