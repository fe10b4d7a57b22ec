import { z } from "zod";
import { integerOrZero, list, nothing, someText, text } from "./answers.ts";
import type { Calls, CallOptions } from "./calls.ts";

export type DomainAction = "add" | "delete" | "set" | "get";

/** The six kinds of server domains, each with its scheme: `https://`, `wss://`, `udp://`, `tcp://`. */
export interface ServerDomains {
  request: string[];
  webSocket: string[];
  upload: string[];
  download: string[];
  udp: string[];
  tcp: string[];
}

const domains = list(z.string());

const serverDomains = z
  .object({
    requestdomain: domains,
    wsrequestdomain: domains,
    uploaddomain: domains,
    downloaddomain: domains,
    udpdomain: domains,
    tcpdomain: domains,
  })
  .transform((answer): ServerDomains => ({
    request: answer.requestdomain,
    webSocket: answer.wsrequestdomain,
    upload: answer.uploaddomain,
    download: answer.downloaddomain,
    udp: answer.udpdomain,
    tcp: answer.tcpdomain,
  }));

const modifiedServerDomains = z
  .intersection(
    serverDomains,
    z.object({
      invalid_requestdomain: domains,
      invalid_wsrequestdomain: domains,
      invalid_uploaddomain: domains,
      invalid_downloaddomain: domains,
      invalid_udpdomain: domains,
      invalid_tcpdomain: domains,
      no_icp_domain: domains,
    }),
  )
  .transform((answer) => ({
    /** What is set now. */
    domains: {
      request: answer.request,
      webSocket: answer.webSocket,
      upload: answer.upload,
      download: answer.download,
      udp: answer.udp,
      tcp: answer.tcp,
    } satisfies ServerDomains,
    /** What WeChat refused, although the call as a whole succeeded. */
    invalid: {
      request: answer.invalid_requestdomain,
      webSocket: answer.invalid_wsrequestdomain,
      upload: answer.invalid_uploaddomain,
      download: answer.invalid_downloaddomain,
      udp: answer.invalid_udpdomain,
      tcp: answer.invalid_tcpdomain,
    } satisfies ServerDomains,
    withoutIcpFiling: answer.no_icp_domain,
  }));

const businessDomains = z.object({ webviewdomain: domains }).transform((answer) => answer.webviewdomain);

const confirmFile = z
  .object({ file_name: someText, file_content: someText })
  .transform((answer) => ({ name: answer.file_name, content: answer.file_content }));

const noDomains: ServerDomains = { request: [], webSocket: [], upload: [], download: [], udp: [], tcp: [] };

const effectiveServerAnswer = z
  .object({
    mp_domain: serverDomains.nullish(),
    third_domain: serverDomains.nullish(),
    direct_domain: serverDomains.nullish(),
    effective_domain: serverDomains.nullish(),
  })
  .transform((answer) => ({
    console: answer.mp_domain ?? noDomains,
    platform: answer.third_domain ?? noDomains,
    direct: answer.direct_domain ?? noDomains,
    effective: answer.effective_domain ?? noDomains,
  }));

const effectiveWebviewAnswer = z
  .object({
    mp_webviewdomain: domains,
    third_webviewdomain: domains,
    direct_webviewdomain: domains,
    effective_webviewdomain: domains,
  })
  .transform((answer) => ({
    console: answer.mp_webviewdomain,
    platform: answer.third_webviewdomain,
    direct: answer.direct_webviewdomain,
    effective: answer.effective_webviewdomain,
  }));

const prefetchAnswer = z
  .object({ prefetch_dns_domain: list(z.object({ url: text, status: integerOrZero })), size_limit: integerOrZero })
  .transform((answer) => ({ domains: answer.prefetch_dns_domain, limit: answer.size_limit }));

/** The platform's own lists are one text, joined with semicolons; one client of WeChat's API knows them as lists. */
const joined = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => [value ?? ""].flat().join(";").split(";").filter(Boolean));

const platformServerAnswer = z
  .object({
    published_wxa_server_domain: joined,
    testing_wxa_server_domain: joined,
    invalid_wxa_server_domain: joined,
  })
  .transform((answer) => ({
    published: answer.published_wxa_server_domain,
    testing: answer.testing_wxa_server_domain,
    invalid: answer.invalid_wxa_server_domain,
  }));

const platformJumpAnswer = z
  .object({
    published_wxa_jump_h5_domain: joined,
    testing_wxa_jump_h5_domain: joined,
    invalid_wxa_jump_h5_domain: joined,
  })
  .transform((answer) => ({
    published: answer.published_wxa_jump_h5_domain,
    testing: answer.testing_wxa_jump_h5_domain,
    invalid: answer.invalid_wxa_jump_h5_domain,
  }));

