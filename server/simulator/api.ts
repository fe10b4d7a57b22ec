import { componentOwner } from "./tokens.ts";
import { BinaryAnswer } from "./endpoint.ts";
import { endpoints } from "./endpoints/table.ts";
import { Fields, readJsonBody } from "./fields.ts";
import { newRid } from "./randomness.ts";
import { Refusal } from "./refusal.ts";
import { isMiniProgram } from "./sets.ts";
import { seconds } from "./calendar.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AccountCall, Call, Endpoint, EndpointAnswer, Services } from "./endpoint.ts";
import type { CallLog } from "./calls.ts";
import type { Fault, Faults } from "./faults.ts";
import type { Log } from "../log.ts";

export interface ApiSettings {
  services: Services;
  calls: CallLog;
  faults: Faults;
  log: Log;
  latencyMs: number;
}

interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  bytes: Buffer;
  startedAt: number;
  endpoint: Endpoint | undefined;
  tokenValue: string | undefined;
  /** Whom the token belongs to, as far as it is known before it is judged. */
  appId: string | null;
}

/** api.weixin.qq.com: finds the endpoint, judges the caller, meets the faults, answers in WeChat's form. */
export class Api {
  readonly #settings: ApiSettings;
  readonly #busyAccounts = new Set<string>();

  constructor(settings: ApiSettings) {
    this.#settings = settings;
  }

  async answer(request: IncomingMessage, response: ServerResponse, url: URL, bytes: Buffer): Promise<void> {
    const { services, faults, latencyMs } = this.#settings;
    const { world } = services;
    const endpoint = endpoints.get(url.pathname);
    const tokenValue = tokenIn(url, endpoint);
    const owner = tokenValue === undefined ? undefined : world.tokenRow(tokenValue)?.owner;
    const appId = owner !== undefined && owner !== componentOwner ? owner : namedAppId(url, bytes);
    const visit = { request, response, url, bytes, startedAt: world.now(), endpoint, tokenValue, appId };
    const fault = faults.forCall(url.pathname, appId);
    const isSerial = endpoint?.token === "authorizer" && endpoint.isSerial === true && appId !== null;
    if (isSerial && this.#busyAccounts.has(appId)) return this.#refuse(visit, new Refusal(9402202));
    if (isSerial) this.#busyAccounts.add(appId);
    try {
      const waitMs = latencyMs + (fault?.delayMs ?? 0);
      if (waitMs > 0) await new Promise<void>((resolve) => world.clock.after(waitMs, resolve));
      this.#act(visit, fault);
    } finally {
      if (isSerial) this.#busyAccounts.delete(appId);
    }
  }

  #act(visit: Visit, fault: Fault | undefined): void {
    const fails = fault?.errcode !== undefined || fault?.status !== undefined;
    let answer: EndpointAnswer | Refusal = undefined;
    if (!fails || fault.takesEffect) answer = this.#run(visit);
    if (fault?.hang) return this.#note(visit, 0, null, null);
    if (fault?.reset) {
      this.#note(visit, 0, null, null);
      visit.request.socket.destroy();
      return;
    }
    if (fault?.status !== undefined) return this.#breakDown(visit, fault.status);
    if (fault?.errcode !== undefined) return this.#refuse(visit, new Refusal(fault.errcode));
    if (answer instanceof Refusal) return this.#refuse(visit, answer);
    this.#send(visit, answer);
  }

