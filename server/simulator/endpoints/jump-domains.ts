import { createHash } from "node:crypto";
import { union } from "../domain-lists.ts";
import { hostOfJumpDomain, isCovered } from "../domain-rules.ts";
import { codeEndpoint } from "../endpoint.ts";
import { Refusal } from "../refusal.ts";
import type { AccountCall, Endpoint } from "../endpoint.ts";
import type { JsonObject } from "../json.ts";

type Way = "registered" | "direct";

const mostDomains = 300;

function requireWellFormed(domains: string[]): string[] {
  if (domains.some((domain) => hostOfJumpDomain(domain) === null)) throw new Refusal(85301);
  return domains;
}

/** What is to be added: in the registered way only what the platform has, all of it when nothing is named. */
function wanted({ fields, world }: AccountCall, way: Way, isSilent: boolean): string[] {
  const registered = world.platform.jumpDomains.published;
  if (way === "registered" && isSilent) {
    if (registered.length === 0) throw new Refusal(89020);
    return registered.map((host) => `https://${host}`);
  }
  const domains = requireWellFormed(fields.texts("webviewdomain"));
  if (way === "registered" && domains.some((domain) => !isCovered(hostOfJumpDomain(domain) ?? "", registered)))
    throw new Refusal(89021);
  return domains;
}

function modify(call: AccountCall, way: Way): JsonObject {
  const { fields, world, account } = call;
  if (account.principalType === 0) throw new Refusal(89231);
  const before = account.jumpDomains[way];
  const named = fields.textIfAny("action");
  if (named === undefined && way === "direct") throw new Refusal(47001, "action missing");
  const action = named ?? "add";
  if (action === "get") return { webviewdomain: before };
  const after = changed(call, way, action, named === undefined, before);
  if (after.length > mostDomains) throw new Refusal(89029);
  if (after.length === before.length && after.every((domain) => before.includes(domain))) throw new Refusal(89019);
  const changes = world.monthly(`business domain changes of ${account.appId}`);
  if (world.countOf(changes) >= 50) throw new Refusal(86102);
  world.together(() => {
    world.next(changes);
    world.accounts.put(account.appId, { ...account, jumpDomains: { ...account.jumpDomains, [way]: after } });
  });
  return { webviewdomain: after };
}

function changed(call: AccountCall, way: Way, action: string, isSilent: boolean, before: string[]): string[] {
  switch (action) {
    case "add":
      return union(before, wanted(call, way, isSilent));
    case "set":
      return [...new Set(wanted(call, way, false))];
    case "delete": {
      const gone = call.fields.texts("webviewdomain");
      if (gone.some((domain) => !before.includes(domain))) throw new Refusal(89022);
      return before.filter((domain) => !gone.includes(domain));
    }
    default:
      throw new Refusal(40097, "action");
  }
}

/** The file which proves that a domain is the caller's. */
export function confirmFile(owner: string): JsonObject {
  const content = createHash("md5").update(owner).digest("hex");
  return { file_name: `${content.slice(0, 10)}.txt`, file_content: content };
}

/** Chapter 7.3: the pages a web-view may open. */
export const jumpDomainEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "POST",
    path: "/wxa/setwebviewdomain",
    wrongKind: 85015,
    isSerial: true,
    run: (call) => modify(call, "registered"),
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/setwebviewdomain_directly",
    wrongKind: 85015,
    isSerial: true,
    run: (call) => modify(call, "direct"),
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/get_webviewdomain_confirmfile",
    run: ({ account }) => confirmFile(account.appId),
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/get_effective_webviewdomain",
    run: ({ account: { jumpDomains } }) => ({
      mp_webviewdomain: jumpDomains.console,
      third_webviewdomain: jumpDomains.registered,
      direct_webviewdomain: jumpDomains.direct,
      effective_webviewdomain: jumpDomains.effective,
    }),
  }),
];
