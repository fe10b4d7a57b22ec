import { Refusal } from "./refusal.ts";
import type { Fields } from "./fields.ts";
import type { GrantDesk } from "./grants.ts";
import type { JsonObject } from "./json.ts";
import type { Account, Grant } from "./records.ts";
import type { Reviews } from "./reviews.ts";
import type { TicketDesk } from "./tickets.ts";
import type { TokenDesk } from "./tokens.ts";
import type { Usage } from "./usage.ts";
import type { World } from "./world.ts";

/** What the endpoints work with. */
export interface Services {
  world: World;
  tokens: TokenDesk;
  tickets: TicketDesk;
  grants: GrantDesk;
  reviews: Reviews;
  usage: Usage;
  componentAppId: string;
  componentSecret: string;
  /** How long the code check after a commit lasts (61039 until then). */
  codeCheckMs: number;
  /** The simulator's own address, for images and test pages. */
  url: () => string;
}

export interface Call extends Services {
  now: number;
  query: URLSearchParams;
  /** The JSON body; empty for GET. */
  fields: Fields;
  bytes: Buffer;
  contentType: string;
  /** Whose token it is: `component`, an authorizer's appid, or "" where no token is asked for. */
  owner: string;
}

/** A call with an authorizer's token. */
export interface AccountCall extends Call {
  account: Account;
  grant: Grant;
}

/** An answer that is not JSON. */
export class BinaryAnswer {
  readonly contentType: string;
  readonly fileName: string;
  readonly bytes: Buffer;

  constructor(contentType: string, fileName: string, bytes: Buffer) {
    this.contentType = contentType;
    this.fileName = fileName;
    this.bytes = bytes;
  }
}

export type EndpointAnswer = JsonObject | BinaryAnswer | void;

interface Common {
  method: "GET" | "POST" | "GET or POST";
  path: string;
  /** POST bodies are JSON unless the endpoint takes a file. */
  takesFile?: boolean;
  /** Token and `api_get_*` endpoints leave `errcode` out when all is well. */
  isBare?: boolean;
}

export interface OpenEndpoint extends Common {
  token: "none";
  run(call: Call): EndpointAnswer;
}

export interface ComponentEndpoint extends Common {
  token: "component" | "either";
  /** The two `sns` calls look only at `component_access_token` (41021). */
  tokenParameter?: "component_access_token";
  run(call: Call): EndpointAnswer;
}

export interface AccountEndpoint extends Common {
  token: "authorizer";
  /** One of these must be granted, else 61007; absent: any authorized account may call. */
  permissionSets?: readonly number[];
  kind?: "miniProgram";
  /** The answer to an account of another kind: 86000 in the code family, 85015 elsewhere. */
  wrongKind?: number;
  /** Two at once for one account are refused with 9402202. */
  isSerial?: boolean;
  run(call: AccountCall): EndpointAnswer;
}

export type Endpoint = OpenEndpoint | ComponentEndpoint | AccountEndpoint;

/** An endpoint of the code family: mini programs that granted set 18. */
export function codeEndpoint(endpoint: Omit<AccountEndpoint, "token" | "kind">): AccountEndpoint {
  return { permissionSets: [18], ...endpoint, token: "authorizer", kind: "miniProgram" };
}

/** Checks `component_appid` where the manual lists it as required. */
export function requireComponent({ fields, componentAppId }: Call, name = "component_appid"): void {
  const given = fields.text(name, 41018);
  if (given !== componentAppId) throw new Refusal(40013);
}

/** The authorizer that a component call names: 40013 when unknown, 61003 when not authorized. */
export function requireAuthorizer({ fields, world }: Call, name = "authorizer_appid"): AccountCall["grant"] {
  const appId = fields.text(name, 41002);
  if (!world.accounts.has(appId)) throw new Refusal(40013);
  const grant = world.grants.get(appId);
  if (!grant) throw new Refusal(61003);
  return grant;
}
