import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { Needs } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { Refusal, UserError, userErrorView } from "../../graphql/user-error.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import type { Releases } from "../service.ts";
import { deployInput } from "./inputs.ts";
import { DeploymentRefusal, refusalsView } from "./refusal-types.ts";
import { StartDeploymentInput } from "./start-types.ts";

@ObjectType({ simpleResolvers: true, description: "What startDeployment would do now." })
export class DeploymentPreview {
  @Field(() => Int, { description: "Accounts that would begin." })
  accepted!: number;

  @Field(() => [DeploymentRefusal], { description: "Accounts that would be left out." })
  refusals!: DeploymentRefusal[];

  @Field(() => [UserError], { description: "What is wrong for all accounts: all of it, each at its field." })
  userErrors!: UserError[];
}

@Resolver()
export class DeploymentPreviewResolver {
  constructor(
    private readonly releases: Releases,
    private readonly authorizers: AuthorizerReader,
  ) {}

  @Needs("releaser")
  @Query(() => DeploymentPreview, {
    description: "Looks at what startDeployment would do with the same input, and does nothing.",
  })
  async deploymentPreview(
    @Arg("input", () => StartDeploymentInput) input: StartDeploymentInput,
    @Ctx() { language }: Context,
  ): Promise<DeploymentPreview> {
    try {
      const preview = await this.releases.previewDeployment(await deployInput(input, this.authorizers, this.releases));
      return {
        accepted: preview.accepted,
        refusals: refusalsView(preview.refusals, language),
        userErrors: preview.problems.map((problem) => userErrorView(problem, language)),
      };
    } catch (error) {
      // Accounts that cannot be made out of the input at all.
      if (!(error instanceof Refusal)) throw error;
      return { accepted: 0, refusals: [], userErrors: [userErrorView(error, language)] };
    }
  }
}
