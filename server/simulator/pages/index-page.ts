import { html } from "./html.ts";
import { indexTexts } from "./index-texts.ts";
import { texts } from "./texts.ts";
import type { Language } from "../../language.ts";
import type { CallLog } from "../calls.ts";
import type { Services } from "../endpoint.ts";
import type { Account, AuditStatus } from "../records.ts";
import type { World } from "../world.ts";
import type { Html } from "./html.ts";
import type { Page } from "./kit.ts";

const shownAtMost = 50;
const auditTexts: Record<AuditStatus, keyof typeof indexTexts> = {
  0: "approved",
  1: "rejected",
  2: "inReview",
  3: "withdrawn",
  4: "delayed",
};

/** The world at a glance, with buttons for what merchants and reviewers do. */
export function indexPage(language: Language, { world, componentAppId }: Services, calls: CallLog): Page {
  const say = (name: keyof typeof indexTexts) => indexTexts[name][language];
  const accounts: Account[] = [];
  for (const account of world.accounts.values()) if (accounts.push(account) === shownAtMost) break;
  return {
    language,
    title: say("title"),
    isWide: true,
    body: html`<h1>${say("title")}</h1>
      <p>${say("platform")} <code>${componentAppId}</code></p>
      <form method="post" action="/actions/ticket" class="actions"><button>${say("pushTicket")}</button></form>
      <h2>${say("accounts")}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="${say("accounts")}">
        <table>
          <thead>
            <tr>
              <th scope="col">${say("account")}</th>
              <th scope="col">${say("kind")}</th>
              <th scope="col">${say("grant")}</th>
              <th scope="col">${say("code")}</th>
              <th scope="col">${say("actions")}</th>
            </tr>
          </thead>
          <tbody>
            ${accounts.map((account) => accountRow(language, world, account))}
          </tbody>
        </table>
      </div>
      ${world.accounts.size > shownAtMost ? html`<p class="quiet">${say("more")}</p>` : null}
      <h2>${say("drafts")}</h2>
      <ul>
        ${[...world.drafts.values()].map((draft) => html`<li>${draft.userVersion} · ${draft.userDesc} <span class="quiet">draft ${draft.draftId}</span></li>`)}
        ${[...world.templates.values()].map((template) => html`<li>${template.userVersion} · ${template.userDesc} <span class="quiet">template ${template.templateId}</span></li>`)}
      </ul>
      <form method="post" action="/actions/draft">
        <p>
          <label for="version">${say("version")}</label
          ><input type="text" id="version" name="userVersion" required maxlength="64" />
        </p>
        <p>
          <label for="description">${say("description")}</label
          ><input type="text" id="description" name="userDesc" required />
        </p>
        <div class="actions"><button>${say("upload")}</button></div>
      </form>
      <h2>${say("calls")}</h2>
      ${callTable(language, calls)}`,
  };
}

function accountRow(language: Language, world: World, account: Account): Html {
  const say = (name: keyof typeof indexTexts) => indexTexts[name][language];
  const grant = world.grants.get(account.appId);
  const { trial, online } = world.codeOf(account.appId);
  const audit = world.latestAudit(account.appId);
  const isOpen = audit?.status === 2 || audit?.status === 4;
  const button = (action: string, name: "revoke" | "pass" | "fail" | "delay") =>
    html`<form method="post" action="/actions/${action}" class="inline small">
      <input type="hidden" name="appId" value="${account.appId}" /><button
        aria-label="${say(name)} ${account.nickName}"
      >
        ${say(name)}
      </button>
    </form> `;
  return html`<tr>
    <th scope="row"><bdi>${account.nickName}</bdi><br /><code>${account.appId}</code></th>
    <td>${texts[account.kind][language]}</td>
    <td>${grant ? `${say("authorized")} · ${grant.permissionSetIds.length} ${say("sets")}` : say("notAuthorized")}</td>
    <td>
      ${trial ? html`${say("trial")} ${trial.userVersion}<br />` : null}${audit ? html`${audit.userVersion} ${say(auditTexts[audit.status])}<br />` : null}${online ? html`${say("online")} ${online.userVersion}` : null}
    </td>
    <td>
      ${grant ? button("revoke", "revoke") : null}${isOpen ? [button("pass", "pass"), button("fail", "fail"), button("delay", "delay")] : null}
    </td>
  </tr>`;
}

function callTable(language: Language, calls: CallLog): Html {
  const say = (name: keyof typeof indexTexts) => indexTexts[name][language];
  const latest = calls.latest(20);
  if (latest.length === 0) return html`<p class="quiet">${say("noCalls")}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say("calls")}">
    <table>
      <thead>
        <tr>
          <th scope="col">${say("time")}</th>
          <th scope="col">${say("path")}</th>
          <th scope="col">appid</th>
          <th scope="col">errcode</th>
        </tr>
      </thead>
      <tbody>
        ${latest.map(
          (call) =>
            html`<tr>
              <td><time datetime="${call.time}">${call.time.slice(11, 19)}</time></td>
              <td><code>${call.path}</code></td>
              <td><code>${call.appid}</code></td>
              <td>${call.errcode ?? call.status}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
