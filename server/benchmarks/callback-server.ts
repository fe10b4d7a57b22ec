/** A child process of the callback benchmark: the bare server to measure against, or the real door. */
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createCallbacks } from "../callbacks/service.ts";
import { systemClock } from "../clock.ts";
import { openDatabase } from "../db/open.ts";
import { createVault } from "../db/secret-column.ts";
import { createBus } from "../events/bus.ts";
import { createLog } from "../log.ts";
import { Secret } from "../secret.ts";
import { decodeAesKey } from "../wechat/index.ts";
import { account, componentAppId, encodingAesKey, originalId, token } from "./callback-load.ts";

const databaseUrl = process.argv[2];
const server = createServer(databaseUrl === undefined ? bare() : await door(databaseUrl));
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));

/** What an HTTP server costs that reads the body and answers the seven bytes. */
function bare(): RequestListener {
  const success = Buffer.from("success");
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(200, ["Content-Type", "text/plain", "Content-Length", "7"]);
      response.end(success);
    });
  };
}

async function door(url: string): Promise<RequestListener> {
  const database = await openDatabase({ url });
  const callbacks = createCallbacks({
    database,
    vault: createVault(Buffer.alloc(32, 7)),
    bus: createBus({ database }),
    clock: systemClock,
    log: createLog("error"),
    componentAppId,
    credentials: { tokens: [new Secret(token)], keys: [decodeAesKey(encodingAesKey)] },
    handlers: () => [],
    findAccount: async (appId) => (appId === account ? originalId : null),
  });
  return (request, response) => void (callbacks.receiver(request, response) || response.writeHead(404).end());
}
