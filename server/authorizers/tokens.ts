import type { TokenKeeper, TokenSubject, AuthorizerTokens } from "../platform/service.ts";
import type { Secret } from "../secret.ts";
import { WechatError } from "../wechat/index.ts";
import type { WechatClient } from "../wechat/index.ts";
import { findInList } from "./account-list.ts";
import { accessTokenPlace, refreshTokenPlace, tokenName } from "./authorization.ts";
import type { Authorization, AuthorizationParts } from "./authorization.ts";
import { findByAppId, findTokens, storeRenewedToken } from "./authorizer-store.ts";

export interface AuthorizerTokenOptions extends AuthorizationParts {
  keeper: TokenKeeper;
  client: Pick<WechatClient, "component">;
  authorization: Authorization;
}

const deadRefreshToken = 61023;
const endpoint = "/cgi-bin/component/api_authorizer_token";

/** The tokens of the accounts, each kept by the keeper under its own lease. */
export function authorizerTokens(options: AuthorizerTokenOptions): AuthorizerTokens {
  const { database, vault, clock, keeper, client, authorization, componentAppId } = options;
  const { db } = database;

  function subject(appId: string): TokenSubject {
    return {
      name: tokenName(componentAppId, appId),
      store: {
        async read() {
          const row = await findTokens(db, componentAppId, appId);
          if (!row?.accessToken || !row.accessTokenObtainedAt || !row.accessTokenExpiresAt) return null;
          return {
            value: vault.open(row.accessToken, accessTokenPlace(row.authorizerId)),
            obtainedAt: row.accessTokenObtainedAt,
            expiresAt: row.accessTokenExpiresAt,
          };
        },
        async write(work, { value, refreshToken, obtainedAt, expiresAt }, fence) {
          const row = await findByAppId(work, componentAppId, appId);
          if (!row) return false;
          return storeRenewedToken(work, row.id, {
            fence,
            accessToken: vault.seal(value, accessTokenPlace(row.id)),
            accessTokenObtainedAt: obtainedAt,
            accessTokenExpiresAt: expiresAt,
            ...(refreshToken && { refreshToken: vault.seal(refreshToken, refreshTokenPlace(row.id)) }),
          });
        },
      },
      fetch: () => fetchToken(appId),
      async refused(reason) {
        if (reason !== "revoked" && reason !== "needsReauthorization") return;
        await database.atomically(async (work) => {
          const row = await findByAppId(work, componentAppId, appId);
          if (!row) return;
          if (reason === "revoked") await authorization.revoked(work, row, clock.now());
          else await authorization.lost(work, row);
        });
      },
    };
  }

  async function fetchToken(appId: string) {
    const row = await findTokens(db, componentAppId, appId);
    // A call that is certain to be refused is not made. A dead refresh token comes to life by a new authorization, or
    // by the next reading of WeChat's list; until then each call would read that list to its end.
    if (!row || row.status === "REVOKED") throw refusal(61003, "not asked: the account is not authorized", appId);
    if (row.status === "NEEDS_REAUTHORIZATION") {
      throw refusal(deadRefreshToken, "not asked: the account needs a new authorization", appId);
    }
    const stored = row.refreshToken && vault.open(row.refreshToken, refreshTokenPlace(row.authorizerId));
    try {
      if (!stored) throw refusal(deadRefreshToken, "no refresh token is stored", appId);
      return await exchange(appId, stored);
    } catch (error) {
      if (!(error instanceof WechatError) || error.errcode !== deadRefreshToken) throw error;
      // WeChat's list may hold another one: read it once, and only then is the merchant asked.
      const listed = await findInList(client, (account) => account.appId === appId);
      const other = listed?.refreshToken;
      if (!other || (stored && other.equals(stored))) throw error;
      return exchange(appId, other);
    }
  }

  async function exchange(appId: string, used: Secret) {
    const { token, expiresInSeconds, refreshToken } = await client.component.authorizerToken(appId, used);
    return { value: token, expiresInSeconds, refreshToken: refreshToken ?? used };
  }

  return {
    authorizerToken: (appId) => keeper.token(subject(appId)),
    renewAuthorizerToken: (appId, refused) => keeper.renew(subject(appId), refused),
  };
}

function refusal(errcode: number, errmsg: string, appId: string): WechatError {
  return new WechatError({ errcode, errmsg, endpoint, appId });
}
