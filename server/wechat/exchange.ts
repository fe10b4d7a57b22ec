import http from "node:http";
import https from "node:https";

export interface HttpRequest {
  method: "GET" | "POST";
  /** Path and query. */
  path: string;
  contentType?: string;
  body?: Buffer;
  signal: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  contentType: string;
  bytes: Buffer;
}

export type Exchange = (request: HttpRequest) => Promise<HttpAnswer>;

/** A connection nobody used for so long is closed by us: one that the other side closes in that moment loses a call. */
const idleMs = 4_000;

/**
 * Sends requests over connections that are kept. Node's own client, and not `fetch`, which costs more of a
 * processor: a deployment of thousands makes nine calls for each account.
 */
export function createExchange(base: URL): Exchange {
  const { request, Agent } = base.protocol === "https:" ? https : http;
  const { hostname, port } = base;
  const place = { hostname: hostname.replace(/^\[|\]$/g, ""), ...(port !== "" && { port }) };
  const agent = new Agent({ keepAlive: true, timeout: idleMs, scheduling: "lifo" });
  return ({ method, path, contentType, body, signal }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(aborted());
      const headers = {
        accept: "*/*",
        ...(contentType !== undefined && { "content-type": contentType }),
        ...(body && { "content-length": body.length }),
      };
      const outgoing = request({ ...place, path, method, agent, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => void chunks.push(chunk));
        incoming.on("error", fail);
        incoming.on("aborted", () => fail(new Error("the answer broke off")));
        incoming.on("end", () => {
          signal.removeEventListener("abort", abort);
          const status = incoming.statusCode ?? 0;
          // A redirect would carry the token in the query to a place we did not choose.
          if (status >= 300 && status < 400) return reject(new Error("a redirect is not followed"));
          const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
          resolve({ status, bytes, contentType: incoming.headers["content-type"] ?? "" });
        });
      });
      function fail(error: Error): void {
        signal.removeEventListener("abort", abort);
        reject(error);
      }
      function abort(): void {
        outgoing.destroy(aborted());
      }
      outgoing.on("error", fail);
      signal.addEventListener("abort", abort, { once: true });
      outgoing.end(body);
    });
}

function aborted(): Error {
  return new Error("the call was given up");
}
