import { newSessionKey } from "../randomness.ts";
import { Refusal } from "../refusal.ts";
import type { Endpoint } from "../endpoint.ts";

/** Chapter 10.2: a user of a mini program signs in. The control hands out the codes (`POST /_sandbox/logins`). */
export const loginEndpoints: Endpoint[] = [
  {
    method: "GET",
    path: "/sns/component/jscode2session",
    token: "component",
    tokenParameter: "component_access_token",
    isBare: true,
    run({ query, world, componentAppId, now }) {
      const appId = query.get("appid");
      if (!appId) throw new Refusal(41002);
      if (query.get("component_appid") !== componentAppId) throw new Refusal(40013);
      if (query.get("grant_type") !== "authorization_code") throw new Refusal(40002);
      if (!world.grants.has(appId)) throw new Refusal(61003);
      const code = world.loginCodes.get(query.get("js_code") ?? "");
      if (!code || code.appId !== appId || code.expiresAt <= now) throw new Refusal(40029);
      if (code.isUsed) throw new Refusal(40163);
      world.loginCodes.put(code.code, { ...code, isUsed: true });
      return { openid: code.openid, session_key: newSessionKey() };
    },
  },
];
