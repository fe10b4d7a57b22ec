import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { randomInt } from "node:crypto";
import { onTestFinished } from "vitest";
import { createCallbacks } from "../callbacks/service.ts";
import type { CallbackHandler, Callbacks, CallbacksOptions } from "../callbacks/service.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import { createVault } from "../db/secret-column.ts";
import type { Vault } from "../db/secret-column.ts";
import { createBus } from "../events/bus.ts";
import type { Bus } from "../events/bus.ts";
import { Secret } from "../secret.ts";
import { decodeAesKey, encryptMessage, signatureOf } from "../wechat/index.ts";
import { openTestDatabase } from "./database.ts";
import { loudLog } from "./logs.ts";
import { WoundClock } from "./wound-clock.ts";

export const componentAppId = "wxc0ffee0000000001";
export const token = "doorToken2026";
export const encodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

export interface PushOptions {
  path?: string;
  /** The appid at the plaintext's end. */
  receiver?: string;
  token?: string;
  encodingAesKey?: string;
  /** Query parameters to add, or, when undefined, to leave out. */
  query?: Record<string, string | undefined>;
  headers?: Record<string, string>;
  /** Makes the body of the ciphertext. */
  envelope?: (encrypted: string) => string;
}

/** Seals a plaintext as WeChat does: with a new nonce, and so another ciphertext, each time. */
export function sealedRequest(xml: string, options: PushOptions = {}): { url: string; body: string } {
  const key = decodeAesKey(options.encodingAesKey ?? encodingAesKey);
  const encrypted = encryptMessage({ key, appId: options.receiver ?? componentAppId, message: xml });
  const timestamp = "1764000000";
  const nonce = String(randomInt(1e9));
  const query = new URLSearchParams();
  const parameters: Record<string, string | undefined> = {
    signature: signatureOf(options.token ?? token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: "aes",
    msg_signature: signatureOf(options.token ?? token, timestamp, nonce, encrypted),
    ...options.query,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  const envelope =
    options.envelope ??
    ((text) => `<xml><AppId><![CDATA[${componentAppId}]]></AppId><Encrypt><![CDATA[${text}]]></Encrypt></xml>`);
  return { url: `${options.path ?? "/callbacks/authorization"}?${query.toString()}`, body: envelope(encrypted) };
}

export interface Door {
  url: string;
  callbacks: Callbacks;
  database: Database;
  vault: Vault;
  bus: Bus;
  push: (xml: string, options?: PushOptions) => Promise<{ status: number; text: string; headers: Headers }>;
}

export interface DoorOptions extends Partial<Omit<CallbacksOptions, "handlers" | "clock">> {
  handlers?:
    | readonly CallbackHandler[]
    | ((door: Pick<Door, "database" | "vault" | "bus">) => readonly CallbackHandler[]);
  clock?: Clock;
}

/** The real door on a real port, before a real database; closed when the test ends. */
export async function openDoor(options: DoorOptions = {}): Promise<Door> {
  const clock = options.clock ?? new WoundClock();
  const database = options.database ?? (await openTestDatabase({ clock }));
  const vault = options.vault ?? createVault(Buffer.alloc(32, 7));
  const bus = options.bus ?? createBus({ database });
  const parts = { database, vault, bus };
  const { handlers = [] } = options;
  const callbacks = createCallbacks({
    log: loudLog,
    componentAppId,
    credentials: { tokens: [new Secret(token)], keys: [decodeAesKey(encodingAesKey)] },
    ...options,
    ...parts,
    clock,
    handlers: () => (typeof handlers === "function" ? handlers(parts) : handlers),
  });
  const server = createServer((request, response) => {
    if (!callbacks.receiver(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    callbacks,
    ...parts,
    async push(xml, push = {}) {
      const request = sealedRequest(xml, push);
      const response = await fetch(url + request.url, {
        method: "POST",
        body: request.body,
        headers: { "content-type": "text/xml", ...push.headers },
      });
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
  };
}

let lastSecond = 1_764_000_000;

/** An event of the platform; its CreateTime is a new one each time unless it is given. */
export function componentXml(
  infoType: string,
  fields: Record<string, string> = {},
  createTime = (lastSecond += 1),
): string {
  return xmlOf({ AppId: componentAppId, CreateTime: String(createTime), InfoType: infoType, ...fields });
}

export function ticketXml(ticket: string, createTime?: number): string {
  return componentXml("component_verify_ticket", { ComponentVerifyTicket: ticket }, createTime);
}

/** A message or event of an account. */
export function accountXml(fields: Record<string, string>, createTime = (lastSecond += 1)): string {
  return xmlOf({ ToUserName: "gh_account", FromUserName: "oUser", CreateTime: String(createTime), ...fields });
}

function xmlOf(fields: Record<string, string>): string {
  const elements = Object.entries(fields).map(([name, text]) => `<${name}><![CDATA[${text}]]></${name}>`);
  return `<xml>${elements.join("")}</xml>`;
}
