import { authCodeLifeMs } from "./grants.ts";
import { isOffered, LinkError, returnUrl, setsFor } from "./visitor.ts";
import type { Confirmed, GrantDesk } from "./grants.ts";
import type { Account } from "./records.ts";
import type { Invitation } from "./visitor.ts";
import type { World } from "./world.ts";

export interface Decision {
  invitation: Invitation;
  account: Account;
  permissionSetIds?: readonly number[] | undefined;
  codeIsExpired?: boolean | undefined;
}

export interface Outcome extends Confirmed {
  /** null for the plugin, which comes back nowhere */
  returnUrl: string | null;
}

/** The merchant presses the button: the same for the page and for the control. */
export function decide(world: World, grants: GrantDesk, decision: Decision): Outcome {
  const { invitation, account, codeIsExpired } = decision;
  if (!isOffered(account, invitation)) throw new LinkError("bizAppId", `${account.appId} is not offered by this link`);
  const offered = setsFor(account, invitation, world);
  const kept = world.grants.get(account.appId)?.permissionSetIds ?? [];
  const ticked = offered.filter((id) => !decision.permissionSetIds || decision.permissionSetIds.includes(id));
  // A link for some sets does not take away others that were granted before.
  const permissionSetIds = [...ticked, ...kept.filter((id) => !offered.includes(id))];
  const confirmed = grants.confirm({ account, permissionSetIds, preAuthCode: invitation.preAuthCode, codeIsExpired });
  const expiresInSeconds = Math.floor(authCodeLifeMs / 1000);
  const back = invitation.redirectUri && returnUrl(invitation.redirectUri, confirmed.authCode.code, expiresInSeconds);
  const code = world.preAuthCodes.get(invitation.preAuthCode);
  if (code) world.preAuthCodes.put(code.code, { ...code, usedFor: { appId: account.appId, returnUrl: back } });
  return { ...confirmed, returnUrl: back };
}
