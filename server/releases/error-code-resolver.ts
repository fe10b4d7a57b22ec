import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { Needs } from "../graphql/access.ts";
import type { Context } from "../graphql/context.ts";
import { deploymentView } from "./deployments/types.ts";
import { ErrorCode, errorCodeView, FailingDeploymentType } from "./error-code-types.ts";
import { loadersOf } from "./loaders.ts";
import type { Releases } from "./service.ts";

const mostDeployments = 20;

@Resolver(() => ErrorCode)
export class ErrorCodeResolver {
  constructor(private readonly releases: Releases) {}

  @Needs("viewer")
  @Query(() => ErrorCode, { description: "What a code of WeChat's means; a code nobody explains is of kind UNKNOWN." })
  errorCode(@Arg("errcode", () => Int) errcode: number, @Ctx() { language }: Context): ErrorCode {
    return errorCodeView(errcode, language);
  }

  @FieldResolver(() => Int, { description: "Releases that failed with it and still stand so." })
  async failedReleases(@Root() { errcode }: ErrorCode): Promise<number> {
    const failing = await this.releases.failingWith(errcode);
    return failing.reduce((sum, { count }) => sum + count, 0);
  }

  @FieldResolver(() => [FailingDeploymentType], {
    description: `The deployments they belong to, newest first; ${mostDeployments} at most.`,
  })
  async deployments(@Root() { errcode }: ErrorCode, @Ctx() context: Context): Promise<FailingDeploymentType[]> {
    const failing = (await this.releases.failingWith(errcode)).slice(0, mostDeployments);
    const { deployment } = loadersOf(context, this.releases.db);
    const rows = await deployment.loadMany(failing.map(({ deploymentId }) => deploymentId));
    return rows.flatMap((row, at) =>
      row && !(row instanceof Error) ? [{ deployment: deploymentView(row), count: failing[at]?.count ?? 0 }] : [],
    );
  }
}
