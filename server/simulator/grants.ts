import { seconds } from "./calendar.ts";
import { componentEvent } from "./events.ts";
import { newAuthCode, newRefreshToken } from "./randomness.ts";
import { isExclusive, offeredSets } from "./sets.ts";
import type { Account, AuthCode, Grant } from "./records.ts";
import type { Delivery, Pushes } from "./push.ts";
import type { TokenDesk } from "./tokens.ts";
import type { World } from "./world.ts";

/** One hour, as seen in real pushes; the redirect tells the same. */
export const authCodeLifeMs = 3_600_000;

export interface Confirmation {
  account: Account;
  /** What the merchant ticked; absent: everything offered. */
  permissionSetIds?: readonly number[] | undefined;
  preAuthCode?: string | undefined;
  /** The code is dead on arrival, to see what the platform tells a merchant who came back too late. */
  codeIsExpired?: boolean | undefined;
}

export interface Confirmed {
  grant: Grant;
  authCode: AuthCode;
  change: "authorized" | "updateauthorized" | "unchanged";
  /** How the first delivery of the push went; null when there was none. */
  delivery: Promise<Delivery | null>;
}

/** What merchants grant and take back. */
export class GrantDesk {
  readonly #world: World;
  readonly #tokens: TokenDesk;
  readonly #pushes: Pushes;
  readonly #componentAppId: string;

  constructor(settings: { world: World; tokens: TokenDesk; pushes: Pushes; componentAppId: string }) {
    this.#world = settings.world;
    this.#tokens = settings.tokens;
    this.#pushes = settings.pushes;
    this.#componentAppId = settings.componentAppId;
  }

  /** The merchant confirms. A first grant pushes `authorized`, changed sets `updateauthorized`, equal sets nothing. */
  confirm({ account, permissionSetIds, preAuthCode, codeIsExpired }: Confirmation): Confirmed {
    const offered = offeredSets(account, this.#world.platform.permissionSetIds, []);
    const granted = offered.filter((id) => !permissionSetIds || permissionSetIds.includes(id));
    const old = this.#world.grants.get(account.appId);
    const change = !old ? "authorized" : isSame(old.permissionSetIds, granted) ? "unchanged" : "updateauthorized";
    return this.#world.together(() => {
      const grant = this.#store(account, granted, old);
      const authCode = this.#newCode(account.appId, codeIsExpired ?? false);
      const delivery = change === "unchanged" ? Promise.resolve(null) : this.#announce(change, authCode, preAuthCode);
      return { grant, authCode, change, delivery };
    });
  }

  /** The merchant cancels: from now on 61003 to every token and 61023 to the refresh token; pushes `unauthorized`. */
  revoke(appId: string): Promise<Delivery | null> | undefined {
    if (!this.#world.grants.has(appId)) return undefined;
    this.#world.grants.remove(appId);
    return this.#push("unauthorized", { AuthorizerAppid: appId });
  }

  /** The merchant grants exclusive sets to another platform, which takes them away from this one. */
  giveToAnother(account: Account, permissionSetIds: readonly number[], holder: string): Promise<Delivery | null> {
    const exclusive = permissionSetIds.filter(isExclusive);
    const holders = { ...account.holders, ...Object.fromEntries(exclusive.map((id) => [String(id), holder])) };
    const grant = this.#world.grants.get(account.appId);
    const kept = grant?.permissionSetIds.filter((id) => !exclusive.includes(id)) ?? [];
    this.#world.accounts.put(account.appId, { ...account, holders });
    if (!grant || kept.length === grant.permissionSetIds.length) return Promise.resolve(null);
    this.#world.grants.put(account.appId, { ...grant, permissionSetIds: kept });
    return this.#announce("updateauthorized", this.#newCode(account.appId, false), undefined);
  }

  #store(account: Account, permissionSetIds: number[], old: Grant | undefined): Grant {
    const holders = Object.fromEntries(
      Object.entries(account.holders).filter(([id]) => !permissionSetIds.includes(Number(id))),
    );
    this.#world.accounts.put(account.appId, { ...account, holders });
    // Tokens of an authorization that was cancelled do not come back to life with the next one.
    if (!old) this.#tokens.void(account.appId);
    return this.#world.grants.put(account.appId, {
      appId: account.appId,
      permissionSetIds,
      // The refresh token lives as long as the authorization: a new one after each cancellation.
      refreshToken: old?.refreshToken ?? newRefreshToken(),
      authorizedAt: this.#world.now(),
      isExchanged: old?.isExchanged ?? false,
    });
  }

  #newCode(appId: string, isExpired: boolean): AuthCode {
    const code = newAuthCode();
    const expiresAt = this.#world.now() + (isExpired ? 0 : authCodeLifeMs);
    return this.#world.authCodes.put(code, { code, appId, expiresAt, isUsed: false });
  }

  #announce(infoType: string, authCode: AuthCode, preAuthCode: string | undefined): Promise<Delivery | null> {
    return this.#push(infoType, {
      AuthorizerAppid: authCode.appId,
      AuthorizationCode: authCode.code,
      AuthorizationCodeExpiredTime: seconds(authCode.expiresAt),
      ...(preAuthCode ? { PreAuthCode: preAuthCode } : {}),
    });
  }

  #push(infoType: string, more: Record<string, string | number>): Promise<Delivery | null> {
    const xml = componentEvent(this.#componentAppId, infoType, this.#world.now(), more);
    return this.#pushes.send({ door: "authorization", appId: null, name: infoType, xml });
  }
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((id) => right.includes(id));
}
