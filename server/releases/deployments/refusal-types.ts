import { Field, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import type { Language } from "../../language.ts";
import type { AccountRefusal } from "../service.ts";
import { refusalTexts } from "../texts.ts";

@ObjectType({ description: "An account that a deployment leaves out, and why." })
export class DeploymentRefusal {
  @Field(() => String, { description: "Stable, for programs: NOT_A_MINI_PROGRAM, REVOKED, LACKS_PERMISSION_SET …" })
  code!: string;

  @Field(() => String)
  message!: string;

  @Field(() => String)
  remedy!: string;

  authorizerId!: number;
}

export const DeploymentRefusalConnection = connectionType("DeploymentRefusal", () => DeploymentRefusal);

export function refusalsView(refusals: readonly AccountRefusal[], language: Language): DeploymentRefusal[] {
  return refusals.map((refusal) => {
    const { message, remedy } = refusalTexts(refusal);
    const { code, authorizerId } = refusal;
    return { code, authorizerId, message: message[language], remedy: remedy[language] };
  });
}
