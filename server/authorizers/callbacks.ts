import type { CallbackHandler, Push } from "../callbacks/service.ts";
import type { Vault } from "../db/secret-column.ts";
import { releaseCheckAccounts } from "../wechat/index.ts";
import type { Authorization } from "./authorization.ts";
import { findByAppId } from "./authorizer-store.ts";
import { codePlace, hashOf, keepCode, linkOfPreAuthCode } from "./code-store.ts";
import type { AuthorizerJobs } from "./jobs.ts";

export interface AuthorizerCallbackOptions {
  vault: Vault;
  authorization: Authorization;
  jobs: AuthorizerJobs;
}

/** Reactions to what merchants grant and cancel. They write rows and enqueue; the exchange is a job. */
export function authorizerCallbacks({ vault, authorization, jobs }: AuthorizerCallbackOptions): CallbackHandler[] {
  return [
    {
      door: "authorization",
      types: ["authorized", "updateauthorized"],
      async handle(work, { message, componentAppId, receivedAt }: Push) {
        if (message.type !== "authorized" && message.type !== "updateauthorized") {
          throw new Error("the push lacks its authorization code");
        }
        const { authorizationCode, authorizationCodeExpiresAt, authorizerAppId, createdAt, preAuthCode } = message;
        // The check names this code again in a message, and wants it exchanged then: it can be spent once.
        if (releaseCheckAccounts.has(authorizerAppId)) {
          return {
            zh: "全网发布检测的测试账号，授权码留给检测",
            en: "an account of WeChat's release check: its code is left to the check",
          };
        }
        const codeHash = hashOf(authorizationCode);
        const known = await findByAppId(work, componentAppId, authorizerAppId);
        await keepCode(work, {
          codeHash,
          componentAppId,
          sealedCode: vault.seal(authorizationCode, codePlace(codeHash)),
          appId: authorizerAppId,
          linkId: preAuthCode ? await linkOfPreAuthCode(work, preAuthCode) : null,
          receivedAt,
          changedAt: createdAt,
          expiresAt: authorizationCodeExpiresAt,
          fromRedirect: false,
        });
        await jobs.completeSoon(work, codeHash.toString("hex"), authorizerAppId);
        // Late, or clocks differ: the exchange tells. WeChat gives nothing for the code of a cancelled authorization.
        const isOlder = known?.status === "REVOKED" && known.authorizationChangedAt > createdAt;
        return isOlder
          ? { zh: "早于解除授权的时间，正在向微信核对", en: "older than the cancellation: asking WeChat" }
          : { zh: "正在用授权码换取令牌", en: "exchanging the authorization code" };
      },
    },
    {
      door: "authorization",
      types: ["unauthorized"],
      async handle(work, { message, componentAppId }: Push) {
        if (message.type !== "unauthorized") throw new Error("the push names no account");
        const row = await findByAppId(work, componentAppId, message.authorizerAppId);
        if (!row) return { zh: "这里没有这个账号", en: "the account is not known here" };
        if (message.createdAt < wholeSecond(row.authorizationChangedAt)) {
          // Late, or clocks differ: WeChat is asked whether the account is still authorized.
          await jobs.describeSoon(work, { authorizerId: row.id, appId: row.appId, linkId: null });
          return { zh: "早于授权的时间，正在向微信核对", en: "older than the authorization: asking WeChat" };
        }
        await authorization.revoked(work, row, message.createdAt);
        return { zh: "已解除授权，令牌已删除", en: "authorization cancelled; tokens deleted" };
      },
    },
  ];
}

/** CreateTime has whole seconds. */
function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1_000) * 1_000);
}
