import { html } from "./html.ts";
import type { ServerResponse } from "node:http";
import type { Account } from "../records.ts";

/** An account's picture: the first character of its name on grey. */
export function sendAvatar(response: ServerResponse, account: Account | undefined): void {
  if (!account) return void response.writeHead(404).end();
  const [character = ""] = account.nickName;
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
    <rect width="64" height="64" fill="#5d5f66" />
    <text x="32" y="43" font-size="32" text-anchor="middle" fill="#fff" font-family="sans-serif">${character}</text>
  </svg>`;
  response.writeHead(200, { "content-type": "image/svg+xml", "cache-control": "max-age=3600" });
  response.end(svg.markup);
}
