import { graphql } from "../graphql/generated/gql.ts";
import type { DeploymentStatePartsFragment } from "../graphql/generated/graphql.ts";
import { useMessages } from "../i18n/messages.ts";
import { StateTag } from "../ui/state-tag.tsx";
import { deploymentStates } from "../ui/states.tsx";
import { catalogue } from "./deployments-messages.ts";

graphql(`
  fragment DeploymentStateParts on Deployment {
    state
    counts {
      failed
      rejected
    }
  }
`);

/** A completed deployment with problems is amber and says how many: completed does not mean that all went well. */
export function DeploymentStateTag({ deployment }: { deployment: DeploymentStatePartsFragment }) {
  const texts = useMessages(catalogue);
  const { state, counts } = deployment;
  const look = deploymentStates[state];
  const problems = counts.failed + counts.rejected;
  if (problems === 0) return <StateTag look={look} />;
  return (
    <StateTag look={state === "COMPLETED" ? { ...look, hue: "amber" } : look} detail={texts.problemsOf(problems)} />
  );
}
