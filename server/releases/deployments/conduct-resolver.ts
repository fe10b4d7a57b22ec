import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from "type-graphql";
import type { Clock } from "../../clock.ts";
import type { Work } from "../../db/work.ts";
import { Needs } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { idempotently } from "../../graphql/idempotency.ts";
import { answer } from "../../graphql/user-error.ts";
import { loadersOf } from "../loaders.ts";
import type { Releases } from "../service.ts";
import { Release } from "../types.ts";
import {
  DeploymentBulkPayload,
  DeploymentHaltType,
  DeploymentWave,
  haltView,
  OpenNextWaveInput,
  PublishReleasesInput,
  RollBackWaveInput,
  RetryReleasesInput,
  SkipReleasesInput,
} from "./conduct-types.ts";
import { DeploymentPlanType, planView } from "./plan-types.ts";
import { Deployment, DeploymentActInput, DeploymentActPayload, deploymentView } from "./types.ts";
import { wavesView } from "./waves-view.ts";

/** How a deployment is conducted: its plan, its waves, and what people do about them. */
@Resolver(() => Deployment)
export class DeploymentConductResolver {
  private readonly releases: Releases;
  private readonly clock: Clock;

  constructor(parts: { releases: Releases; clock: Clock }) {
    this.releases = parts.releases;
    this.clock = parts.clock;
  }

  @Needs("releaser")
  @Mutation(() => DeploymentActPayload, {
    description:
      "Stops everything a deployment does by itself: no call to WeChat begins after it. What people ask for release by release is still done.",
  })
  pauseDeployment(
    @Arg("input", () => DeploymentActInput) input: DeploymentActInput,
    @Ctx() context: Context,
  ): Promise<DeploymentActPayload> {
    return this.act(context, "pauseDeployment", input, (id, remember) =>
      this.releases.pauseDeployment(context.actor, id, remember),
    );
  }

  @Needs("releaser")
  @Mutation(() => DeploymentActPayload, {
    description:
      "Lets a paused or halted deployment go on where it stood. What halted it is forgiven: thresholds count what happens from here on.",
  })
  resumeDeployment(
    @Arg("input", () => DeploymentActInput) input: DeploymentActInput,
    @Ctx() context: Context,
  ): Promise<DeploymentActPayload> {
    return this.act(context, "resumeDeployment", input, (id, remember) =>
      this.releases.resumeDeployment(context.actor, id, remember),
    );
  }

  @Needs("releaser")
  @Mutation(() => DeploymentActPayload, { description: "Opens the next wave, whatever its gate says." })
  openNextWave(
    @Arg("input", () => OpenNextWaveInput) input: OpenNextWaveInput,
    @Ctx() context: Context,
  ): Promise<DeploymentActPayload> {
    return this.act(context, "openNextWave", input, (id, remember) =>
      this.releases.openNextWave(context.actor, { id, seenWave: input.wave - 1 }, remember),
    );
  }

  @Needs("releaser")
  @Mutation(() => DeploymentBulkPayload, {
    description:
      "Takes failed, rejected or withdrawn releases up again, each at the last thing that is still true. While the deployment is paused they take their place in it and wait.",
  })
  retryReleases(
    @Arg("input", () => RetryReleasesInput) input: RetryReleasesInput,
    @Ctx() context: Context,
  ): Promise<DeploymentBulkPayload> {
    const { errcode, states } = input;
    return this.bulk(context, "retryReleases", input, (deploymentId, remember) =>
      this.releases.retryReleases(
        context.actor,
        { deploymentId, ...(errcode == null ? {} : { errcode }), ...(states?.length ? { states } : {}) },
        remember,
      ),
    );
  }

  @Needs("releaser")
  @Mutation(() => DeploymentBulkPayload, {
    description:
      "Leaves releases out of their deployment (CANCELLED): what is under way ends, what failed counts as a problem no longer.",
  })
  skipReleases(
    @Arg("input", () => SkipReleasesInput) input: SkipReleasesInput,
    @Ctx() context: Context,
  ): Promise<DeploymentBulkPayload> {
    const { errcode, state, releaseIds } = input;
    return this.bulk(context, "skipReleases", input, (deploymentId, remember) =>
      this.releases.skipReleases(
        context.actor,
        {
          deploymentId,
          ...(errcode == null ? {} : { errcode }),
          ...(state == null ? {} : { state }),
          ...(releaseIds == null ? {} : { releaseIds: releaseIds.map((id) => fromGlobalId(id, "Release") ?? 0) }),
        },
        remember,
      ),
    );
  }

