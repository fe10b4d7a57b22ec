import { createServer } from "node:http";
import { decodeAesKey, decryptMessage, signatureOf } from "../../wechat/crypto.ts";
import { readXml, textOf } from "../../wechat/xml.ts";
import type { AddressInfo } from "node:net";

export interface ReceivedPush {
  path: string;
  query: URLSearchParams;
  body: string;
  /** The decrypted XML, after its signature was checked. */
  xml: string;
  /** One leaf of the decrypted XML. */
  field(name: string): string | undefined;
}

export interface Reply {
  status?: number;
  body?: string;
  /** Takes the request and never answers. */
  silent?: boolean;
}

/** A platform reduced to its two doors. */
export async function startReceiver({ token, encodingAesKey }: { token: string; encodingAesKey: string }) {
  const key = decodeAesKey(encodingAesKey);
  const pushes: ReceivedPush[] = [];
  let replies: (push: ReceivedPush) => Reply = () => ({});
  const server = createServer((request, response) => {
    // A browser on its way back from the authorization page.
    if (request.method !== "POST") return void response.end("back");
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const body = Buffer.concat(chunks).toString("utf8");
      const encrypted = textOf(readXml(body), "Encrypt") ?? "";
      const { searchParams: query } = url;
      const expected = signatureOf(token, query.get("timestamp") ?? "", query.get("nonce") ?? "", encrypted);
      if (query.get("msg_signature") !== expected) return void response.writeHead(403).end();
      const xml = decryptMessage({ key, encrypted }).message;
      const push = { path: url.pathname, query, body, xml, field: (name: string) => textOf(readXml(xml), name) };
      pushes.push(push);
      const { status = 200, body: answer = "success", silent } = replies(push);
      if (!silent) response.writeHead(status).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    pushes,
    named: (name: string) => pushes.filter((push) => [push.field("InfoType"), push.field("Event")].includes(name)),
    replyWith(next: (push: ReceivedPush) => Reply) {
      replies = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
