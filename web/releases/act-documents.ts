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
  mutation RollBackRelease($input: RollBackReleaseInput!) {
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

const revertPhaseMutation = graphql(`
  mutation RevertPhasedRelease($input: ReleaseActInput!) {
    act: revertPhasedRelease(input: $input) {
      ...ActAnswer
    }
  }
`);
const expediteMutation = graphql(`
  mutation ExpediteAudit($input: ReleaseActInput!) {
    act: expediteAudit(input: $input) {
      ...ActAnswer
    }
  }
`);

const startPhaseMutation = graphql(`
  mutation StartPhasedRelease($input: PhasedReleaseInput!) {
    act: startPhasedRelease(input: $input) {
      ...ActAnswer
    }
  }
`);
const raisePhaseMutation = graphql(`
  mutation RaisePhasedRelease($input: PhasedReleaseInput!) {
    act: raisePhasedRelease(input: $input) {
      ...ActAnswer
    }
  }
`);

/** A phased release has a share of the users, and is started or raised. */
export const phaseMutations = { APPROVED: startPhaseMutation, GRAY: raisePhaseMutation } as const;

/** Acts that need nothing but the release. */
export type PlainAct = Exclude<ReleaseAction, "PHASE">;

/** The mutation of each act; all answer alike. */
export const actMutations = {
  SUBMIT_FOR_AUDIT: submitMutation,
  RELEASE: publishMutation,
  REVERT_PHASE: revertPhaseMutation,
  EXPEDITE: expediteMutation,
  WITHDRAW: withdrawMutation,
  ROLL_BACK: rollBackMutation,
  RETRY: retryMutation,
  CANCEL: cancelMutation,
} as const satisfies Record<PlainAct, unknown>;

/** What the URL calls the dialog of each act. */
export const dialogOf: Record<ReleaseAction, ReleaseDialog> = {
  SUBMIT_FOR_AUDIT: "submit",
  RELEASE: "release",
  PHASE: "phase",
  REVERT_PHASE: "revert-phase",
  EXPEDITE: "expedite",
  WITHDRAW: "withdraw",
  ROLL_BACK: "roll-back",
  RETRY: "retry",
  CANCEL: "cancel",
};

export function actOf(dialog: ReleaseDialog | undefined): ReleaseAction | undefined {
  return (Object.keys(dialogOf) as ReleaseAction[]).find((act) => dialogOf[act] === dialog);
}