export interface PlatformDomainChange {
  action: DomainAction;
  /** Host names without scheme and path. */
  hosts?: readonly string[];
  /** Also changes what is live for all accounts, not only the test configuration. */
  alsoPublished?: boolean;
}

/**
 * Domains a mini program may talk to (server) or show (business, in a web view). 50 changes a month; `set` replaces
 * the whole list, `get` changes nothing. Accounts need permission set 18.
 *
 * The plain calls choose among domains registered on the platform; those called "directly" need no registration.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/domain-management/api_modifyserverdomain.html
 */
export function domainsChapter(calls: Calls) {
  const post = (path: string, body: object = {}) => ({ method: "POST", path, body }) as const;

  return {
    modify(appId: string, action: DomainAction, change: Partial<ServerDomains> = {}, options?: CallOptions) {
      return calls.account(appId, post("/wxa/modify_domain", changeOf(action, change)), modifiedServerDomains, options);
    },

    modifyDirectly(appId: string, action: DomainAction, change: Partial<ServerDomains> = {}, options?: CallOptions) {
      const request = post("/wxa/modify_domain_directly", changeOf(action, change));
      return calls.account(appId, request, modifiedServerDomains, options);
    },

    /** Answers the resulting list on `get`; on changes WeChat may leave it out. */
    webview(appId: string, action: DomainAction, urls: readonly string[] = [], options?: CallOptions) {
      const body = action === "get" ? { action } : { action, webviewdomain: urls };
      return calls.account(appId, post("/wxa/setwebviewdomain", body), businessDomains, options);
    },

    /** Takes effect with the next release. */
    webviewDirectly(appId: string, action: DomainAction, urls: readonly string[] = [], options?: CallOptions) {
      const body = action === "get" ? { action } : { action, webviewdomain: urls };
      return calls.account(appId, post("/wxa/setwebviewdomain_directly", body), businessDomains, options);
    },

    /** The file that must be, byte for byte, at the root of a domain before `webviewDirectly`. */
    webviewConfirmFile(appId: string, options?: CallOptions) {
      return calls.account(appId, post("/wxa/get_webviewdomain_confirmfile"), confirmFile, options);
    },

    /** What is live, and where it comes from. */
    effective(appId: string, options?: CallOptions) {
      return calls.account(appId, post("/wxa/get_effective_domain"), effectiveServerAnswer, options);
    },

    effectiveWebview(appId: string, options?: CallOptions) {
      return calls.account(appId, post("/wxa/get_effective_webviewdomain"), effectiveWebviewAnswer, options);
    },

    prefetch(appId: string, options?: CallOptions) {
      return calls.account(appId, { method: "GET", path: "/wxa/get_prefetchdnsdomain" }, prefetchAnswer, options);
    },

    setPrefetch(appId: string, urls: readonly string[], options?: CallOptions) {
      const body = { prefetch_dns_domain: urls.map((url) => ({ url })) };
      return calls.account(appId, post("/wxa/set_prefetchdnsdomain", body), nothing, options);
    },

    platformServer(change: PlatformDomainChange, options?: CallOptions) {
      const request = post("/cgi-bin/component/modify_wxa_server_domain", platformChange("wxa_server_domain", change));
      return calls.component(request, platformServerAnswer, options);
    },

    platformJump(change: PlatformDomainChange, options?: CallOptions) {
      const request = post("/cgi-bin/component/modify_wxa_jump_domain", platformChange("wxa_jump_h5_domain", change));
      return calls.component(request, platformJumpAnswer, options);
    },

    platformConfirmFile(options?: CallOptions) {
      return calls.component(post("/cgi-bin/component/get_domain_confirmfile"), confirmFile, options);
    },
  };
}

/** Kinds that stay as they are go as empty lists, as live requests do; on `set` that empties them. */
function changeOf(action: DomainAction, change: Partial<ServerDomains>): object {
  if (action === "get") return { action };
  const all = { ...noDomains, ...change };
  return {
    action,
    requestdomain: all.request,
    wsrequestdomain: all.webSocket,
    uploaddomain: all.upload,
    downloaddomain: all.download,
    udpdomain: all.udp,
    tcpdomain: all.tcp,
  };
}

function platformChange(field: string, { action, hosts, alsoPublished = false }: PlatformDomainChange): object {
  return {
    action,
    ...(hosts && { [field]: hosts.join(";") }),
    ...(action !== "get" && { is_modify_published_together: alsoPublished }),
  };
}
