import { componentOwner } from "../tokens.ts";
import { requireAuthorizer } from "../endpoint.ts";
import { Refusal } from "../refusal.ts";
import type { Call, Endpoint, EndpointAnswer } from "../endpoint.ts";
import type { Account } from "../records.ts";

const values: Record<string, readonly string[]> = {
  location_report: ["0", "1", "2"],
  voice_recognize: ["0", "1"],
  customer_service: ["0", "1"],
};

/** Old pages want the component's token and name the account, new ones also take the account's own token. */
function accountOf(call: Call): Account {
  const appId = call.owner === componentOwner ? requireAuthorizer(call).appId : call.owner;
  const account = call.world.accounts.get(appId);
  if (!account) throw new Refusal(40013);
  if (account.kind !== "officialAccount") throw new Refusal(48001);
  return account;
}

function optionName({ fields }: Call): string {
  const name = fields.text("option_name", 61012);
  if (!Object.hasOwn(values, name)) throw new Refusal(61012);
  return name;
}

function read(call: Call): EndpointAnswer {
  const account = accountOf(call);
  const name = optionName(call);
  return { authorizer_appid: account.appId, option_name: name, option_value: account.options[name] ?? "0" };
}

function write(call: Call): EndpointAnswer {
  const account = accountOf(call);
  const name = optionName(call);
  const value = call.fields.raw("option_value");
  if (typeof value !== "string" || !values[name]?.includes(value)) throw new Refusal(61013);
  call.world.accounts.put(account.appId, { ...account, options: { ...account.options, [name]: value } });
}

/** Chapter 1.8, under its old and its new paths. */
export const optionEndpoints: Endpoint[] = [
  { method: "POST", path: "/cgi-bin/component/get_authorizer_option", token: "either", isBare: true, run: read },
  { method: "POST", path: "/cgi-bin/component/api_get_authorizer_option", token: "either", isBare: true, run: read },
  { method: "POST", path: "/cgi-bin/component/set_authorizer_option", token: "either", run: write },
  { method: "POST", path: "/cgi-bin/component/api_set_authorizer_option", token: "either", run: write },
];
