import type { Context } from "../../graphql/context.ts";
import { Refusal, userErrorView } from "../../graphql/user-error.ts";
import type { AuthorizerReader } from "../authorizer-reader.ts";
import type { Releases } from "../service.ts";
import { deployInput } from "./inputs.ts";
import type { DeploymentPreview } from "./preview-types.ts";
import type { StartDeploymentInput } from "./start-types.ts";

/** What both `deploymentPreview` and a dry run of `startDeployment` answer. */
export async function previewOf(
  input: StartDeploymentInput,
  { releases, authorizers }: { releases: Releases; authorizers: AuthorizerReader },
  { language, checkAtWechat }: { language: Context["language"]; checkAtWechat: boolean },
): Promise<DeploymentPreview> {
  try {
    const preview = await releases.previewDeployment(await deployInput(input, authorizers, releases), {
      checkAtWechat,
    });
    return { preview, userErrors: preview.problems.map((problem) => userErrorView(problem, language)) };
  } catch (error) {
    // Accounts that cannot be made out of the input at all.
    if (!(error instanceof Refusal)) throw error;
    return { preview: null, userErrors: [userErrorView(error, language)] };
  }
}
