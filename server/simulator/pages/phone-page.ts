import { permissionSetInfo } from "../../wechat/permission-sets.ts";
import { isMiniProgram } from "../sets.ts";
import { isOffered, setsFor } from "../visitor.ts";
import { html } from "./html.ts";
import { texts } from "./texts.ts";
import type { Language } from "../../language.ts";
import type { Account, AccountKind } from "../records.ts";
import type { Invitation } from "../visitor.ts";
import type { World } from "../world.ts";
import type { Html } from "./html.ts";
import type { Page } from "./kit.ts";

const shownAtMost = 50;

function offeredAccounts(world: World, invitation: Invitation, search: string): Account[] {
  const fixed = invitation.bizAppId && world.accounts.get(invitation.bizAppId);
  if (fixed) return isOffered(fixed, invitation) ? [fixed] : [];
  const found: Account[] = [];
  for (const account of world.accounts.values()) {
    const isFound = search === "" || account.nickName.includes(search) || account.appId.includes(search);
    if (isFound && isOffered(account, invitation)) found.push(account);
    if (found.length === shownAtMost) break;
  }
  return found;
}

export interface PhoneView {
  language: Language;
  url: URL;
  invitation: Invitation;
  world: World;
  /** The form came back without an account. */
  isIncomplete?: boolean;
}

/** What the merchant sees on the phone: accounts to choose from, sets to tick, and three ways to end it. */
export function phonePage({ language, url, invitation, world, isIncomplete }: PhoneView): Page {
  const search = url.searchParams.get("q")?.trim() ?? "";
  const accounts = offeredAccounts(world, invitation, search);
  const kinds = [...new Set(accounts.map((account) => (isMiniProgram(account) ? "miniProgram" : account.kind)))];
  return {
    language,
    title: texts.phoneTitle[language],
    body: html`<h1>${texts.phoneTitle[language]}</h1>
      <p class="quiet"><code>${invitation.componentAppId}</code></p>
      ${isIncomplete ? html`<p role="alert">${texts.chooseFirst[language]}</p>` : null}
      ${search !== "" || accounts.length === shownAtMost ? searchForm(language, url, search) : null}
      <form method="post" action="${url.pathname + url.search}">
        <fieldset>
          <legend>${texts.chooseAccount[language]}</legend>
          ${accounts.length === 0 ? html`<p>${texts.noAccount[language]}</p>` : null}
          ${accounts.map((account) => accountRow(language, account, world.grants.has(account.appId), accounts.length === 1))}
        </fieldset>
        ${accounts.length > 0 ? html`<label class="row"><input type="checkbox" id="all" checked />${texts.all[language]}</label>` : null}
        ${kinds.map((kind) => setsOf(language, kind, accounts, invitation, world))}
        <div class="actions">
          <button class="main" name="decision" value="confirm">${texts.confirm[language]}</button>
          <button name="decision" value="refuse">${texts.refuse[language]}</button>
          <button name="decision" value="expire">${texts.expire[language]}</button>
        </div>
        <p class="quiet">${texts.expireHow[language]}</p>
      </form>`,
    script: `const all = document.getElementById("all"), sets = [...document.querySelectorAll("input[name=set]")];
all?.addEventListener("change", () => sets.forEach((set) => (set.checked = all.checked)));
sets.forEach((set) => set.addEventListener("change", () => (all.checked = sets.every((each) => each.checked))));`,
  };
}

function searchForm(language: Language, url: URL, search: string): Html {
  const kept = [...url.searchParams].filter(([name]) => name !== "q");
  return html`<form method="get" action="${url.pathname}">
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <label for="q">${texts.search[language]}</label>
    <input type="search" id="q" name="q" value="${search}" />
    <div class="actions"><button>${texts.searchDo[language]}</button></div>
  </form>`;
}

function accountRow(language: Language, account: Account, isAuthorized: boolean, isOnly: boolean): Html {
  return html`<label class="row"
    ><input type="radio" name="appId" value="${account.appId}" ${isOnly ? "checked" : ""} />
    <span
      ><bdi>${account.nickName}</bdi>
      <span class="quiet"
        >${texts[account.kind][language]} · <code>${account.appId}</code>${
          isAuthorized ? ` · ${texts.isAuthorized[language]}` : ""
        }</span
      ></span
    ></label
  >`;
}

function setsOf(
  language: Language,
  kind: AccountKind,
  accounts: Account[],
  invitation: Invitation,
  world: World,
): Html | null {
  const ofKind = accounts.filter((account) =>
    kind === "miniProgram" ? isMiniProgram(account) : account.kind === kind,
  );
  const [first] = ofKind;
  const ids = first ? setsFor(first, invitation, world) : [];
  if (ids.length === 0) return null;
  const legend = kind === "miniProgram" ? texts.setsOfMiniPrograms : texts.setsOfOfficialAccounts;
  return html`<fieldset>
    <legend>${legend[language]}</legend>
    ${ids.map((id) => {
      const info = permissionSetInfo(id);
      const holders = ofKind.flatMap(({ holders: held, nickName }) => (held[id] ? [`${nickName}：${held[id]}`] : []));
      return html`<label class="row"
        ><input type="checkbox" name="set" value="${id}" checked />
        <span
          >${info.name[language]}
          ${info.exclusive ? html`<span class="mark">${texts.exclusive[language]}</span>` : null}
          <span class="quiet"
            >${id}${holders.length > 0 ? ` · ${texts.heldBy[language]}（${holders.join("；")}）` : ""}</span
          ></span
        ></label
      >`;
    })}
  </fieldset>`;
}
