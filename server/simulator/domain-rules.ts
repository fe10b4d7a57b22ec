import type { ServerDomains } from "./records.ts";

const schemes: Record<keyof ServerDomains, string> = {
  requestdomain: "https:",
  wsrequestdomain: "wss:",
  uploaddomain: "https:",
  downloaddomain: "https:",
  udpdomain: "udp:",
  tcpdomain: "tcp:",
};

/** The host of a well-formed server domain of this kind; null when it breaks the rules. */
export function hostOfServerDomain(kind: keyof ServerDomains, domain: string): string | null {
  return hostOf(domain, schemes[kind]);
}

/** The host of a business domain: https, without a port. */
export function hostOfJumpDomain(domain: string): string | null {
  const host = hostOf(domain, "https:");
  return host === null || /:\d+$/.test(domain) ? null : host;
}

/** A bare host name, as the platform registers its own. */
export function isHostName(name: string): boolean {
  return /^(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/i.test(name) && !isForbidden(name);
}

/** Registered itself, or a sub-domain of a registered one. */
export function isCovered(host: string, registered: readonly string[]): boolean {
  return registered.some((each) => host === each || host.endsWith(`.${each}`));
}

const isForbidden = (host: string) => host === "api.weixin.qq.com";

function hostOf(domain: string, scheme: string): string | null {
  // No path, not even a slash; a port may be given.
  const host = /^([a-z]+:)\/\/([^/:?#]+)(:\d{1,5})?$/i.exec(domain);
  if (!host || host[1] !== scheme || !isHostName(host[2] ?? "")) return null;
  return host[2] ?? null;
}