  @Needs("releaser")
  @Mutation(() => DeploymentBulkPayload, {
    description:
      "Puts all approved versions of a deployment, or of one of its waves, online: within its windows, and not while it is paused.",
  })
  publishReleases(
    @Arg("input", () => PublishReleasesInput) input: PublishReleasesInput,
    @Ctx() context: Context,
  ): Promise<DeploymentBulkPayload> {
    const { wave, version } = input;
    return this.bulk(context, "publishReleases", input, (deploymentId, remember) =>
      this.releases.publishReleases(
        context.actor,
        { deploymentId, seenVersion: version ?? null, ...(wave == null ? {} : { wave: wave - 1 }) },
        remember,
      ),
    );
  }

  @Needs("releaser")
  @Mutation(() => DeploymentBulkPayload, {
    description:
      "Takes a deployment's version, or that of one of its waves, back from all users: accounts where it is online go back to the version before, phased releases are taken back.",
  })
  rollBackWave(
    @Arg("input", () => RollBackWaveInput) input: RollBackWaveInput,
    @Ctx() context: Context,
  ): Promise<DeploymentBulkPayload> {
    const { wave, version } = input;
    return this.bulk(context, "rollBackWave", input, (deploymentId, remember) =>
      this.releases.rollBackWave(
        context.actor,
        { deploymentId, seenVersion: version, ...(wave == null ? {} : { wave: wave - 1 }) },
        remember,
      ),
    );
  }

  @FieldResolver(() => DeploymentPlanType, { nullable: true, description: "Null when all accounts began at once." })
  plan(@Root() { row }: Deployment): DeploymentPlanType | null {
    return row.plan && planView(row.plan);
  }

  @FieldResolver(() => String, { nullable: true, description: "Why it is done." })
  reason(@Root() { row }: Deployment): string | null {
    return row.reason;
  }

  @FieldResolver(() => Int, { description: "The newest wave that is open, from 1." })
  wave(@Root() { row }: Deployment): number {
    return row.wave + 1;
  }

  @FieldResolver(() => [DeploymentWave], { description: "In order; one when it has no plan." })
  async waves(@Root() { row }: Deployment, @Ctx() context: Context): Promise<DeploymentWave[]> {
    const counts = await loadersOf(context, this.releases.db).waveCounts.load(row.id);
    return wavesView(row, counts, { now: this.clock.now(), language: context.language });
  }

  @FieldResolver(() => DeploymentHaltType, {
    nullable: true,
    description: "What stopped it by itself, or keeps its next wave from opening until a person opens it.",
  })
  halt(@Root() { row }: Deployment, @Ctx() { language }: Context): DeploymentHaltType | null {
    return row.halt && haltView(row.halt, language);
  }

  private async view(id: number): Promise<Deployment | null> {
    const row = await this.releases.findDeployment(id);
    return row ? deploymentView(row) : null;
  }

  private act(
    context: Context,
    mutation: string,
    input: { id: string; idempotencyKey?: string | null },
    run: (id: number, remember: (work: Work) => Promise<void>) => Promise<void>,
  ): Promise<DeploymentActPayload> {
    const request = { key: input.idempotencyKey, mutation, input };
    const id = fromGlobalId(input.id, "Deployment") ?? 0;
    return answer(context, async () => {
      await idempotently(context, request, async (remember) => {
        await run(id, (work) => remember(work, { id }));
        return { id };
      });
      return { deployment: await this.view(id) };
    });
  }

  private bulk(
    context: Context,
    mutation: string,
    input: { deploymentId: string; idempotencyKey?: string | null },
    run: (id: number, remember: (work: Work, count: number) => Promise<void>) => Promise<void>,
  ): Promise<DeploymentBulkPayload> {
    const request = { key: input.idempotencyKey, mutation, input };
    const id = fromGlobalId(input.deploymentId, "Deployment") ?? 0;
    const done = async () => {
      const { count } = await idempotently<{ count: number }>(context, request, async (remember) => {
        let meant = 0;
        await run(id, (work, size) => {
          meant = size;
          return remember(work, { count: size });
        });
        return { count: meant };
      });
      return { deployment: await this.view(id), count };
    };
    return answer<Pick<DeploymentBulkPayload, "deployment" | "count">>(context, done, {
      count: 0,
    }) as Promise<DeploymentBulkPayload>;
  }
}

@Resolver(() => Release)
export class ReleaseWaveResolver {
  @FieldResolver(() => Int, { description: "Its wave in the deployment, from 1." })
  wave(@Root() { row }: Release): number {
    return row.wave + 1;
  }
}