  #run(visit: Visit): EndpointAnswer | Refusal {
    try {
      return this.#call(visit);
    } catch (error) {
      if (error instanceof Refusal) return error;
      this.#settings.log.error({ err: error, path: visit.url.pathname }, "the simulator itself failed");
      return new Refusal(-1);
    }
  }

  #call(visit: Visit): EndpointAnswer {
    const { services } = this.#settings;
    const { endpoint, url, bytes, request } = visit;
    if (!endpoint) throw new Refusal(40066);
    const isPost = request.method === "POST";
    if (endpoint.method === "POST" && !isPost) throw new Refusal(43002);
    if (endpoint.method === "GET" && request.method !== "GET") throw new Refusal(43001);
    const owner = this.#ownerFor(endpoint, visit.tokenValue);
    const account = owner === "" || owner === componentOwner ? undefined : this.#accountOf(owner);
    if (endpoint.token === "authorizer") requireRight(endpoint, account);
    const fields = isPost && !endpoint.takesFile ? readJsonBody(bytes) : new Fields({});
    if (!services.usage.count(owner, url.pathname)) throw new Refusal(45009);
    const call: Call = {
      ...services,
      now: services.world.now(),
      query: url.searchParams,
      fields,
      bytes,
      contentType: request.headers["content-type"] ?? "",
      owner,
    };
    if (endpoint.token !== "authorizer") return endpoint.run(call);
    if (!account) throw new Refusal(40001);
    return endpoint.run({ ...call, ...account });
  }

  #ownerFor(endpoint: Endpoint, tokenValue: string | undefined): string {
    if (endpoint.token === "none") return "";
    const missing = endpoint.token !== "authorizer" && endpoint.tokenParameter ? 41021 : 41001;
    const owner = this.#settings.services.tokens.ownerOf(tokenValue, missing);
    if (endpoint.token === "component" && owner !== componentOwner) throw new Refusal(61014);
    if (endpoint.token === "authorizer" && owner === componentOwner) throw new Refusal(61015);
    return owner;
  }

  #accountOf(appId: string): Pick<AccountCall, "account" | "grant"> {
    const { world } = this.#settings.services;
    const account = world.accounts.get(appId);
    const grant = world.grants.get(appId);
    if (!account || !grant) throw new Refusal(61003);
    return { account, grant };
  }

  #send(visit: Visit, answer: EndpointAnswer): void {
    const { response, endpoint } = visit;
    this.#note(visit, 200, 0, null);
    if (answer instanceof BinaryAnswer) {
      response.writeHead(200, {
        "content-type": answer.contentType,
        "content-disposition": `attachment; filename="${answer.fileName}"`,
      });
      response.end(answer.bytes);
      return;
    }
    const body = endpoint?.isBare ? (answer ?? {}) : { errcode: 0, errmsg: "ok", ...answer };
    sendJson(response, 200, JSON.stringify(body));
  }

  #refuse(visit: Visit, refusal: Refusal): void {
    const { services } = this.#settings;
    const rid = newRid(seconds(visit.startedAt));
    const body = JSON.stringify({ errcode: refusal.errcode, errmsg: `${refusal.message} rid: ${rid}` });
    this.#note(visit, 200, refusal.errcode, rid);
    services.usage.noteFailure(rid, {
      owner: visit.appId ?? componentOwner,
      invokedAt: visit.startedAt,
      costMs: services.world.now() - visit.startedAt,
      url: maskedUrl(visit.url),
      requestBody: visit.endpoint?.token === "none" ? "***" : visit.bytes.toString("utf8", 0, 4_096),
      responseBody: body,
      clientIp: visit.request.socket.remoteAddress ?? "",
    });
    sendJson(visit.response, 200, body);
  }

  #breakDown(visit: Visit, status: number): void {
    this.#note(visit, status, null, null);
    visit.response.writeHead(status, { "content-type": "text/html" });
    visit.response.end(`<html><body><h1>${status}</h1></body></html>`);
  }

  #note({ url, request, appId, startedAt }: Visit, status: number, errcode: number | null, rid: string | null): void {
    this.#settings.calls.add({
      time: new Date(startedAt).toISOString(),
      method: request.method ?? "",
      path: url.pathname,
      appid: appId,
      errcode,
      status,
      milliseconds: this.#settings.services.world.now() - startedAt,
      rid,
    });
  }
}

function tokenIn(url: URL, endpoint: Endpoint | undefined): string | undefined {
  const component = url.searchParams.get("component_access_token");
  if (endpoint && endpoint.token !== "authorizer" && endpoint.token !== "none" && endpoint.tokenParameter)
    return component ?? undefined;
  // Current pages of the manual write access_token, older ones component_access_token; both work for the component.
  return (
    url.searchParams.get("access_token") ?? (endpoint?.token === "authorizer" ? undefined : component) ?? undefined
  );
}

/** The account that a component call is about, for the record and for faults aimed at one account. */
function namedAppId(url: URL, bytes: Buffer): string | null {
  const named = /"authorizer_appid"\s*:\s*"(\w+)"/.exec(bytes.toString("utf8", 0, 4_096))?.[1];
  return named ?? url.searchParams.get("appid");
}

function requireRight(
  { kind, wrongKind = 86000, permissionSets }: Extract<Endpoint, { token: "authorizer" }>,
  holder: Pick<AccountCall, "account" | "grant"> | undefined,
): void {
  if (!holder) throw new Refusal(40001);
  if (kind === "miniProgram" && !isMiniProgram(holder.account)) throw new Refusal(wrongKind);
  if (permissionSets && !permissionSets.some((id) => holder.grant.permissionSetIds.includes(id)))
    throw new Refusal(61007);
}

function maskedUrl(url: URL): string {
  const masked = new URL(url);
  for (const name of ["access_token", "component_access_token"])
    if (masked.searchParams.has(name)) masked.searchParams.set(name, "***");
  return `https://api.weixin.qq.com${masked.pathname}${masked.search}`;
}

function sendJson(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}
