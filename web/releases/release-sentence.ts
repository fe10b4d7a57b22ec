import type { ReleasePartsFragment } from "../graphql/generated/graphql.ts";
import type { ReleaseAction } from "../graphql/generated/schema-facts.ts";

export interface SentenceTexts {
  asked: Record<ReleaseAction, string>;
  queued: string;
  willSubmit: string;
  waitsForSubmit: string;
  inAudit: string;
  willRelease: string;
  waitsForRelease: string;
  gray: string;
  isOnline: string;
  wasFollowed: string;
  rejectedNext: string;
  withdrawn: string;
  rolledBack: string;
  failed: string;
  cancelled: string;
}

/** Where a release stands and what comes next, in one sentence. */
export function sentenceOf(release: ReleasePartsFragment, texts: SentenceTexts): string {
  const { state, waiting, pendingAction, deployment, authorizer, id } = release;
  if (pendingAction && pendingAction !== "SUBMIT_FOR_AUDIT") return texts.asked[pendingAction];
  const goesOn = deployment.state !== "CANCELLED";
  switch (state) {
    case "QUEUED":
      return waiting?.message ?? texts.queued;
    case "COMMITTED":
      if (waiting) return waiting.message;
      return deployment.submitForAudit || pendingAction ? texts.willSubmit : texts.waitsForSubmit;
    case "IN_AUDIT":
      return texts.inAudit;
    case "APPROVED":
      return deployment.releaseWhenApproved && goesOn && waiting?.reason !== "APPROVAL"
        ? (waiting?.message ?? texts.willRelease)
        : texts.waitsForRelease;
    case "GRAY":
      return texts.gray;
    case "RELEASED":
      return authorizer.onlineRelease?.id === id ? texts.isOnline : texts.wasFollowed;
    case "REJECTED":
      return texts.rejectedNext;
    case "WITHDRAWN":
      return texts.withdrawn;
    case "ROLLED_BACK":
      return texts.rolledBack;
    case "FAILED":
      return texts.failed;
    case "CANCELLED":
      return texts.cancelled;
  }
}
