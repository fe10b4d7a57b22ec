import { serverDomainKinds, union } from "../domain-lists.ts";
import { hostOfServerDomain, isCovered } from "../domain-rules.ts";
import { codeEndpoint } from "../endpoint.ts";
import { Refusal } from "../refusal.ts";
import type { AccountCall, Endpoint } from "../endpoint.ts";
import type { JsonObject } from "../json.ts";
import type { ServerDomains } from "../records.ts";

type Way = "registered" | "direct";

const mostPerKind = 200;
const changesPerMonth = 50;

interface Judged {
  given: ServerDomains;
  invalid: Record<string, string[]>;
  unregistered: number;
}

function judge({ fields, world }: AccountCall, way: Way): Judged {
  const judged: Judged = {
    given: {
      requestdomain: [],
      wsrequestdomain: [],
      uploaddomain: [],
      downloaddomain: [],
      udpdomain: [],
      tcpdomain: [],
    },
    invalid: {},
    unregistered: 0,
  };
  for (const kind of serverDomainKinds) {
    const invalid: string[] = [];
    for (const domain of fields.textsIfAny(kind) ?? []) {
      if (domain.includes("//api.weixin.qq.com")) throw new Refusal(86101);
      const host = hostOfServerDomain(kind, domain);
      if (host === null) invalid.push(domain);
      else if (way === "registered" && !isCovered(host, world.platform.serverDomains.published)) judged.unregistered++;
      else judged.given[kind].push(domain);
    }
    judged.invalid[`invalid_${kind}`] = invalid;
  }
  return judged;
}

function changed(action: string, before: string[], given: string[]): string[] {
  if (action === "add") return union(before, given);
  return action === "set" ? [...new Set(given)] : before.filter((domain) => !given.includes(domain));
}

function modify(call: AccountCall, way: Way): JsonObject {
  const { fields, world, account } = call;
  const before = account.serverDomains[way];
  const action = fields.text("action");
  if (action === "get") return { ...before };
  if (!["add", "delete", "set"].includes(action)) throw new Refusal(40097, "action");
  const { given, invalid, unregistered } = judge(call, way);
  const isEmpty = serverDomainKinds.every((kind) => given[kind].length === 0);
  // Nothing usable is left: say what was wrong with it. An empty "set" on purpose is no mistake.
  if (isEmpty && unregistered > 0) throw new Refusal(85018);
  if (isEmpty && Object.values(invalid).some((list) => list.length > 0)) throw new Refusal(85301);
  const after = { ...before };
  for (const kind of serverDomainKinds) after[kind] = changed(action, before[kind], given[kind]);
  if (serverDomainKinds.some((kind) => after[kind].length > mostPerKind)) throw new Refusal(85016);
  if (action !== "delete" && serverDomainKinds.every((kind) => isSame(before[kind], after[kind])))
    throw new Refusal(85017);
  const changes = world.monthly(`server domain changes of ${account.appId}`);
  if (world.countOf(changes) >= changesPerMonth) throw new Refusal(86102);
  world.together(() => {
    world.next(changes);
    world.accounts.put(account.appId, { ...account, serverDomains: { ...account.serverDomains, [way]: after } });
  });
  return { ...after, ...invalid, no_icp_domain: [] };
}

const isSame = (left: string[], right: string[]) =>
  left.length === right.length && left.every((domain) => right.includes(domain));

/** Chapter 7.2 and half of 7.3: the servers a mini program may talk to. */
export const serverDomainEndpoints: Endpoint[] = [
  codeEndpoint({
    method: "POST",
    path: "/wxa/modify_domain",
    wrongKind: 85015,
    isSerial: true,
    run: (call) => modify(call, "registered"),
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/modify_domain_directly",
    wrongKind: 85015,
    isSerial: true,
    run: (call) => modify(call, "direct"),
  }),
  codeEndpoint({
    method: "POST",
    path: "/wxa/get_effective_domain",
    run({ account: { serverDomains } }) {
      return {
        mp_domain: { ...serverDomains.console },
        third_domain: { ...serverDomains.registered },
        direct_domain: { ...serverDomains.direct },
        effective_domain: { ...serverDomains.effective },
      };
    },
  }),
];
