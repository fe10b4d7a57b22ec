import { registered } from "../graphql/registered.ts";
import { type ReleaseAct, releaseActs, type ReleaseState, releaseStates } from "./states.ts";

export const ReleaseStateEnum = registered<ReleaseState>(
  "ReleaseState",
  releaseStates,
  "What is true of a release at WeChat.",
  {
    QUEUED: "Nothing was uploaded yet.",
    COMMITTED: "The code is the account's trial version.",
    IN_AUDIT: "WeChat reviews it.",
    APPROVED: "WeChat approved it; it is not online yet.",
    GRAY: "Online for a share of the users.",
    RELEASED: "Online for everybody.",
    REJECTED: "WeChat rejected it.",
    WITHDRAWN: "Its audit was withdrawn.",
    ROLLED_BACK: "It was online and was taken back.",
    FAILED: "WeChat refused a step for good, or the account is not ours any more.",
    CANCELLED: "Somebody called it off before it went into audit, or after its approval.",
  },
);

export const ReleaseActionEnum = registered<ReleaseAct>(
  "ReleaseAction",
  releaseActs,
  "What a person may do about a release.",
  {
    SUBMIT_FOR_AUDIT: "submitReleaseForAudit",
    RELEASE: "publishRelease",
    PHASE: "startPhasedRelease; raisePhasedRelease once it is GRAY.",
    REVERT_PHASE: "revertPhasedRelease: takes the version back from the users who have it.",
    EXPEDITE: "expediteAudit: as often as the platform's monthly allowance permits.",
    WITHDRAW: "withdrawReleaseAudit: five times a day and ten times a month for each account.",
    ROLL_BACK: "rollBackRelease: to the version that was online before, or to one of those WeChat keeps.",
    RETRY: "retryRelease: from the last thing that is still true.",
    CANCEL: "cancelRelease",
  },
);
