import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { renderSVG } from "uqr";
import type { Clock } from "../../clock.ts";
import { languageOf } from "../../language.ts";
import type { Language } from "../../language.ts";
import type { Log } from "../../log.ts";
import { Secret } from "../../secret.ts";
import { permissionSetInfo } from "../../wechat/index.ts";
import { neededSets } from "../needed-sets.ts";
import type { Authorizers, LinkRow } from "../service.ts";
import { html, trusted } from "./html.ts";
import type { Html } from "./html.ts";
import { page } from "./frame.ts";
import { pageTexts } from "./texts.ts";
import { createThrottle } from "./throttle.ts";

export interface MerchantPagesParts {
  authorizers: Authorizers;
  clock: Clock;
  log: Log;
  /** What merchants know the platform by; null until somebody set it. */
  platformName: () => Promise<string | null>;
}

interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
  language: Language;
  state: string;
}

type Device = "computer" | "wechat" | "phone";

/** From the return of WeChat until the account is read it takes a second or two; after this the page says so. */
const patienceMs = 30_000;

/**
 * The pages a merchant sees: `/authorizations/:state` leads to WeChat, `…/return` says what came of it. They need no
 * sign-in and no script, and tell nothing but what the link is for.
 */
export function merchantPages(parts: MerchantPagesParts): (app: FastifyInstance) => void {
  const { authorizers, clock, log } = parts;
  const { links } = authorizers;
  const throttle = createThrottle(clock);

  async function jump(visit: Visit): Promise<unknown> {
    const link = await links.findByState(visit.state);
    if (!link) return unknownLink(visit);
    if (link.status === "COMPLETED") return result(visit, link);
    if (!links.isOpen(link)) return endedLink(visit, link);
    const device = deviceOf(visit.request);
    const { go } = visit.request.query as { go?: string };
    if (go !== undefined) return leave(visit, link, go === "h5" || (go !== "pc" && device === "wechat") ? "h5" : "pc");
    if (visit.request.method === "GET" && !isPreview(visit.request)) await links.noteOpened(link);
    return invitation(visit, link, device);
  }

  /** The button was pressed: only now is a pre-auth code made. WeChat's page looks at where one comes from. */
  async function leave(visit: Visit, link: LinkRow, form: "pc" | "h5"): Promise<unknown> {
    if (visit.request.method !== "GET") return visit.reply.code(405).send();
    try {
      const url = await links.leave(link, form);
      return visit.reply.header("referrer-policy", "origin").redirect(url, 302);
    } catch (error) {
      log.warn({ error, link: link.reference }, "WeChat gave no pre-auth code for a merchant");
      const t = pageTexts[visit.language];
      return show(
        visit,
        t.busy,
        html`<h1>${t.busy}</h1>
          <p>${t.busyHint}</p>
          ${button(visit, t.again)}`,
        { status: 503, link },
      );
    }
  }

  /** WeChat's redirect. The code is kept, then leaves the address, so that no later page can leak it. */
  async function back(visit: Visit): Promise<unknown> {
    const link = await links.findByState(visit.state);
    if (!link) return unknownLink(visit);
    const query = visit.request.query as { auth_code?: unknown; expires_in?: unknown };
    if (typeof query.auth_code === "string" && query.auth_code !== "") {
      const seconds = Number(query.expires_in);
      await links.returned(link, new Secret(query.auth_code.slice(0, 1_024)), seconds > 0 ? seconds : null);
      return visit.reply
        .header("referrer-policy", "no-referrer")
        .redirect(`/authorizations/${visit.state}/return`, 303);
    }
    return result(visit, link);
  }

  /** What the database says, whichever of redirect and push came first. */
  async function result(visit: Visit, link: LinkRow): Promise<unknown> {
    const t = pageTexts[visit.language];
    if (link.status === "COMPLETED") return success(visit, link);
    if (await authorizers.isWorking(link.id)) {
      const isLong = link.leftAt !== null && clock.now().getTime() - link.leftAt.getTime() > 10 * patienceMs;
      const body = html`<h1>${t.working}</h1>
        <p class="soft">${t.workingHint}</p>`;
      return show(visit, t.working, body, { link, refreshSeconds: isLong ? 10 : 2 });
    }
    if (!links.isOpen(link)) return endedLink(visit, link);
    if (!link.failure) return visit.reply.redirect(`/authorizations/${visit.state}`, 303);
    const why = html`<p class="soft">${link.failure.errcode}</p>`;
    const body = html`<h1>${t.failed}</h1>
      <p>${t.unchanged}</p>
      ${why}${button(visit, t.again)}`;
    return show(visit, t.failed, body, { link });
  }

  async function success(visit: Visit, link: LinkRow): Promise<unknown> {
    const t = pageTexts[visit.language];
    const account = link.authorizerId === null ? null : await authorizers.find(link.authorizerId);
    const grants = account ? ((await authorizers.grants([account.id])).get(account.id) ?? []) : [];
    const granted = new Set(grants.map(({ permissionSetId }) => permissionSetId));
    const wanted = link.permissionSetIds.length > 0 || !account ? link.permissionSetIds : neededSets[account.kind];
    const missing = wanted.filter((id) => !granted.has(id)).map((id) => permissionSetInfo(id).name[visit.language]);
    const title = missing.length > 0 ? t.lacking(missing.length) : t.done;
    const name = account?.nickName || account?.appId || "";
    const backLink = link.returnUrl
      ? html`<a class="act" rel="noreferrer" href="${link.returnUrl}">${t.backTo(new URL(link.returnUrl).host)}</a>`
      : null;
    const body = html`<h1>${title}</h1>
      <p>${t.connected(name, await platformName(visit))} ${t.setCount(granted.size)}</p>
      ${
        missing.length > 0
          ? html`<p>${t.without(missing.join(visit.language === "zh" ? "、" : ", "))}</p>
              <p class="soft">${t.noNeed}</p>`
          : null
      }${backLink}
      <p class="soft">${t.howToEnd}</p>`;
    return show(visit, title, body, { link });
  }

  async function invitation(visit: Visit, link: LinkRow, device: Device): Promise<unknown> {
    const t = pageTexts[visit.language];
    const title = t.invite(link.label);
    const until = momentText(link.expiresAt, visit.language);
    const intro = html`<h1>${title}</h1>
      <p>${t.asks(await platformName(visit), until)}</p>
      ${sets(link, visit.language)}`;
    if (link.channel === "MINI_PROGRAM_PLUGIN") {
      return show(
        visit,
        title,
        html`${intro}
          <p>${t.plugin}</p>`,
        { link },
      );
    }
    const url = links.urlOf(link);
    const qr = html`<div class="qr" role="img" aria-label="${t.scan}">${trusted(renderSVG(url, { border: 0 }))}</div>`;
    const steps = html`<ol class="steps">
      ${t.steps.map((step) => html`<li>${step}</li>`)}
    </ol>`;
    const ways: Record<Device, () => Html> = {
      computer: () =>
        html`${steps}${qr}
          <p class="soft">${t.scan}</p>
          ${button(visit, t.onComputer, "pc")}`,
      wechat: () => button(visit, t.inWechat, "h5"),
      phone: () =>
        html`<p><strong>${t.openInWechat}</strong></p>
          <p>${t.openHow}</p>
          ${qr}
          <p><small>${url}</small></p>`,
    };
    return show(
      visit,
      title,
      html`${intro}${ways[device]()}
        <p class="soft">${t.notAdmin}</p>`,
      { link },
    );
  }

  function sets(link: LinkRow, language: Language): Html {
    const t = pageTexts[language];
    if (link.permissionSetIds.length === 0) return html`<p class="soft">${t.allSets}</p>`;
    const items = link.permissionSetIds.map((id) => {
      const info = permissionSetInfo(id);
      const warning = info.exclusive
        ? html` <small>(${t.exclusive}${id === 18 ? html`; ${t.exclusiveCode}` : null})</small>`
        : null;
      return html`<li>${info.name[language]}${warning}</li>`;
    });
    return html`<p>${t.setsTitle}</p>
      <ul>
        ${items}
      </ul>`;
  }

  /** A link, not a form: a policy for forms would have to name WeChat's hosts. */
  function button(visit: Visit, label: string, form = "1"): Html {
    return html`<a class="act" rel="nofollow" href="/authorizations/${visit.state}?go=${form}">${label}</a>`;
  }

  function unknownLink(visit: Visit): Promise<unknown> {
    const t = pageTexts[visit.language];
    return show(
      visit,
      t.unknown,
      html`<h1>${t.unknown}</h1>
        <p>${t.unknownHint}</p>`,
      { status: 404 },
    );
  }

  function endedLink(visit: Visit, link: LinkRow): Promise<unknown> {
    const t = pageTexts[visit.language];
    const since = momentText(link.revokedAt ?? link.expiresAt, visit.language);
    const body = html`<h1>${t.ended}</h1>
      <p>${t.endedSince(since)} ${t.unchanged}</p>
      <p>${t.askAgain}</p>`;
    return show(visit, t.ended, body, { status: 410, link });
  }

  async function platformName(visit: Visit): Promise<string> {
    return (await parts.platformName()) ?? pageTexts[visit.language].yourProvider;
  }

  async function show(
    visit: Visit,
    title: string,
    body: Html,
    { status = 200, link, refreshSeconds }: { status?: number; link?: LinkRow; refreshSeconds?: number } = {},
  ): Promise<unknown> {
    const nonce = randomBytes(16).toString("base64");
    const { pathname } = new URL(visit.request.url, "http://page.invalid");
    const text = page({
      language: visit.language,
      platformName: await platformName(visit),
      title,
      nonce,
      body,
      otherLanguageUrl: `${pathname}?lang=${visit.language === "zh" ? "en" : "zh"}`,
      ...(link && { reference: link.reference }),
      ...(refreshSeconds !== undefined && { refreshSeconds }),
    });
    return visit.reply
      .code(status)
      .headers({
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "x-robots-tag": "noindex, nofollow",
        "referrer-policy": "origin",
        "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'`,
      })
      .send(text);
  }

  function visited(answer: (visit: Visit) => Promise<unknown>) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const { lang } = request.query as { lang?: string };
      const { state } = request.params as { state: string };
      const language = lang === "zh" || lang === "en" ? lang : languageOf(request.headers["accept-language"]);
      const visit = { request, reply, language, state };
      if (throttle.allows(request.ip)) return answer(visit);
      const t = pageTexts[language];
      void reply.header("retry-after", "60");
      return show(
        visit,
        t.tooMany,
        html`<h1>${t.tooMany}</h1>
          <p>${t.tooManyHint}</p>`,
        { status: 429 },
      );
    };
  }

  return (app) => {
    app.get("/authorizations/:state", visited(jump));
    app.get("/authorizations/:state/return", visited(back));
  };
}

function deviceOf(request: FastifyRequest): Device {
  const agent = request.headers["user-agent"] ?? "";
  if (/MicroMessenger/i.test(agent)) return /Windows|Macintosh/i.test(agent) ? "computer" : "wechat";
  return /Mobile|Android|iPhone|iPad/i.test(agent) ? "phone" : "computer";
}

/** Chats fetch what is pasted into them; that is nobody opening the link. */
function isPreview(request: FastifyRequest): boolean {
  const purpose = String(request.headers["sec-purpose"] ?? request.headers.purpose ?? "");
  return /prefetch|preview/i.test(purpose) || /bot|spider|crawl|preview/i.test(request.headers["user-agent"] ?? "");
}

/** WeChat's limits and merchants are in Beijing time. */
function momentText(at: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Asia/Shanghai",
  });
  return `${format.format(at)}${language === "zh" ? "（北京时间）" : " (Beijing time)"}`;
}
