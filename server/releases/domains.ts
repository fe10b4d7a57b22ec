/** Domains a version needs, by kind, as WeChat wants them written (`https://…`, `wss://…`). */
export interface Domains {
  request?: string[];
  wsRequest?: string[];
  upload?: string[];
  download?: string[];
  udp?: string[];
  tcp?: string[];
  webview?: string[];
}

/** Kinds of server domains; `webview` is the list of business domains, which has its own calls. */
export const serverDomainKinds = ["request", "wsRequest", "upload", "download", "udp", "tcp"] as const;
export type ServerDomainKind = (typeof serverDomainKinds)[number];

const schemes: Record<keyof Domains, string> = {
  request: "https",
  wsRequest: "wss",
  upload: "https",
  download: "https",
  udp: "udp",
  tcp: "tcp",
  webview: "https",
};

export interface DomainProblem {
  kind: keyof Domains;
  domain: string;
  scheme: string;
}

/**
 * Finds what WeChat would refuse by its form alone: a wrong scheme (86100), a path, an IP address, or
 * `api.weixin.qq.com` (86101). Business domains have no port.
 */
export function domainProblems(domains: Domains): DomainProblem[] {
  return domainKinds.flatMap((kind) =>
    (domains[kind] ?? [])
      .filter((domain) => !isDomain(domain, kind))
      .map((domain) => ({ kind, domain, scheme: schemes[kind] })),
  );
}

export const domainKinds = [...serverDomainKinds, "webview"] as const;

function isDomain(domain: string, kind: keyof Domains): boolean {
  const match = /^([a-z]+):\/\/((?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*)(:\d{1,5})?$/i.exec(domain);
  if (!match) return false;
  const [, scheme, host = "", port] = match;
  if (kind === "webview" && port) return false;
  return scheme?.toLowerCase() === schemes[kind] && host.toLowerCase() !== "api.weixin.qq.com";
}

/** What is wanted and not there, without regard to case; never anything to take away. */
export function missingDomains(wanted: readonly string[] = [], present: readonly string[] = []): string[] {
  const known = new Set(present.map((domain) => domain.toLowerCase()));
  return [...new Set(wanted)].filter((domain) => !known.has(domain.toLowerCase()));
}

/** `https://www.example.com:8443` → `www.example.com`, which is how the platform's own list is written. */
export function hostOf(domain: string): string {
  return domain
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/:\d+$/, "")
    .toLowerCase();
}
