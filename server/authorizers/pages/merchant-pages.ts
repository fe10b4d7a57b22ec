import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import { Secret } from "../../secret.ts";
import type { AuthorizerRow, Authorizers, LinkRow } from "../service.ts";
import type { Face } from "./face.ts";
import { page } from "./frame.ts";
import { invitation } from "./invitation.ts";
import type { Connected } from "./outcome.ts";
import { ended, failure, missingSets, noAnswer, success, tooMany, unknown, working } from "./outcome.ts";
import { createThrottle } from "./throttle.ts";
import { isPreview, visitOf } from "./visit.ts";
import type { PlatformIdentity, Visit } from "./visit.ts";

export interface MerchantPagesParts {
  authorizers: Authorizers;
  clock: Clock;
  log: Log;
  platform: () => Promise<PlatformIdentity>;
}

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
    if (!link) return show(visit, unknown(visit));
    const { go } = visit.request.query as { go?: string };
    if (go !== undefined && !isPreview(visit.request)) return leave(visit, link, go);
    const outcome = await outcomeOf(visit, link);
    if (outcome) return show(visit, outcome, link);
    if (!isPreview(visit.request)) await links.noteOpened(link);
    return show(visit, invitation(visit, link, links.urlOf(link)), link);
  }

  /** The button was pressed: only now is a pre-auth code made. WeChat's page looks at where one comes from. */
  async function leave(visit: Visit, link: LinkRow, go: string): Promise<unknown> {
    const connected = link.status === "COMPLETED" ? await connection(link) : null;
    const lacks = connected?.isUsable && connected.missing.length > 0 ? connected : null;
    if (!lacks && !links.isOpen(link)) return visit.reply.redirect(`/authorizations/${visit.state}`, 303);
    const form = go === "h5" || (go !== "pc" && visit.device === "wechat") ? "h5" : "pc";
    try {
      const url = lacks
        ? // With what is granted already, so that confirming takes nothing away.
          await links.leave(
            { ...link, appId: lacks.account.appId, permissionSetIds: [...lacks.granted, ...lacks.missing] },
            form,
          )
        : await links.leave(link, form);
      return await visit.reply.header("referrer-policy", "origin").redirect(url, 302);
    } catch (error) {
      log.warn({ err: error, link: link.reference }, "WeChat gave no pre-auth code for a merchant");
      return show(visit, noAnswer(visit), link);
    }
  }

  /** WeChat's redirect. The code is kept, then leaves the address, so that no later page can leak it. */
  async function back(visit: Visit): Promise<unknown> {
    const link = await links.findByState(visit.state);
    if (!link) return show(visit, unknown(visit));
    const { auth_code: code, expires_in: expiresIn } = visit.request.query as Record<string, unknown>;
    if (typeof code === "string" && code !== "") {
      const seconds = Number(expiresIn);
      await links.returned(link, new Secret(code.slice(0, 1_024)), seconds > 0 ? seconds : null);
      const here = `/authorizations/${visit.state}/return`;
      return visit.reply.header("referrer-policy", "no-referrer").redirect(here, 303);
    }
    if (link.failure && links.isOpen(link) && !(await authorizers.workingSince(link))) {
      return show(visit, failure(visit, link.failure), link);
    }
    const outcome = await outcomeOf(visit, link);
    return outcome ? show(visit, outcome, link) : visit.reply.redirect(`/authorizations/${visit.state}`, 303);
  }

  /** What the database says, whichever of redirect and push came first; null while the link just waits. */
  async function outcomeOf(visit: Visit, link: LinkRow): Promise<Face | null> {
    const since = await authorizers.workingSince(link);
    if (since) return working(visit, clock.now().getTime() - since.getTime());
    if (link.status === "COMPLETED") {
      const connected = await connection(link);
      if (connected) return success(visit, link, connected);
    }
    return links.isOpen(link) ? null : ended(visit, link, await endOf(link), links.mayAskAgain(link));
  }

  async function connection(link: LinkRow): Promise<Connected | null> {
    const account = link.authorizerId === null ? null : await authorizers.find(link.authorizerId);
    if (account?.status !== "AUTHORIZED") return null;
    const grants = (await authorizers.grants([account.id])).get(account.id) ?? [];
    const granted = new Set(grants.map(({ permissionSetId }) => permissionSetId));
    const missing = missingSets(link, account, granted);
    return { account, granted, missing, isUsable: link.expiresAt > clock.now() };
  }

  async function endOf({ authorizerId, completedAt, revokedAt, expiresAt }: LinkRow): Promise<Date> {
    const account: AuthorizerRow | null = authorizerId === null ? null : await authorizers.find(authorizerId);
    return account?.revokedAt ?? completedAt ?? revokedAt ?? expiresAt;
  }

  /** "Please send me a new one": told to whoever made the link. */
  async function askAgain(visit: Visit): Promise<unknown> {
    const link = await links.findByState(visit.state);
    if (!link) return show(visit, unknown(visit));
    if ((await outcomeOf(visit, link))?.status === 410) await links.askAgain(link);
    return visit.reply.redirect(`/authorizations/${visit.state}`, 303);
  }

  function show(visit: Visit, { title, body, status = 200, refreshSeconds }: Face, link?: LinkRow): FastifyReply {
    const { language, reply, request, platformName, contact } = visit;
    const nonce = randomBytes(16).toString("base64");
    const { pathname } = new URL(request.url, "http://page.invalid");
    const text = page({
      language,
      platformName,
      contact,
      title,
      nonce,
      body,
      otherLanguageUrl: `${pathname}?lang=${language === "zh" ? "en" : "zh"}`,
      ...(link && { reference: link.reference }),
      ...(refreshSeconds !== undefined && { refreshSeconds }),
    });
    return reply
      .code(status)
      .headers({
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "x-robots-tag": "noindex, nofollow",
        "referrer-policy": "origin",
        "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      })
      .send(text);
  }

  function visited(answer: (visit: Visit) => Promise<unknown>) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const visit = visitOf(request, reply, await parts.platform());
      if (throttle.allows(request.ip)) return answer(visit);
      void reply.header("retry-after", "60");
      return show(visit, tooMany(visit));
    };
  }

  return (app) => {
    // The one form of these pages carries nothing.
    app.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 1_024 },
      (_request, _body, done) => done(null),
    );
    app.get("/authorizations/:state", visited(jump));
    app.get("/authorizations/:state/return", visited(back));
    app.post("/authorizations/:state/again", visited(askAgain));
  };
}
