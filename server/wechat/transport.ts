import { randomUUID } from "node:crypto";
import { type Clock, systemClock } from "../clock.ts";
import type { Secret } from "../secret.ts";
import { WechatError, WechatUnreachable } from "./errors.ts";
import { createExchange, type HttpAnswer } from "./exchange.ts";
import { isObject, parseJson, writeJson } from "./json.ts";
import { createRateLimit } from "./rate-limit.ts";

export interface TransportOptions {
  /** `https://api.weixin.qq.com`, or the simulator. */
  baseUrl: string;
  /** For the whole answer, unless a call says otherwise. */
  timeoutMs?: number;
  clock?: Clock;
  /**
   * Per account, so that none runs into its limit of a minute (45011). Waits use the clock: with a clock that stands
   * still, say `Infinity`.
   */
  callsPerSecond?: number;
  /** For the platform's own calls, among them every account's token renewals. */
  platformCallsPerSecond?: number;
  /** How many calls may go at once after a rest. */
  burst?: number;
}

/** One call as WeChat's manual describes it. */
export interface WechatRequest {
  method: "GET" | "POST";
  /** Also the endpoint's name in errors. */
  path: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  /** Left out of a POST, `{}` is sent: an empty body would be refused (44002). */
  body?: object;
  /** A file instead of a body. */
  file?: WechatUpload;
  token?: Secret;
  /** Some of the older pages want the platform's token under its long name. */
  tokenParameter?: "access_token" | "component_access_token";
  /** The account the call is for; absent for the platform's own. */
  appId?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
}

