import type { IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Secret } from "../secret.ts";
import { openPush, passedSteps, sameSignature, signatureOf } from "../wechat/index.ts";
import type { PushCredentials } from "../wechat/index.ts";
import type { AccountLookup } from "./account-check.ts";
import { createAccountCheck } from "./account-check.ts";
import type { CallbackDoor } from "./handler.ts";
import type { Recording } from "./recording.ts";
import { sealedReply } from "./reply.ts";
import type { FindReply } from "./reply.ts";
import { readBody } from "./request-body.ts";

export interface ReceiverOptions {
  componentAppId: string;
  /** Current token and key first, then the previous ones while a change is under way. */
  credentials: PushCredentials;
  recording: Recording;
  clock: Clock;
  log: Log;
  /** Tells which account an appid is, so that a push for one cannot be posted under the path of another. */
  findAccount?: AccountLookup;
  /** What accounts' messages are answered with; `success` when absent. */
  findReply?: FindReply;
  maxBodyBytes?: number;
  bodyTimeoutMs?: number;
}

/** Answers a request if its path is one of the door's, and says whether it was. */
export type Receiver = (request: IncomingMessage, response: ServerResponse) => boolean;

interface Address {
  door: CallbackDoor;
  pathAppId: string | null;
}

const prefix = "/callbacks/";
const messagePath = /^\/callbacks\/([A-Za-z0-9_-]{1,64})\/message$/;

/**
 * The door WeChat knocks on: `POST /callbacks/authorization` (URL A) and `POST /callbacks/:appId/message` (URL B).
 *
 * It stands before the web framework: it needs the raw body, and no parser, redirect, compression or cookie may touch
 * these paths. WeChat gets `success` when the push is on disk, 5xx when it could not be stored (WeChat will repeat
 * it), and a bare 4xx when it was not WeChat who knocked.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { componentAppId, credentials, recording, clock, log } = options;
  const limits = {
    maxBytes: options.maxBodyBytes ?? 1_048_576, // pushes are below 10 KB, the longest known reasons tens of KB
    timeoutMs: options.bodyTimeoutMs ?? 10_000, // WeChat itself gives up after 5 s
    clock,
  };
  const checkAccount = createAccountCheck(options.findAccount);

  return (request, response) => {
    const url = request.url ?? "";
    if (!url.startsWith(prefix)) return false;
    const mark = url.indexOf("?");
    const address = addressOf(mark < 0 ? url : url.slice(0, mark));
    const query = mark < 0 ? "" : url.slice(mark + 1);
    if (!address) refuse(response, 404);
    else if (request.method === "POST") receive(request, response, address, query);
    else if (request.method === "GET") greet(response, query, credentials.tokens);
    else refuse(response, 405, { allow: "GET, POST" });
    return true;
  };

  function receive(request: IncomingMessage, response: ServerResponse, address: Address, query: string): void {
    const startedAt = performance.now();
    readBody(request, limits, (body, problem) => {
      if (body) {
        take(address, query, body, startedAt).then(
          (answer) => send(response, answer),
          (error: unknown) => {
            log.error({ error, door: address.door }, "a push could not be stored; WeChat is asked to repeat it");
            refuse(response, 500);
          },
        );
        return;
      }
      // The rest of the body is not worth reading, and closing the connection is the only way to say so.
      if (problem === "broken") response.destroy();
      else refuse(response, problem === "tooLarge" ? 413 : 408, { connection: "close" });
    });
  }

  /** @returns the status, or the body of a reply */
  async function take(address: Address, query: string, body: Buffer, startedAt: number): Promise<number | string> {
    const receivedAt = clock.now();
    const { door, pathAppId } = address;
    const opened = openPush({
      query: new URLSearchParams(query),
      body,
      credentials,
      acceptAppId: (id) => id === componentAppId || (pathAppId !== null && id === pathAppId),
    });
    if (!opened.ok) {
      await recording.refuse({ ...address, receivedAt, startedAt, refusal: opened });
      // What cannot be a push at all is told apart; wrong signature, key, padding and receiver all look the same.
      return opened.reason === "badQuery" || opened.reason === "badBody" ? 400 : 403;
    }
    const stranger = await checkAccount(opened.root, { door, pathAppId, componentAppId });
    if (stranger) {
      const steps = [...passedSteps(opened), { step: "receiver" as const, ok: false, detail: stranger }];
      await recording.refuse({
        ...address,
        receivedAt,
        startedAt,
        refusal: { reason: "wrongReceiver", code: -40005, steps },
      });
      return 403;
    }
    await recording.record({ ...address, receivedAt, startedAt, opened });
    const found = pathAppId === null ? undefined : options.findReply?.({ appId: pathAppId, root: opened.root });
    if (!found) return 200;
    const nonce = new URLSearchParams(query).get("nonce") ?? "";
    return sealedReply(found, { opened, credentials, componentAppId, nonce, at: clock.now() });
  }
}

function addressOf(path: string): Address | null {
  if (path === "/callbacks/authorization") return { door: "authorization", pathAppId: null };
  const appId = messagePath.exec(path)?.[1];
  return appId === undefined ? null : { door: "message", pathAppId: appId };
}

/** WeChat's handshake when a URL is saved: prove the token by sending `echostr` back. */
function greet(response: ServerResponse, query: string, tokens: readonly Secret[]): void {
  const parameters = new URLSearchParams(query);
  const echo = rawParameter(query, "echostr");
  if (echo === undefined) {
    refuse(response, 405, { allow: "GET, POST" });
    return;
  }
  const [signature, timestamp, nonce] = ["signature", "timestamp", "nonce"].map((name) => parameters.get(name) ?? "");
  const isProven = tokens.some((token) =>
    sameSignature(signatureOf(token, timestamp ?? "", nonce ?? ""), signature ?? ""),
  );
  if (!isProven) {
    refuse(response, 403);
    return;
  }
  const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
  response.writeHead(200, { ...headers, "content-length": Buffer.byteLength(echo) }).end(echo);
}

/** URLSearchParams turns `+` into a blank, and the echo must come back unchanged. */
function rawParameter(query: string, name: string): string | undefined {
  const pair = query.split("&").find((part) => part.startsWith(`${name}=`));
  if (pair === undefined) return undefined;
  try {
    return decodeURIComponent(pair.slice(name.length + 1));
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, answer: number | string): void {
  if (typeof answer === "string") reply(response, answer);
  else if (answer === 200) succeed(response);
  else refuse(response, answer);
}

// Nothing else may be in the answer: WeChat counts HTML, JSON, a redirect or a trailing byte as a failed push.
function succeed(response: ServerResponse): void {
  response.writeHead(200, ["Content-Type", "text/plain", "Content-Length", "7"]);
  // As text: node sends it together with the head, and bytes by a second buffer.
  response.end("success", "latin1");
}

function reply(response: ServerResponse, body: string): void {
  const length = String(Buffer.byteLength(body));
  const type = body.startsWith("{") ? "application/json" : "text/xml; charset=utf-8";
  response.writeHead(200, ["Content-Type", type, "Content-Length", length]).end(body);
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (response.headersSent) return;
  response.writeHead(status, { ...headers, "content-length": 0 }).end();
}
