import { createServer, request } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What passes: `path` without its query. */
export interface Passage {
  path: string;
  /** How often this path has passed, this time included. */
  times: number;
}

/**
 * A proxy between Minifleet and WeChat's twin that can act at the moment a call goes out, and at the moment its answer
 * comes back: the two places where a kill hurts most.
 */
export interface Chokepoint {
  url: string;
  /** Called before a call is passed on; `true` keeps it from WeChat, and the caller waits for ever. */
  onCall?: ((passage: Passage) => boolean | void) | undefined;
  /** Called when WeChat has done what was asked, before the answer is passed back; `true` keeps the answer back. */
  onAnswer?: ((passage: Passage) => boolean | void) | undefined;
  /** Words an answer as WeChat might also word it. */
  rewrite?: ((passage: Passage, text: string) => string) | undefined;
  close(): Promise<void>;
}

export async function startChokepoint(target: string): Promise<Chokepoint> {
  const seen = new Map<string, number>();
  const server = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? "/").split("?")[0] ?? "/";
    const passage = { path, times: (seen.get(path) ?? 0) + 1 };
    seen.set(path, passage.times);
    if (chokepoint.onCall?.(passage)) return;
    const onward = request(
      new URL(incoming.url ?? "/", target),
      { method: incoming.method, headers: { ...incoming.headers, host: new URL(target).host } },
      (answer) => {
        if (chokepoint.onAnswer?.(passage)) return void answer.resume();
        passBack(answer, outgoing, chokepoint.rewrite && ((text) => chokepoint.rewrite?.(passage, text) ?? text));
      },
    );
    onward.on("error", () => incoming.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const chokepoint: Chokepoint = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return chokepoint;
}

function passBack(answer: IncomingMessage, outgoing: ServerResponse, reword: ((text: string) => string) | undefined) {
  const { "content-length": _, ...headers } = answer.headers;
  if (!reword) {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
    return;
  }
  const chunks: Buffer[] = [];
  answer.on("data", (chunk: Buffer) => chunks.push(chunk));
  answer.on("end", () => {
    outgoing.writeHead(answer.statusCode ?? 502, headers);
    outgoing.end(reword(Buffer.concat(chunks).toString("utf8")));
  });
}
