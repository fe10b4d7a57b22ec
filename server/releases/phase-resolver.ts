import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Needs } from "../graphql/access.ts";
import type { Context } from "../graphql/context.ts";
import { actAnswer } from "./act-answer.ts";
import { Deployment } from "./deployments/types.ts";
import { known } from "./known.ts";
import { loadersOf } from "./loaders.ts";
import { PhasedReleaseInput, PhaseType, phaseView, ReleasePhase } from "./phase-types.ts";
import { nextPhase } from "./phases.ts";
import type { Releases } from "./service.ts";
import type { ReleaseState } from "./states.ts";
import { Release, ReleaseActInput, ReleaseActPayload } from "./types.ts";

@Resolver(() => Release)
export class PhaseResolver {
  constructor(private readonly releases: Releases) {}

  @Needs("releaser")
  @Mutation(() => ReleaseActPayload, {
    description:
      "Puts the approved version online for a share of the users. The account needs a version online (85079).",
  })
  startPhasedRelease(
    @Arg("input", () => PhasedReleaseInput) input: PhasedReleaseInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return this.widen(context, "startPhasedRelease", "APPROVED", input);
  }

  @Needs("releaser")
  @Mutation(() => ReleaseActPayload, {
    description: "Gives the version to a larger share of the users; 100 is everybody, and ends the phased release.",
  })
  raisePhasedRelease(
    @Arg("input", () => PhasedReleaseInput) input: PhasedReleaseInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return this.widen(context, "raisePhasedRelease", "GRAY", input);
  }

  @Needs("releaser")
  @Mutation(() => ReleaseActPayload, {
    description: "Takes the version back from the users who have it. It stays approved and waits for a person.",
  })
  revertPhasedRelease(
    @Arg("input", () => ReleaseActInput) input: ReleaseActInput,
    @Ctx() context: Context,
  ): Promise<ReleaseActPayload> {
    return actAnswer(this.releases, context, { mutation: "revertPhasedRelease", kind: "REVERT_PHASE", input });
  }

  @FieldResolver(() => ReleasePhase, { nullable: true, description: "Set while it is GRAY." })
  async phase(@Root() { row }: Release, @Ctx() context: Context): Promise<ReleasePhase | null> {
    if (row.state !== "GRAY") return null;
    const { phases } = known(await loadersOf(context, this.releases.db).deployment.load(row.deploymentId));
    const next = row.failure === null ? nextPhase(phases, row.grayPercentage) : undefined;
    return {
      percentage: row.grayPercentage ?? 0,
      debuggersFirst: row.grayPlan?.debuggersFirst ?? false,
      testersFirst: row.grayPlan?.testersFirst ?? false,
      readAt: row.grayPlan ? new Date(row.grayPlan.readAt) : null,
      next: next
        ? { percentage: next.percentage, at: new Date(row.changedAt.getTime() + next.afterMinutes * 60_000) }
        : null,
    };
  }

  private widen(context: Context, mutation: string, from: ReleaseState, input: PhasedReleaseInput) {
    const { percentage, debuggersFirst, testersFirst } = input;
    const gray = { percentage, debuggersFirst: debuggersFirst ?? false, testersFirst: testersFirst ?? false };
    return actAnswer(this.releases, context, { mutation, kind: "PHASE", from, detail: { gray }, input });
  }
}

@Resolver(() => Deployment)
export class DeploymentPhasesResolver {
  @FieldResolver(() => [PhaseType], {
    description: "How each release reaches its users after the approval, if not all at once.",
  })
  phases(@Root() { row }: Deployment): PhaseType[] {
    return (row.phases ?? []).map(phaseView);
  }
}
