import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Clock } from "../clock.ts";

export interface Answer {
  status: number;
  body: string;
}

/** WeChat cuts the connection after five seconds. */
export const deadlineMs = 5_000;

/** Posts XML to the platform; follows no redirect, as WeChat does not. */
export class Poster {
  readonly #clock: Clock;
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: 64 });
  readonly #https = new HttpsAgent({ keepAlive: true, maxSockets: 64 });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws what went wrong on the way: refused, reset, or no answer within the deadline */
  post(url: URL, xml: string): Promise<Answer> {
    const isHttps = url.protocol === "https:";
    return new Promise<Answer>((resolve, reject) => {
      const request = (isHttps ? httpsRequest : httpRequest)(
        url,
        {
          method: "POST",
          agent: isHttps ? this.#https : this.#http,
          headers: { "content-type": "text/xml", "content-length": Buffer.byteLength(xml) },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", fail);
          response.on("end", () => {
            stopWaiting();
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") });
          });
        },
      );
      const stopWaiting = this.#clock.after(deadlineMs, () => request.destroy(new Error("no answer within 5 s")));
      const fail = (error: Error) => {
        stopWaiting();
        reject(error);
      };
      request.on("error", fail);
      request.end(xml);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}
