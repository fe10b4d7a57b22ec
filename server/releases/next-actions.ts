import { mayDo, type Role } from "../graphql/access.ts";
import { isInBulk, type PendingActDetail } from "./records.ts";
import { actsIn, type DeploymentState, type ReleaseAct, type ReleaseState } from "./states.ts";

export interface ActionFacts {
  state: ReleaseState;
  pendingAct: ReleaseAct | null;
  pendingActDetail: PendingActDetail | null;
  /** It is the version users see: only that one can be rolled back. */
  isOnline: boolean;
  deploymentState: DeploymentState;
  submitForAudit: boolean;
  spedUpAt: Date | null;
}

/** What may be done about a release now: its state's acts, less what is under way already or makes no sense for it. */
export function nextActions(facts: ActionFacts): ReleaseAct[] {
  return actsIn(facts.state).filter((act) => isOpen(act, facts));
}

/** Everything on the list changes what a merchant's users see, or leads to it. */
export function mayAct(role: Role | undefined): boolean {
  return role !== undefined && mayDo(role, "releaser");
}

function isOpen(act: ReleaseAct, facts: ActionFacts): boolean {
  const { isOnline, deploymentState, submitForAudit, spedUpAt } = facts;
  // What was asked for many at once may stand still for long; a person's word about one of them goes before it.
  const pendingAct = isInBulk(facts.pendingActDetail) ? null : facts.pendingAct;
  // A submission may wait for a code check or for the quota, so it can be called off; the others take a moment.
  if (pendingAct !== null && !(pendingAct === "SUBMIT_FOR_AUDIT" && act === "CANCEL")) return false;
  switch (act) {
    case "SUBMIT_FOR_AUDIT":
      return !submitForAudit; // it goes there by itself
    case "ROLL_BACK":
      return isOnline;
    case "EXPEDITE":
      return spedUpAt === null;
    case "RETRY":
      return deploymentState !== "CANCELLED";
    case "RELEASE":
    case "PHASE":
    case "REVERT_PHASE":
    case "WITHDRAW":
    case "CANCEL":
      return true;
  }
}