export interface WechatUpload {
  field: string;
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

export interface WechatFile {
  contentType: string;
  bytes: Buffer;
}

export interface Transport {
  /**
   * Calls and answers the JSON object, with 64-bit integers as strings.
   *
   * @throws {WechatError} when `errcode` is there and not 0
   * @throws {WechatUnreachable} when no usable answer came
   * @throws the signal's reason when it was aborted
   */
  call(request: WechatRequest): Promise<Record<string, unknown>>;
  /** As `call`, for endpoints that answer a file on success and JSON on failure. */
  download(request: WechatRequest): Promise<WechatFile>;
}

/** The only place that speaks HTTP with WeChat. */
export function createTransport(options: TransportOptions): Transport {
  const {
    baseUrl,
    timeoutMs = 15_000, // commit, the slowest call that is not an upload, stays well below on a good day
    clock = systemClock,
    callsPerSecond = 10, // WeChat publishes no figures; an account's pipeline makes about one call a second
    platformCallsPerSecond = 50,
    burst = 20,
  } = options;
  const accountLimit = createRateLimit({ clock, perSecond: callsPerSecond, burst });
  const platformLimit = createRateLimit({ clock, perSecond: platformCallsPerSecond, burst });

  const exchange = createExchange(new URL(baseUrl));

  async function send(request: WechatRequest): Promise<HttpAnswer> {
    if (request.appId === undefined) await platformLimit.turn("", request.signal);
    else await accountLimit.turn(request.appId, request.signal);
    const deadline = createDeadline(clock, request.timeoutMs ?? timeoutMs, request.signal);
    try {
      return await exchange({
        method: request.method,
        path: pathOf(request),
        signal: deadline.signal,
        ...contentOf(request),
      });
    } catch (cause) {
      request.signal?.throwIfAborted();
      if (deadline.passed()) throw unreachable(request, "timeout", "no answer in time", { maySent: true });
      throw unreachable(request, "network", networkProblem(cause), { maySent: !neverArrived(cause) });
    } finally {
      deadline.clear();
    }
  }

  return {
    async call(request) {
      const { status, bytes } = await send(request);
      return checked(request, status, jsonOf(bytes));
    },

    async download(request) {
      const { contentType, status, bytes } = await send(request);
      // Errors come as JSON, at times under text/plain; no file of WeChat's begins with a brace.
      if (status >= 400 || bytes.length === 0 || /json|text\//.test(contentType) || bytes[0] === 0x7b) {
        checked(request, status, jsonOf(bytes));
        throw unreachable(request, "unreadable", `a file was expected, not ${contentType || "an untyped answer"}`);
      }
      return { contentType, bytes };
    },
  };
}

function pathOf({ path, query = {}, token, tokenParameter = "access_token" }: WechatRequest): string {
  const search = new URLSearchParams();
  if (token) search.set(tokenParameter, token.reveal());
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}

function contentOf({ method, body, file }: WechatRequest): { contentType?: string; body?: Buffer } {
  if (file) return formOf(file);
  if (method === "GET") return {};
  return { body: Buffer.from(writeJson(body ?? {})), contentType: "application/json; charset=utf-8" };
}

function formOf({ field, name, contentType, bytes }: WechatUpload): { contentType: string; body: Buffer } {
  const boundary = `minifleet-${randomUUID()}`;
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="${escaped(field)}"; filename="${escaped(name)}"\r\n` +
    `content-type: ${contentType}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

/** As browsers write names into a form. */
function escaped(text: string): string {
  return text.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return parseJson(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

function checked(request: WechatRequest, status: number, answer: unknown): Record<string, unknown> {
  if (status >= 500) throw unreachable(request, "status", `HTTP ${status}`);
  if (!isObject(answer)) {
    if (status >= 400) throw unreachable(request, "status", `HTTP ${status}`);
    throw unreachable(request, "unreadable", "the answer is not a JSON object");
  }
  const errcode = Number(answer["errcode"] ?? 0);
  if (errcode !== 0) throw refusal(request, errcode, answer["errmsg"]);
  if (status >= 400) throw unreachable(request, "status", `HTTP ${status}`);
  return answer;
}

function refusal({ path, appId, token }: WechatRequest, errcode: number, errmsg: unknown): WechatError {
  let words = typeof errmsg === "string" ? errmsg : "";
  if (token) words = words.replaceAll(token.reveal(), token.toString());
  const rid = /\brid:\s*([0-9A-Za-z-]+)/.exec(words);
  const withoutRid = rid ? words.replace(rid[0], "").trim() : words;
  return new WechatError({
    errcode,
    errmsg: withoutRid,
    endpoint: path,
    ...(rid?.[1] && { rid: rid[1] }),
    ...(appId !== undefined && { appId }),
  });
}

function unreachable(
  { path, appId }: WechatRequest,
  reason: WechatUnreachable["reason"],
  detail: string,
  { maySent = true } = {},
): WechatUnreachable {
  return new WechatUnreachable({ endpoint: path, reason, detail, maySent, ...(appId !== undefined && { appId }) });
}

/** A time limit joined with the caller's signal. `AbortSignal.any` would hold on to long-lived signals on Node 20. */
function createDeadline(clock: Clock, ms: number, signal: AbortSignal | undefined) {
  const controller = new AbortController();
  let passed = false;
  const cancel = clock.after(ms, () => {
    passed = true;
    controller.abort();
  });
  const abort = () => controller.abort();
  signal?.addEventListener("abort", abort, { once: true });
  if (signal?.aborted) abort();
  return {
    signal: controller.signal,
    passed: () => passed,
    clear: () => {
      cancel();
      signal?.removeEventListener("abort", abort);
    },
  };
}

/** Failures before a connection stands: nothing was sent. */
const connectFailures = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

function neverArrived(error: unknown): boolean {
  return connectFailures.has(systemCode(error) ?? "");
}

// Only the system's code: an error's own words may quote the URL, and the URL holds the token.
function networkProblem(error: unknown): string {
  return systemCode(error) ?? "the connection failed";
}

function systemCode(error: unknown): string | undefined {
  for (let layer = error; layer instanceof Error; layer = layer.cause) {
    if ("code" in layer && typeof layer.code === "string") return layer.code;
    if (layer instanceof AggregateError && layer.errors[0] instanceof Error) return systemCode(layer.errors[0]);
  }
  return undefined;
}
