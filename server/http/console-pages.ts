import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { languageOf } from "../language.ts";
import { readCookie } from "./caller.ts";
import { consolePolicy } from "./security-headers.ts";

const themes = ["light", "dark", "system"];

/** The built console: files with hashed names, kept by browsers for good, and one page for all other addresses. */
export async function consolePages(
  app: FastifyInstance,
  { webRoot, imageOrigins }: { webRoot: string; imageOrigins: readonly string[] },
): Promise<void> {
  const page = join(webRoot, "index.html");
  if (!existsSync(page)) {
    app.get("/*", (_request, reply) => notBuilt(reply));
    return;
  }
  const html = readFileSync(page, "utf8");

  await app.register(fastifyStatic, {
    root: join(webRoot, "assets"),
    prefix: "/assets/",
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
    index: false,
    decorateReply: false,
  });

  app.get("/*", (request, reply) => {
    // A name with a dot is a file, and one that is not there; pages never have one. (Appids and ids have none either.)
    if (/\.[A-Za-z0-9]+$/.test(request.url.split("?")[0] ?? "")) {
      reply.callNotFound();
      return reply;
    }
    return sendPage(html, request, reply, imageOrigins);
  });
}

/** What the built console asks, by SHA-256; none when it is not built. */
export function readTrustedDocuments(webRoot: string): ReadonlyMap<string, string> {
  const file = join(webRoot, "documents.json");
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>));
}

function sendPage(
  html: string,
  request: FastifyRequest,
  reply: FastifyReply,
  imageOrigins: readonly string[],
): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  return reply
    .type("text/html; charset=utf-8")
    .headers({
      "content-security-policy": consolePolicy(nonce, imageOrigins),
      "cache-control": "no-store",
      vary: "cookie, accept-language",
    })
    .send(personal(html, request).replaceAll("CSP_NONCE", nonce));
}

/** Language and theme are in the first byte, so that nothing flashes. */
function personal(html: string, { headers }: FastifyRequest): string {
  const chosen = readCookie(headers.cookie, "minifleet_language");
  const language = chosen === "zh" || chosen === "en" ? chosen : languageOf(headers["accept-language"]);
  const wished = readCookie(headers.cookie, "minifleet_theme");
  const theme = wished && themes.includes(wished) ? wished : "system";
  return html
    .replace(/(<html[^>]*\slang=")[^"]*/, `$1${language === "zh" ? "zh-CN" : "en"}`)
    .replace(/(<html[^>]*\sdata-theme=")[^"]*/, `$1${theme}`);
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .send({ error: { code: "CONSOLE_NOT_BUILT", message: "The console is not built: npm run build" } });
}
