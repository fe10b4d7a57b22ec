import { z } from "zod";
import type { Secret } from "../secret.ts";
import { id, integer, list, maybeMoment, maybeSecret, nothing, secret, text } from "./answers.ts";
import { accountInfo } from "./authorizer-info.ts";
import type { Calls, CallOptions } from "./calls.ts";

const tokenLife = integer.pipe(z.number().positive());

const componentTokenAnswer = z
  .object({ component_access_token: secret, expires_in: tokenLife })
  .transform((answer) => ({ token: answer.component_access_token, expiresInSeconds: answer.expires_in }));

const preAuthCodeAnswer = z
  .object({ pre_auth_code: secret, expires_in: tokenLife })
  .transform((answer) => ({ preAuthCode: answer.pre_auth_code, expiresInSeconds: answer.expires_in }));

const grant = z
  .object({
    funcscope_category: z.object({ id: integer }),
    confirm_info: z
      .object({ need_confirm: integer, already_confirm: integer, can_confirm: integer })
      .partial()
      .nullish(),
  })
  .transform(({ funcscope_category, confirm_info }) => ({
    permissionSetId: funcscope_category.id,
    // Seen on exclusive sets in live answers, in none of WeChat's tables.
    needsConfirmation: confirm_info?.need_confirm === 1 && confirm_info.already_confirm !== 1,
  }));

const authorization = z
  .object({
    authorizer_appid: text,
    appid: text, // its name in very old answers
    authorizer_refresh_token: maybeSecret,
    func_info: z.array(grant).nullish(),
  })
  .refine((answer) => answer.authorizer_appid || answer.appid, { path: ["authorizer_appid"] })
  .transform((answer) => ({
    appId: answer.authorizer_appid || answer.appid,
    refreshToken: answer.authorizer_refresh_token,
    grants: answer.func_info ?? [],
    /** Absent when WeChat did not tell: that is not the same as none. */
    permissionSetIds: answer.func_info?.map((granted) => granted.permissionSetId),
  }));

const queryAuthAnswer = z
  .object({
    authorization_info: z.intersection(
      authorization,
      z.object({ authorizer_access_token: maybeSecret, expires_in: integer.nullish() }),
    ),
  })
  .transform(({ authorization_info: info }) => {
    const { appId, refreshToken, grants, permissionSetIds, authorizer_access_token: token, expires_in: life } = info;
    // An account without API rights has neither token.
    const accessToken = token && life ? { token, expiresInSeconds: life } : undefined;
    return { appId, accessToken, refreshToken, grants, permissionSetIds };
  });

/** What an authorization code is exchanged for. */
export type AuthorizationResult = z.output<typeof queryAuthAnswer>;

const authorizerTokenAnswer = z
  .object({ authorizer_access_token: secret, expires_in: tokenLife, authorizer_refresh_token: maybeSecret })
  .transform((answer) => ({
    token: answer.authorizer_access_token,
    expiresInSeconds: answer.expires_in,
    refreshToken: answer.authorizer_refresh_token,
  }));

const authorizerInfoAnswer = z
  .object({ authorizer_info: accountInfo, authorization_info: authorization })
  .transform(({ authorizer_info, authorization_info }) => ({ ...authorizer_info, ...authorization_info }));

/** An account as WeChat describes it, with what it granted. */
export type AuthorizerInfo = z.output<typeof authorizerInfoAnswer>;

const listedAuthorizer = z
  .object({ authorizer_appid: id, refresh_token: maybeSecret, auth_time: maybeMoment })
  .transform((item) => ({
    appId: item.authorizer_appid,
    refreshToken: item.refresh_token,
    authorizedAt: item.auth_time,
  }));

const authorizerListAnswer = z
  .object({ total_count: integer, list: list(listedAuthorizer) })
  .transform((answer) => ({ totalCount: answer.total_count, authorizers: answer.list }));

/** The most that one page of the authorizer list may ask for; more is refused (40170). */
export const authorizerListPageSize = 500;

export type AuthorizerOption = "location_report" | "voice_recognize" | "customer_service";

/**
 * The platform's own calls: tickets, tokens, authorizations.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/ticket-token/api_componenttoken.html
 */
export function componentChapter(calls: Calls) {
  const component_appid = calls.componentAppId;
  const platform = (name: string, body: object = {}) => ({
    method: "POST" as const,
    path: `/cgi-bin/component/${name}`,
    body: { component_appid, ...body },
  });

  return {
    /** Asks WeChat to push tickets again. The ticket comes by push; when pushing runs already nothing changes. */
    startPushTicket(options?: CallOptions) {
      const component_secret = calls.componentSecret.reveal(); // this one call does not say component_appsecret
      return calls.open(platform("api_start_push_ticket", { component_secret }), nothing, options);
    },

    /**
     * Exchanges the newest pushed ticket for the platform's token, which lives two hours as of this writing.
     *
     * @throws {WechatError} kind `environment` (61005, 61006) when the ticket is expired or unknown, (61004) when our
     *   address is not on the platform's list, (40125) when the secret was reset
     */
    componentToken(ticket: Secret, options?: CallOptions) {
      const body = { component_appsecret: calls.componentSecret.reveal(), component_verify_ticket: ticket.reveal() };
      return calls.open(platform("api_component_token", body), componentTokenAnswer, options);
    },

    /** A code for one authorization attempt. Its life is what `expiresInSeconds` says; the manual says two things. */
    createPreAuthCode(options?: CallOptions) {
      return calls.component(platform("api_create_preauthcode"), preAuthCodeAnswer, options);
    },

    /**
     * Exchanges an authorization code. A repeat is expected to be refused.
     *
     * @throws {WechatError} kind `account`: 61009 invalid (perhaps used), 61010 expired
     */
    queryAuth(authorizationCode: Secret, options?: CallOptions) {
      const body = { authorization_code: authorizationCode.reveal() };
      return calls.component(platform("api_query_auth", body), queryAuthAnswer, options);
    },

    /**
     * Renews an account's token. Store `refreshToken`, when there is one, together with the token.
     *
     * @throws {WechatError} kind `account`: 61003 cancelled, 61023 refresh token dead, 42007 password changed
     */
    authorizerToken(appId: string, refreshToken: Secret, options?: CallOptions) {
      const body = { authorizer_appid: appId, authorizer_refresh_token: refreshToken.reveal() };
      return calls.component(platform("api_authorizer_token", body), authorizerTokenAnswer, options);
    },

    authorizerInfo(appId: string, options?: CallOptions): Promise<AuthorizerInfo> {
      return calls.component(
        platform("api_get_authorizer_info", { authorizer_appid: appId }),
        authorizerInfoAnswer,
        options,
      );
    },

    /** A page of who has authorized the platform; `count` at most {@link authorizerListPageSize}. */
    authorizerList(page: { offset: number; count: number }, options?: CallOptions) {
      return calls.component(platform("api_get_authorizer_list", page), authorizerListAnswer, options);
    },

    /** Official accounts only. The value is always a text: "0", "1", for `location_report` also "2". */
    async authorizerOption(appId: string, name: AuthorizerOption, options?: CallOptions) {
      const answer = z.object({ option_value: z.coerce.string() });
      const request = platform("get_authorizer_option", { authorizer_appid: appId, option_name: name });
      return (await calls.component(request, answer, options)).option_value;
    },

    setAuthorizerOption(appId: string, name: AuthorizerOption, value: string, options?: CallOptions) {
      const body = { authorizer_appid: appId, option_name: name, option_value: value };
      return calls.component(platform("set_authorizer_option", body), nothing, options);
    },
  };
}
