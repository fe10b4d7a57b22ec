import { offeredSets } from "./sets.ts";
import type { Account, PreAuthCode } from "./records.ts";
import type { World } from "./world.ts";

/** What an authorization link asks for, read strictly. */
export interface Invitation {
  componentAppId: string;
  preAuthCode: string;
  /** Absent for the plugin, which comes back nowhere. */
  redirectUri: string | null;
  authType: number;
  bizAppId: string | null;
  permissionSetIds: number[];
}

/** Why a link does not work; the page says it in the visitor's language. */
export type LinkFault =
  | "component"
  | "preAuthCode"
  | "usedCode"
  | "expiredCode"
  | "redirectUri"
  | "redirectHost"
  | "referer"
  | "authType"
  | "bizAppId";

export class LinkError extends Error {
  readonly fault: LinkFault;

  constructor(fault: LinkFault, detail = "") {
    super(detail ? `${fault}: ${detail}` : fault);
    this.fault = fault;
  }
}

/** By auth_type; 7 does not exist. Nobody here has a promoter's or a talent assistant's account. */
const kindsOfType: Record<number, Account["kind"][]> = {
  1: ["officialAccount"],
  2: ["miniProgram", "miniShop"],
  3: ["officialAccount", "miniProgram", "miniShop"],
  4: [],
  5: ["channels"],
  6: ["officialAccount", "miniProgram", "miniShop", "channels"],
  8: [],
};

export interface LinkRules {
  world: World;
  componentAppId: string;
  /** The host of the platform's registered start page. */
  startHost: string;
}

/** Reads the parameters of both page forms; throws a LinkError for a link that WeChat's page would refuse. */
export function readInvitation(query: URLSearchParams, { world, componentAppId, startHost }: LinkRules): Invitation {
  if (query.get("component_appid") !== componentAppId) throw new LinkError("component");
  const redirectUri = query.get("redirect_uri");
  if (!redirectUri || !URL.canParse(redirectUri)) throw new LinkError("redirectUri");
  if (!isSameHost(new URL(redirectUri).hostname, startHost)) throw new LinkError("redirectHost", redirectUri);
  const bizAppId = query.get("biz_appid");
  if (bizAppId && !world.accounts.has(bizAppId)) throw new LinkError("bizAppId", bizAppId);
  const authType = Number(query.get("auth_type") ?? "3");
  if (!bizAppId && !kindsOfType[authType]) throw new LinkError("authType", String(authType));
  const ids = (query.get("category_id_list") ?? "").split("|").filter(Boolean).map(Number);
  const preAuthCode = query.get("pre_auth_code") ?? "";
  requireUsable(world, preAuthCode);
  return { componentAppId, preAuthCode, redirectUri, authType, bizAppId, permissionSetIds: ids };
}

export function requireUsable(world: World, code: string): PreAuthCode {
  const row = world.preAuthCodes.get(code);
  if (!row) throw new LinkError("preAuthCode");
  if (row.usedFor) throw new LinkError("usedCode");
  if (row.expiresAt <= world.now()) throw new LinkError("expiredCode");
  return row;
}

/** Whether the page would offer this account. `biz_appid` wins over `auth_type`. */
export function isOffered(account: Account, { bizAppId, authType }: Invitation): boolean {
  if (account.development || (account.accountStatus !== 1 && account.accountStatus !== 18)) return false;
  return bizAppId ? account.appId === bizAppId : (kindsOfType[authType] ?? []).includes(account.kind);
}

/** The sets the page would show for this account. */
export function setsFor(account: Account, invitation: Invitation, world: World): number[] {
  return offeredSets(account, world.platform.permissionSetIds, invitation.permissionSetIds);
}

/** Where the browser goes after the merchant confirmed; what the platform wrote stays as it is, byte for byte. */
export function returnUrl(redirectUri: string, authCode: string, expiresInSeconds: number): string {
  const [address = "", fragment] = redirectUri.split("#", 2);
  const joint = address.includes("?") ? "&" : "?";
  const code = `auth_code=${encodeURIComponent(authCode)}&expires_in=${expiresInSeconds}`;
  return `${address}${joint}${code}${fragment === undefined ? "" : `#${fragment}`}`;
}

/** Loopback has many names; all of them are this machine. */
export function isSameHost(left: string, right: string): boolean {
  const canonical = (host: string) => (["127.0.0.1", "[::1]", "::1"].includes(host) ? "localhost" : host.toLowerCase());
  return canonical(left) === canonical(right);
}
