import { seconds } from "../calendar.ts";
import { requireComponent } from "../endpoint.ts";
import { Refusal } from "../refusal.ts";
import { componentOwner } from "../tokens.ts";
import { dailyLimit } from "../usage.ts";
import type { Call, Endpoint } from "../endpoint.ts";

/** One allowance of clearings per account and month for all three forms. */
function clear({ world, usage }: Call, owner: string): void {
  const clearings = world.monthly(`clearings of ${owner}`);
  if (world.countOf(clearings) >= 10) throw new Refusal(48006);
  world.next(clearings);
  usage.clear(owner);
}

/** `tokenOf` tells which endpoints a token may ask about; the table of endpoints hands it in, being the one who knows. */
export function quotaEndpoints(tokenOf: (path: string) => Endpoint["token"] | undefined): Endpoint[] {
  const requirePath = ({ fields, owner }: Call): string => {
    const path = fields.text("cgi_path", 76003);
    if (!path.startsWith("/")) throw new Refusal(76003);
    if (path.startsWith("/sns/")) throw new Refusal(76022);
    const token = tokenOf(path);
    if (token === undefined) throw new Refusal(76021);
    const kind = owner === componentOwner ? "component" : "authorizer";
    if (token !== "either" && token !== kind) throw new Refusal(76022);
    return path;
  };
  return [
    {
      method: "POST",
      path: "/cgi-bin/clear_quota",
      token: "either",
      run(call) {
        const own = call.owner === componentOwner ? call.componentAppId : call.owner;
        if (call.fields.text("appid", 41002) !== own) throw new Refusal(40013);
        clear(call, call.owner);
      },
    },
    {
      method: "POST",
      path: "/cgi-bin/component/clear_quota/v2",
      token: "none",
      run(call) {
        requireComponent(call);
        if (call.fields.text("appsecret", 41004) !== call.componentSecret) throw new Refusal(40125);
        const appId = call.fields.textIfAny("appid");
        if (appId && appId !== call.componentAppId && !call.world.grants.has(appId)) throw new Refusal(43007);
        clear(call, !appId || appId === call.componentAppId ? componentOwner : appId);
      },
    },
    {
      method: "POST",
      path: "/cgi-bin/openapi/quota/clear",
      token: "either",
      run(call) {
        const path = requirePath(call);
        const clearings = call.world.monthly(`single clearings of ${call.owner}`);
        if (call.world.countOf(clearings) >= 50) throw new Refusal(48006);
        call.world.next(clearings);
        call.usage.clear(call.owner, path);
      },
    },
    {
      method: "POST",
      path: "/cgi-bin/openapi/quota/get",
      token: "either",
      run(call) {
        const used = call.usage.usedBy(call.owner, requirePath(call));
        return {
          quota: { daily_limit: dailyLimit, used, remain: Math.max(0, dailyLimit - used) },
          rate_limit: { call_count: 5_000, refresh_second: 60 },
          component_rate_limit: { call_count: 10_000, refresh_second: 60 },
        };
      },
    },
    {
      method: "POST",
      path: "/cgi-bin/openapi/rid/get",
      token: "either",
      run({ fields, usage, owner }) {
        const failure = usage.failure(fields.text("rid"));
        if (!failure) throw new Refusal(76001);
        if (failure.owner !== owner) throw new Refusal(76002);
        return {
          request: {
            invoke_time: seconds(failure.invokedAt),
            cost_in_ms: failure.costMs,
            request_url: failure.url,
            request_body: failure.requestBody,
            response_body: failure.responseBody,
            client_ip: failure.clientIp,
          },
        };
      },
    },
    {
      method: "GET",
      path: "/cgi-bin/get_api_domain_ip",
      token: "either",
      run: () => ({ ip_list: ["127.0.0.1"] }),
    },
    {
      method: "GET",
      path: "/cgi-bin/getcallbackip",
      token: "either",
      run: () => ({ ip_list: ["127.0.0.1"] }),
    },
    {
      method: "POST",
      path: "/cgi-bin/callback/check",
      token: "either",
      run: () => ({
        dns: [{ ip: "127.0.0.1", real_operator: "DEFAULT" }],
        ping: [{ ip: "127.0.0.1", from_operator: "DEFAULT", package_loss: "0%", time: "1.0ms" }],
      }),
    },
  ];
}
