import { z } from "zod";
import { integer, integerOrZero, list, maybeMoment, nothing, text } from "./answers.ts";
import type { Calls, CallOptions } from "./calls.ts";

const rate = z
  .object({ call_count: integer, refresh_second: integer })
  .transform((limit) => ({ calls: limit.call_count, perSeconds: limit.refresh_second }))
  .nullish()
  .transform((limit) => limit ?? undefined);

const apiQuotaAnswer = z
  .object({
    quota: z.object({ daily_limit: integer, used: integer, remain: integer }).nullish(),
    rate_limit: rate,
    component_rate_limit: rate,
  })
  .transform(({ quota, rate_limit, component_rate_limit }) => ({
    daily: quota ? { limit: quota.daily_limit, used: quota.used, left: quota.remain } : undefined,
    rateLimit: rate_limit,
    componentRateLimit: component_rate_limit,
  }));

const ridAnswer = z
  .object({
    request: z.object({
      invoke_time: maybeMoment,
      cost_in_ms: integerOrZero,
      request_url: text,
      request_body: text,
      response_body: text,
      client_ip: text,
    }),
  })
  .transform(({ request }) => ({
    invokedAt: request.invoke_time,
    tookMs: request.cost_in_ms,
    url: withoutSecrets(request.request_url),
    requestBody: withoutSecrets(request.request_body),
    responseBody: withoutSecrets(request.response_body),
    clientIp: request.client_ip,
  }));

const ips = z.object({ ip_list: list(z.string()) }).transform((answer) => answer.ip_list);

const callbackCheckAnswer = z.object({
  dns: list(z.object({ ip: text, real_operator: text })),
  ping: list(z.object({ ip: text, from_operator: text, package_loss: text, time: text })),
});

/**
 * Quotas and diagnosis. Where an `appId` may be left out, the call is about the platform itself.
 *
 * The calls that clear a quota are few (10 a month in all forms, 50 for a single API): a person decides on each.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/openapi/api_getapiquota.html
 */
export function quotaChapter(calls: Calls) {
  const post = (path: string, body: object) => ({ method: "POST" as const, path, body });
  const as = <T>(appId: string | undefined, path: string, body: object, answer: z.ZodType<T>, options?: CallOptions) =>
    appId === undefined
      ? calls.component(post(path, body), answer, options)
      : calls.account(appId, post(path, body), answer, options);

  return {
    /** What is left of one API today, and how fast it may be called. `cgiPath` begins with a slash. */
    apiQuota(cgiPath: string, appId?: string, options?: CallOptions) {
      return as(appId, "/cgi-bin/openapi/quota/get", { cgi_path: cgiPath }, apiQuotaAnswer, options);
    },

    clearApiQuota(cgiPath: string, appId?: string, options?: CallOptions) {
      return as(appId, "/cgi-bin/openapi/quota/clear", { cgi_path: cgiPath }, nothing, options);
    },

    clearQuota(appId?: string, options?: CallOptions) {
      return as(appId, "/cgi-bin/clear_quota", { appid: appId ?? calls.componentAppId }, nothing, options);
    },

    /** As `clearQuota`, for when the token calls themselves are used up. */
    clearQuotaBySecret(appId?: string, options?: CallOptions) {
      const body = {
        component_appid: calls.componentAppId,
        appsecret: calls.componentSecret.reveal(),
        ...(appId !== undefined && { appid: appId }),
      };
      return calls.open(post("/cgi-bin/component/clear_quota/v2", body), nothing, options);
    },

    /** What WeChat noted about a call, by the `rid` of an error; with the same kind of token as the call had. */
    ridInfo(rid: string, appId?: string, options?: CallOptions) {
      return as(appId, "/cgi-bin/openapi/rid/get", { rid }, ridAnswer, options);
    },

    /** The addresses WeChat pushes from; they change. */
    callbackIps(options?: CallOptions) {
      return calls.component({ method: "GET", path: "/cgi-bin/getcallbackip" }, ips, options);
    },

    /** The addresses of api.weixin.qq.com, some as ranges. */
    apiDomainIps(options?: CallOptions) {
      return calls.component({ method: "GET", path: "/cgi-bin/get_api_domain_ip" }, ips, options);
    },

    /** Lets WeChat try to reach our callback address. */
    callbackCheck(
      check: {
        action: "dns" | "ping" | "all";
        operator: "CHINANET" | "UNICOM" | "CAP" | "DEFAULT";
      },
      options?: CallOptions,
    ) {
      const body = { action: check.action, check_operator: check.operator };
      return calls.component(post("/cgi-bin/callback/check", body), callbackCheckAnswer, options);
    },
  };
}

// The record of a call repeats its token and, for token calls, secrets and codes.
const secretParameter =
  /((?:access_token|refresh_token|appsecret|secret|verify_ticket|auth_code|authorization_code|js_code|session_key)(?:=|"\s*:\s*"))[^&"\s]+/gi;

function withoutSecrets(record: string): string {
  return record.replaceAll(secretParameter, "$1***");
}
