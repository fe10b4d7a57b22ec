import type { ServerDomains } from "../../wechat/index.ts";
import { isRefusal } from "../decisions.ts";
import { type Domains, hostOf, missingDomains, type ServerDomainKind, serverDomainKinds } from "../domains.ts";
import type { Outcome, Step, StepTools, Way } from "./step.ts";

const go: Outcome = { does: "goOn", next: { step: "commit" } };

const notRegistered = 85018;
const notRegisteredForWebview = 89021;
const withoutIcpFiling = 85302;

/**
 * Adds the server and business domains the version needs, before its code goes out: WeChat makes them live with the
 * release. What the account has stays, since lists are read first and only what is missing is added.
 *
 * A repeat reads the lists again, finds nothing missing, and changes nothing: none of the 50 changes a month is spent.
 */
export const setDomains: Step = async (way, tools) => {
  const domains = way.domains ?? {};
  return (await addServerDomains(way, tools, domains)) ?? (await addBusinessDomains(way, tools, domains)) ?? go;
};

async function addServerDomains(way: Way, tools: StepTools, wanted: Domains): Promise<Outcome | undefined> {
  if (serverDomainKinds.every((kind) => (wanted[kind] ?? []).length === 0)) return undefined;
  const { wechat, signal } = tools;
  const present = await wechat.domains.modify(way.appId, "get", {}, { signal });
  const missing = missingOf(wanted, present.domains);
  if (missing.length === 0) return undefined;
  if (!(await tools.stillWanted())) return { does: "nothing" };
  let rid: string | undefined;
  try {
    const answer = await wechat.domains.modify(way.appId, "add", changeOf(wanted, present.domains), { signal });
    // WeChat answers 0 although it left some of them out.
    const refused = Object.values(answer.invalid).flat();
    if (refused.length > 0) return refusal(notRegistered, refused, "/wxa/modify_domain");
    if (answer.withoutIcpFiling.length > 0) {
      return refusal(withoutIcpFiling, answer.withoutIcpFiling, "/wxa/modify_domain");
    }
    if (missingOf(wanted, answer.domains).length === 0) return undefined;
  } catch (error) {
    // 85017 says "nothing new": either they are there by now, or the platform does not have them registered.
    if (!isRefusal(error, 85017, notRegistered)) throw error;
    rid = error.rid;
  }
  // Domains the platform has not registered are also filtered out without a word.
  const now = await wechat.domains.modify(way.appId, "get", {}, { signal });
  const still = missingOf(wanted, now.domains);
  if (still.length === 0) return undefined;
  const registered = await wechat.domains.platformServer({ action: "get" }, { signal });
  const unknown = unregistered(still, [...registered.published, ...registered.testing]);
  return refusal(notRegistered, unknown.length > 0 ? unknown : still, "/wxa/modify_domain", rid);
}

async function addBusinessDomains(way: Way, tools: StepTools, { webview = [] }: Domains): Promise<Outcome | undefined> {
  if (webview.length === 0) return undefined;
  const { wechat, signal } = tools;
  const missing = missingDomains(webview, await wechat.domains.webview(way.appId, "get", [], { signal }));
  if (missing.length === 0) return undefined;
  if (!(await tools.stillWanted())) return { does: "nothing" };
  let rid: string | undefined;
  try {
    await wechat.domains.webview(way.appId, "add", missing, { signal });
  } catch (error) {
    if (isRefusal(error, 89019)) return undefined; // unchanged: they are there
    if (!isRefusal(error, notRegistered, 89020, 89021)) throw error;
    rid = error.rid;
  }
  const still = missingDomains(webview, await wechat.domains.webview(way.appId, "get", [], { signal }));
  if (still.length === 0) return undefined;
  const registered = await wechat.domains.platformJump({ action: "get" }, { signal });
  const unknown = unregistered(still, [...registered.published, ...registered.testing]);
  return refusal(notRegisteredForWebview, unknown.length > 0 ? unknown : still, "/wxa/setwebviewdomain", rid);
}

/** Our names of the kinds follow the console's columns, the client's follow the manual. */
const clientKind: Record<ServerDomainKind, keyof ServerDomains> = {
  request: "request",
  wsRequest: "webSocket",
  upload: "upload",
  download: "download",
  udp: "udp",
  tcp: "tcp",
};

function changeOf(wanted: Domains, present: ServerDomains): Partial<ServerDomains> {
  return Object.fromEntries(
    serverDomainKinds.map((kind) => [clientKind[kind], missingDomains(wanted[kind], present[clientKind[kind]])]),
  );
}

function missingOf(wanted: Domains, present: ServerDomains): string[] {
  return Object.values(changeOf(wanted, present)).flat();
}

/** A registered domain covers those below it. */
export function unregistered(domains: readonly string[], registered: readonly string[]): string[] {
  const hosts = registered.map(hostOf);
  return domains.filter((domain) => {
    const host = hostOf(domain);
    return !hosts.some((known) => host === known || host.endsWith(`.${known}`));
  });
}

function refusal(errcode: number, domains: readonly string[], endpoint: string, rid?: string): Outcome {
  const errmsg = domains.join(", ");
  return { does: "fail", failure: { errcode, errmsg, ...(rid === undefined ? {} : { rid }), endpoint } };
}
