import type { IncomingMessage } from "node:http";

/** From this machine, and not by way of a foreign page in its browser. */
export function isOwnMachine(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? "";
  const isLoopback = address === "::1" || /^(::ffff:)?127\./.test(address);
  const site = request.headers["sec-fetch-site"];
  return isLoopback && site !== "cross-site";
}
