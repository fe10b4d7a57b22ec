import { createServer } from "node:http";
import { ControlError } from "./control-error.ts";
import { isOwnMachine } from "./own-machine.ts";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Api } from "./api.ts";
import type { Log } from "../log.ts";
import type { Pages } from "./pages/pages.ts";

/** Films for the reviewers may have 10 MB; the rest is far smaller. */
const bodyLimit = 12 * 1024 ** 2;

export interface Doors {
  api: Api;
  pages: Pages;
  control: (method: string, url: URL, input: unknown) => Promise<unknown>;
  log: Log;
}

/** One server for everything WeChat is: the API, the pages, and the control on loopback. */
export function createSimulatorServer(doors: Doors): Server {
  // Callers close what lies idle first: a connection that both ends close in one moment loses a call.
  return createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    serve(doors, request, response).catch((error: unknown) => {
      doors.log.error({ err: error }, "the simulator failed to answer");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function serve({ api, pages, control }: Doors, request: IncomingMessage, response: ServerResponse) {
  const base = `http://${request.headers.host ?? "localhost"}`;
  if (!URL.canParse(request.url ?? "/", base)) return void response.writeHead(400).end();
  const url = new URL(request.url ?? "/", base);
  const bytes = await readBody(request);
  if (!bytes) return void response.writeHead(413).end();
  if (url.pathname.startsWith("/_sandbox/")) return answerControl(control, request, response, url, bytes);
  if (pages.answer(request, response, url, bytes)) return;
  await api.answer(request, response, url, bytes);
}

async function answerControl(
  control: Doors["control"],
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  bytes: Buffer,
): Promise<void> {
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(body));
  };
  if (!isOwnMachine(request)) return send(403, { error: "the control answers on loopback only" });
  try {
    const text = bytes.toString("utf8");
    const input: unknown = text.trim() === "" ? undefined : JSON.parse(text);
    send(200, (await control(request.method ?? "GET", url, input)) ?? {});
  } catch (error) {
    if (error instanceof ControlError) send(error.status, { error: error.message });
    else if (error instanceof SyntaxError) send(400, { error: "the body is not JSON" });
    else throw error;
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
