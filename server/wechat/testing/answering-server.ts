import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it arrived. */
export interface ReceivedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Breaks the connection instead. */
  destroy?: boolean;
  /** Never answers. */
  hang?: boolean;
}

/** A real HTTP server on a free port that answers what the test says. */
export async function startAnsweringServer(answer: (request: ReceivedRequest) => Answer | object) {
  const received: ReceivedRequest[] = [];
  const arrivals: (() => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const arrived: ReceivedRequest = {
        method: request.method ?? "",
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
      };
      received.push(arrived);
      for (const note of arrivals.splice(0)) note();
      const said = answer(arrived);
      const isAnswer = "status" in said || "body" in said || "destroy" in said || "hang" in said || "headers" in said;
      const { status = 200, headers, body, destroy, hang }: Answer = isAnswer ? said : { body: JSON.stringify(said) };
      if (destroy) response.destroy();
      else if (!hang) response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    /** Resolves with the next request's arrival. */
    arrival: () => new Promise<void>((resolve) => void arrivals.push(resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

export type AnsweringServer = Awaited<ReturnType<typeof startAnsweringServer>>;
