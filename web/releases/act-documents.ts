import { graphql } from "../graphql/generated/gql.ts";
import type { ReleaseAction } from "../graphql/generated/schema-facts.ts";
import type { ReleaseDialog } from "./routes.ts";

graphql(`
  fragment ActAnswer on ReleaseActPayload {
    release {
      ...ReleaseParts
    }
    userErrors {
      ...UserErrorParts
    }
  }
`);

const submitMutation = graphql(`
  mutation SubmitReleaseForAudit($input: ReleaseActInput!) {
    act: submitReleaseForAudit(input: $input) {
      ...ActAnswer
    }
  }
`);
const publishMutation = graphql(`
  mutation PublishRelease($input: ReleaseActInput!) {
    act: publishRelease(input: $input) {
      ...ActAnswer
    }
  }
`);
const withdrawMutation = graphql(`
  mutation WithdrawReleaseAudit($input: ReleaseActInput!) {
    act: withdrawReleaseAudit(input: $input) {
      ...ActAnswer
    }
  }
`);
const rollBackMutation = graphql(`
  mutation RollBackRelease($input: ReleaseActInput!) {
    act: rollBackRelease(input: $input) {
      ...ActAnswer
    }
  }
`);
export const retryMutation = graphql(`
  mutation RetryRelease($input: ReleaseActInput!) {
    act: retryRelease(input: $input) {
      ...ActAnswer
    }
  }
`);
const cancelMutation = graphql(`
  mutation CancelRelease($input: ReleaseActInput!) {
    act: cancelRelease(input: $input) {
      ...ActAnswer
    }
  }
`);

/** The mutation of each act; all answer alike. */
export const actMutations = {
  SUBMIT_FOR_AUDIT: submitMutation,
  RELEASE: publishMutation,
  WITHDRAW: withdrawMutation,
  ROLL_BACK: rollBackMutation,
  RETRY: retryMutation,
  CANCEL: cancelMutation,
} as const satisfies Record<ReleaseAction, unknown>;

/** What the URL calls the dialog of each act. */
export const dialogOf: Record<ReleaseAction, ReleaseDialog> = {
  SUBMIT_FOR_AUDIT: "submit",
  RELEASE: "release",
  WITHDRAW: "withdraw",
  ROLL_BACK: "roll-back",
  RETRY: "retry",
  CANCEL: "cancel",
};

export function actOf(dialog: ReleaseDialog | undefined): ReleaseAction | undefined {
  return (Object.keys(dialogOf) as ReleaseAction[]).find((act) => dialogOf[act] === dialog);
}
