import type { TokenSource } from "../wechat/index.ts";

export type ComponentTokens = Pick<TokenSource, "componentToken" | "renewComponentToken">;
export type AuthorizerTokens = Pick<TokenSource, "authorizerToken" | "renewAuthorizerToken">;

/**
 * Makes one source of the two kinds. They are asked for when they are used: the client needs the source, and the rooms
 * that keep the tokens need the client.
 */
export function composeTokenSource(component: () => ComponentTokens, authorizers: () => AuthorizerTokens): TokenSource {
  return {
    componentToken: () => component().componentToken(),
    renewComponentToken: (refused) => component().renewComponentToken(refused),
    authorizerToken: (appId) => authorizers().authorizerToken(appId),
    renewAuthorizerToken: (appId, refused) => authorizers().renewAuthorizerToken(appId, refused),
  };
}
