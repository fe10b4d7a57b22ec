import type { Secret } from "../secret.ts";
import { WechatError } from "./errors.ts";

/**
 * Where the client gets tokens. The two `renew` calls are told which token WeChat refused: when a newer one is
 * stored already they answer that one, else they renew once, whoever else is asking.
 */
export interface TokenSource {
  componentToken(): Promise<Secret>;
  authorizerToken(appId: string): Promise<Secret>;
  renewComponentToken(refused: Secret): Promise<Secret>;
  renewAuthorizerToken(appId: string, refused: Secret): Promise<Secret>;
}

/**
 * Runs a call with a token. When WeChat says that the token is not, or no longer, valid it is renewed once and the
 * call made once more; a second refusal is the caller's. Errors that a new token does not cure (a cancelled
 * authorization, a dead refresh token, a set not granted) are never retried.
 */
export async function withToken<T>(
  tokens: { current(): Promise<Secret>; renew(refused: Secret): Promise<Secret> },
  run: (token: Secret) => Promise<T>,
): Promise<T> {
  const token = await tokens.current();
  try {
    return await run(token);
  } catch (error) {
    if (!(error instanceof WechatError) || error.kind !== "token") throw error;
    return await run(await tokens.renew(token));
  }
}

/** Cancelled; void after the administrator changed the password. */
const endsOfAuthorization = new Set([61003, 42007]);

/**
 * As {@link withToken}, for an account. A refusal that says that the authorization has ended is the caller's, and a new
 * token is asked for all the same: not to make the call again, but because WeChat's answer tells whether that is so
 * to whoever keeps the account's tokens, also when the push about it got lost.
 */
export function withAccountToken<T>(
  tokens: Parameters<typeof withToken>[0],
  run: (token: Secret) => Promise<T>,
): Promise<T> {
  return withToken(tokens, async (token) => {
    try {
      return await run(token);
    } catch (error) {
      if (error instanceof WechatError && endsOfAuthorization.has(error.errcode)) {
        // What comes of it concerns the keeper; the caller has its own refusal.
        await tokens.renew(token).catch(() => undefined);
      }
      throw error;
    }
  });
}
