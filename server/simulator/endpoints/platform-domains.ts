import { union } from "../domain-lists.ts";
import { isHostName } from "../domain-rules.ts";
import { Refusal } from "../refusal.ts";
import { confirmFile } from "./jump-domains.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import type { JsonObject } from "../json.ts";

type Lists = { published: string[]; testing: string[] };

interface Family {
  key: "serverDomains" | "jumpDomains";
  field: string;
  most: number;
  /** The answer to one too many. */
  full: number;
}

const server: Family = { key: "serverDomains", field: "wxa_server_domain", most: 1000, full: 85016 };
const jump: Family = { key: "jumpDomains", field: "wxa_jump_h5_domain", most: 300, full: 65316 };

const joined = (name: string, hosts: string[]): JsonObject => (hosts.length > 0 ? { [name]: hosts.join(";") } : {});

function answer({ field }: Family, lists: Lists, invalid: string[] = []): JsonObject {
  return {
    ...joined(`published_${field}`, lists.published),
    [`testing_${field}`]: lists.testing.join(";"),
    ...joined(`invalid_${field}`, invalid),
  };
}

/** The platform's own domains are host names joined with ";", without scheme. */
function modify({ fields, world }: Call, family: Family): JsonObject {
  const before = world.platform[family.key];
  const action = fields.text("action");
  if (action === "get") return answer(family, before);
  const given = fields
    .text(family.field)
    .split(";")
    .map((host) => host.trim())
    .filter(Boolean);
  const valid = given.filter(isHostName);
  const change = (hosts: string[]): string[] => {
    if (action === "add") return union(hosts, valid);
    if (action === "set") return [...new Set(valid)];
    if (action === "delete") return hosts.filter((host) => !given.includes(host));
    throw new Refusal(40097, "action");
  };
  const isPublished = fields.booleanIfAny("is_modify_published_together") ?? false;
  const after = {
    testing: change(before.testing),
    published: isPublished ? change(before.published) : before.published,
  };
  if (valid.length === 0 && action !== "delete") throw new Refusal(85301);
  if (Math.max(after.testing.length, after.published.length) > family.most) throw new Refusal(family.full);
  const changes = world.monthly(`changes of the platform's ${family.key}`);
  if (world.countOf(changes) >= 50) throw new Refusal(45104);
  world.next(changes);
  world.changePlatform({ [family.key]: after });
  return answer(
    family,
    after,
    given.filter((host) => !isHostName(host)),
  );
}

/** Chapter 7.4: domains registered on the platform, from which those of its mini programs are taken. */
export const platformDomainEndpoints: Endpoint[] = [
  {
    method: "POST",
    path: "/cgi-bin/component/modify_wxa_server_domain",
    token: "component",
    run: (call) => modify(call, server),
  },
  {
    method: "POST",
    path: "/cgi-bin/component/modify_wxa_jump_domain",
    token: "component",
    run: (call) => modify(call, jump),
  },
  {
    method: "POST",
    path: "/cgi-bin/component/get_domain_confirmfile",
    token: "component",
    run: ({ componentAppId }) => confirmFile(componentAppId),
  },
];
