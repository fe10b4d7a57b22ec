import type { FastifyReply, FastifyRequest } from "fastify";
import { languageOf } from "../../language.ts";
import type { Language } from "../../language.ts";
import { pageTexts } from "./texts.ts";

/** Which way to WeChat fits whoever opened the page. */
export type Device = "computer" | "wechat" | "phone";

/** A merchant's look at one of our pages. */
export interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
  language: Language;
  /** The secret part of the link. */
  state: string;
  device: Device;
  /** What merchants know the platform by. */
  platformName: string;
  /** Whom they may ask. */
  contact: string | null;
}

/** What merchants are told about the platform; null until somebody set it. */
export interface PlatformIdentity {
  name: string | null;
  contact: string | null;
}

export function visitOf(request: FastifyRequest, reply: FastifyReply, { name, contact }: PlatformIdentity): Visit {
  const { state } = request.params as { state: string };
  const language = chosenLanguage(request, reply);
  const platformName = name ?? pageTexts[language].yourProvider;
  return { request, reply, state, language, device: deviceOf(request), platformName, contact };
}

const languageCookie = "merchant_language";

/** The language chosen at the foot stays for the way to WeChat and back; else the browser's. */
function chosenLanguage(request: FastifyRequest, reply: FastifyReply): Language {
  const { lang } = request.query as { lang?: unknown };
  if (lang === "zh" || lang === "en") {
    void reply.header("set-cookie", `${languageCookie}=${lang}; Path=/authorizations; HttpOnly; SameSite=Lax`);
    return lang;
  }
  const kept = new RegExp(`(?:^|;\\s*)${languageCookie}=(zh|en)`).exec(request.headers.cookie ?? "")?.[1];
  return kept === "zh" || kept === "en" ? kept : languageOf(request.headers["accept-language"]);
}

function deviceOf(request: FastifyRequest): Device {
  const agent = request.headers["user-agent"] ?? "";
  if (/MicroMessenger/i.test(agent)) return /Windows|Macintosh/i.test(agent) ? "computer" : "wechat";
  return /Mobile|Android|iPhone|iPad/i.test(agent) ? "phone" : "computer";
}

/** Chats fetch what is pasted into them; that is nobody opening the link. */
export function isPreview({ method, headers }: FastifyRequest): boolean {
  const purpose = String(headers["sec-purpose"] ?? headers.purpose ?? "");
  return (
    method !== "GET" ||
    /prefetch|preview/i.test(purpose) ||
    /bot|spider|crawl|preview/i.test(headers["user-agent"] ?? "")
  );
}
