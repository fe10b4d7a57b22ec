import type { Language } from "../../language.ts";
import { permissionSetInfo, wechatErrorInfo } from "../../wechat/index.ts";
import { neededSets } from "../needed-sets.ts";
import type { AuthorizerRow, LinkRow } from "../service.ts";
import { actLink } from "./face.ts";
import type { Face } from "./face.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { setList } from "./invitation.ts";
import { momentText, pageTexts } from "./texts.ts";
import type { Visit } from "./visit.ts";

/** From the return of WeChat until the account is read it takes a second or two; after this the page says more. */
const patienceMs = 30_000;

export function working({ language }: Visit, sinceMs: number): Face {
  const t = pageTexts[language];
  const isLong = sinceMs > patienceMs;
  return {
    title: t.working,
    body: html`<p class="soft" role="status">${isLong ? t.workingLong : t.workingHint}</p>`,
    refreshSeconds: isLong ? 10 : 2,
  };
}

/** Asked for and not granted; without a wish, what the platform cannot do its work without. */
export function missingSets(link: LinkRow, account: AuthorizerRow, granted: ReadonlySet<number>): number[] {
  const kind = account.kind === "OFFICIAL_ACCOUNT" ? "officialAccount" : "miniProgram";
  const wanted = link.permissionSetIds.length > 0 ? link.permissionSetIds : neededSets[account.kind];
  return wanted.filter((id) => !granted.has(id) && permissionSetInfo(id).kind === kind);
}

export interface Connected {
  account: AuthorizerRow;
  granted: ReadonlySet<number>;
  missing: readonly number[];
  /** The link may still lead to WeChat, for what is missing. */
  isUsable: boolean;
}

export function success(visit: Visit, link: LinkRow, { account, granted, missing, isUsable }: Connected): Face {
  const { language, device, state, platformName } = visit;
  const t = pageTexts[language];
  const isWhole = missing.length === 0;
  const form = device === "computer" ? "pc" : "h5";
  const act = device === "phone" ? html`<p>${t.openInWechat}</p>` : actLink(state, form, t.grantNow(missing.length));
  const lacking = html`<p>${t.without}</p>
    ${setList(missing, language)}${isUsable && act}
    <p class="soft">${t.noNeed}</p>`;
  return {
    title: isWhole ? t.done : t.lacking(missing.length),
    body: html`<p>${t.connected(account.nickName || account.appId, platformName, granted.size)}</p>
      ${!isWhole && lacking}${link.returnUrl && backLink(link.returnUrl, isWhole, language)}
      <p class="soft">${t.howToEnd}</p>`,
  };
}

function backLink(returnUrl: string, isMain: boolean, language: Language): Html {
  return html`<p>
    <a class="${isMain ? "act" : "way"}" rel="noreferrer" href="${returnUrl}"
      >${pageTexts[language].backTo(new URL(returnUrl).host)}</a
    >
  </p>`;
}

/** The link is not burnt. */
export function failure({ language, state }: Visit, { errcode, errmsg }: NonNullable<LinkRow["failure"]>): Face {
  const t = pageTexts[language];
  const { kind, meaning } = wechatErrorInfo(errcode);
  return {
    title: t.failed,
    body: html`<p>
        ${errcode === -1 ? t.busy : meaning[language]}
        <small>(${kind === "unknown" && html`${errmsg} `}${errcode})</small>
      </p>
      <p>${t.unchanged}</p>
      ${actLink(state, "1", t.again)}`,
  };
}

export function noAnswer({ language, state }: Visit): Face {
  const t = pageTexts[language];
  return {
    title: t.busy,
    body: html`<p>${t.busyHint}</p>
      ${actLink(state, "1", t.again)}`,
    status: 503,
  };
}

/** Expired, taken back, or used by an account that has since ended its authorization. */
export function ended({ language, state }: Visit, link: LinkRow, since: Date, mayAsk: boolean): Face {
  const t = pageTexts[language];
  const ask = html`<form method="post" action="/authorizations/${state}/again">
    <button class="act">${t.askAgain}</button>
  </form>`;
  const asked = link.askedAgainAt && html`<p role="status">${t.asked(momentText(link.askedAgainAt, language))}</p>`;
  return {
    title: t.ended,
    body: html`<p>${t.endedSince(momentText(since, language))} ${link.status !== "COMPLETED" && t.unchanged}</p>
      ${mayAsk ? ask : asked}`,
    status: 410,
  };
}

export function unknown({ language }: Visit): Face {
  const t = pageTexts[language];
  return { title: t.unknown, body: html`<p>${t.unknownHint}</p>`, status: 404 };
}

export function tooMany({ language }: Visit): Face {
  const t = pageTexts[language];
  return { title: t.tooMany, body: html`<p>${t.tooManyHint}</p>`, status: 429 };
}
