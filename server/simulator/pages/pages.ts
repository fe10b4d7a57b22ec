import { languageOf } from "../../language.ts";
import { uploadDraft } from "../accounts.ts";
import { isOwnMachine } from "../own-machine.ts";
import { decide } from "../merchant.ts";
import { isSameHost, LinkError, readInvitation } from "../visitor.ts";
import { sendAvatar } from "./avatar.ts";
import { computerPage } from "./computer-page.ts";
import { html } from "./html.ts";
import { indexPage } from "./index-page.ts";
import { indexTexts } from "./index-texts.ts";
import { redirect, sendPage } from "./kit.ts";
import { phonePage } from "./phone-page.ts";
import { faultTexts, texts } from "./texts.ts";
import { trialPage } from "./trial-page.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Language } from "../../language.ts";
import type { CallLog } from "../calls.ts";
import type { Services } from "../endpoint.ts";
import type { LinkRules } from "../visitor.ts";
import type { Page } from "./kit.ts";

export interface PagesSettings {
  services: Services;
  calls: CallLog;
  linkRules: () => LinkRules;
}

interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  form: URLSearchParams;
  language: Language;
}

/** The pages people see: WeChat's computer page and phone view, and the index of the world. */
export class Pages {
  readonly #settings: PagesSettings;

  constructor(settings: PagesSettings) {
    this.#settings = settings;
  }

  /** @returns whether the path was one of a page */
  answer(request: IncomingMessage, response: ServerResponse, url: URL, bytes: Buffer): boolean {
    const language = languageOf(request.headers["accept-language"]);
    const visit = { request, response, url, language, form: new URLSearchParams(bytes.toString("utf8")) };
    const [, first = "", second = ""] = url.pathname.split("/");
    if (url.pathname === "/") this.#index(visit);
    else if (first === "actions") this.#act(visit, second);
    else if (first === "images") sendAvatar(response, this.#settings.services.world.accounts.get(second.slice(0, -4)));
    else if (first === "favicon.ico") response.writeHead(204).end();
    else if (first === "trial") sendPage(response, trialPage(language, this.#settings.services.world, second));
    else if (url.pathname === "/cgi-bin/componentloginpage") this.#computer(visit);
    else if (url.pathname === "/cgi-bin/componentloginpage/wait") this.#wait(visit);
    else if (url.pathname === "/wxaopen/safe/bindcomponent" || url.pathname === "/safe/bindcomponent")
      this.#phone(visit);
    else return false;
    return true;
  }

  #index({ request, response, language }: Visit): void {
    if (!isOwnMachine(request)) return sendPage(response, forbidden(language));
    sendPage(response, indexPage(language, this.#settings.services, this.#settings.calls));
  }

  #act({ request, response, language, form }: Visit, action: string): void {
    if (!isOwnMachine(request) || request.method !== "POST") return sendPage(response, forbidden(language));
    const { world, grants, reviews, tickets } = this.#settings.services;
    const appId = form.get("appId") ?? "";
    if (action === "ticket") void tickets.push();
    else if (action === "revoke") void grants.revoke(appId);
    else if (action === "pass" || action === "fail" || action === "delay") void reviews.end(appId, { result: action });
    else if (action === "draft")
      uploadDraft(world, { userVersion: form.get("userVersion") ?? "", userDesc: form.get("userDesc") ?? "" });
    redirect(response, "/");
  }

  #computer(visit: Visit): void {
    const { request, response, url, language } = visit;
    this.#orFault(visit, () => {
      const rules = this.#settings.linkRules();
      readInvitation(url.searchParams, rules);
      const { referer } = request.headers;
      if (!referer || !URL.canParse(referer) || !isSameHost(new URL(referer).hostname, rules.startHost))
        throw new LinkError("referer");
      sendPage(response, computerPage(language, url));
    });
  }

  /** Asked by the computer's page until the phone has confirmed. */
  #wait({ response, url }: Visit): void {
    const code = this.#settings.services.world.preAuthCodes.get(url.searchParams.get("pre_auth_code") ?? "");
    response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify({ returnUrl: code?.usedFor?.returnUrl ?? null }));
  }

  #phone(visit: Visit): void {
    const { request, response, url, language, form } = visit;
    const { world, grants } = this.#settings.services;
    this.#orFault(visit, () => {
      const invitation = readInvitation(url.searchParams, this.#settings.linkRules());
      const view = { language, url, invitation, world };
      if (request.method !== "POST") return sendPage(response, phonePage(view));
      if (form.get("decision") === "refuse")
        return sendPage(response, message(language, texts.refusedTitle[language], texts.refusedText[language]));
      const account = world.accounts.get(form.get("appId") ?? "");
      if (!account) return sendPage(response, { ...phonePage({ ...view, isIncomplete: true }), status: 422 });
      const permissionSetIds = form.getAll("set").map(Number);
      const codeIsExpired = form.get("decision") === "expire";
      const outcome = decide(world, grants, { invitation, account, permissionSetIds, codeIsExpired });
      // Whoever scanned goes on at the computer, whose page is waiting; anyone else goes on here.
      if (url.searchParams.get("via") === "scan" || outcome.returnUrl === null)
        return sendPage(response, message(language, texts.doneTitle[language], texts.doneText[language]));
      redirect(response, outcome.returnUrl);
    });
  }

  #orFault({ response, language }: Visit, answer: () => void): void {
    try {
      answer();
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      const page = message(language, texts.brokenTitle[language], faultTexts[error.fault][language]);
      sendPage(response, { ...page, status: 400 });
    }
  }
}

function message(language: Language, title: string, text: string): Page {
  return {
    language,
    title,
    body: html`<h1>${title}</h1>
      <p role="status">${text}</p>`,
  };
}

function forbidden(language: Language): Page {
  return { ...message(language, indexTexts.title[language], indexTexts.loopback[language]), status: 403 };
}
