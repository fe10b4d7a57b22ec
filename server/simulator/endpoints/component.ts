import { seconds } from "../calendar.ts";
import { requireAuthorizer, requireComponent } from "../endpoint.ts";
import { newPreAuthCode } from "../randomness.ts";
import { Refusal } from "../refusal.ts";
import { componentOwner } from "../tokens.ts";
import { authorizationInfo, authorizerInfo } from "./authorizer-info.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import type { AuthCode } from "../records.ts";

/** What the manual's text says; its sample shows 600. Platforms must trust `expires_in`. */
const preAuthCodeLifeMs = 1_800_000;

function requireSecret(call: Call, name: string): void {
  if (call.fields.text(name, 41004) !== call.componentSecret) throw new Refusal(40125);
}

/** One use, one hour: 61009 for what is no code or was used, 61010 for what is too old. */
function takeAuthCode({ world, now }: Call, code: string): AuthCode {
  const row = world.authCodes.get(code);
  if (!row || row.isUsed) throw new Refusal(61009);
  if (row.expiresAt <= now) throw new Refusal(61010);
  if (!world.grants.has(row.appId)) throw new Refusal(61003);
  return world.authCodes.put(code, { ...row, isUsed: true });
}

/** Chapter 1.1 to 1.7: the platform's token and what it knows of its authorizers. */
export const componentEndpoints: Endpoint[] = [
  {
    method: "POST",
    path: "/cgi-bin/component/api_start_push_ticket",
    token: "none",
    run(call) {
      requireComponent(call);
      requireSecret(call, "component_secret");
      void call.tickets.push();
    },
  },
  {
    method: "POST",
    path: "/cgi-bin/component/api_component_token",
    token: "none",
    isBare: true,
    run(call) {
      requireComponent(call);
      requireSecret(call, "component_appsecret");
      call.tickets.check(call.fields.text("component_verify_ticket"));
      const token = call.tokens.issue(componentOwner);
      return { component_access_token: token.value, expires_in: token.expiresInSeconds };
    },
  },
  {
    method: "POST",
    path: "/cgi-bin/component/api_create_preauthcode",
    token: "component",
    isBare: true,
    run(call) {
      requireComponent(call);
      call.world.forgetOldCodes();
      const code = newPreAuthCode();
      call.world.preAuthCodes.put(code, { code, expiresAt: call.now + preAuthCodeLifeMs, usedFor: null });
      return { pre_auth_code: code, expires_in: preAuthCodeLifeMs / 1000 };
    },
  },
  {
    method: "POST",
    path: "/cgi-bin/component/api_query_auth",
    token: "component",
    isBare: true,
    run(call) {
      requireComponent(call);
      const { appId } = takeAuthCode(call, call.fields.text("authorization_code"));
      const grant = call.world.grants.get(appId);
      if (!grant) throw new Refusal(61003);
      const exchanged = call.world.grants.put(appId, { ...grant, isExchanged: true });
      const token = call.tokens.issue(appId);
      return {
        authorization_info: {
          ...authorizationInfo(exchanged),
          authorizer_access_token: token.value,
          expires_in: token.expiresInSeconds,
        },
      };
    },
  },
  {
    method: "POST",
    path: "/cgi-bin/component/api_authorizer_token",
    token: "component",
    isBare: true,
    run(call) {
      requireComponent(call);
      const grant = requireAuthorizer(call);
      if (call.fields.text("authorizer_refresh_token", 61023) !== grant.refreshToken) throw new Refusal(61023);
      const token = call.tokens.issue(grant.appId);
      return {
        authorizer_access_token: token.value,
        expires_in: token.expiresInSeconds,
        authorizer_refresh_token: grant.refreshToken,
      };
    },
  },
  {
    method: "POST",
    path: "/cgi-bin/component/api_get_authorizer_info",
    token: "component",
    isBare: true,
    run(call) {
      requireComponent(call);
      const grant = requireAuthorizer(call);
      const account = call.world.accounts.get(grant.appId);
      if (!account) throw new Refusal(40013);
      return { authorizer_info: authorizerInfo(account, call.url()), authorization_info: authorizationInfo(grant) };
    },
  },
  {
    method: "POST",
    path: "/cgi-bin/component/api_get_authorizer_list",
    token: "component",
    isBare: true,
    run(call) {
      requireComponent(call);
      const offset = call.fields.number("offset");
      const count = call.fields.number("count");
      if (count > 500) throw new Refusal(40170);
      if (offset < 0 || count < 1) throw new Refusal(40097);
      const list = [];
      let index = 0;
      for (const grant of call.world.grants.values()) {
        if (index++ < offset) continue;
        if (list.length === count) break;
        list.push({
          authorizer_appid: grant.appId,
          refresh_token: grant.isExchanged ? grant.refreshToken : "",
          auth_time: seconds(grant.authorizedAt),
        });
      }
      return { total_count: call.world.grants.size, list };
    },
  },
];
