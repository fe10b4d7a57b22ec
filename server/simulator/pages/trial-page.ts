import { html } from "./html.ts";
import { texts } from "./texts.ts";
import type { Language } from "../../language.ts";
import type { World } from "../world.ts";
import type { Page } from "./kit.ts";

/** What the QR code of a trial version leads to. */
export function trialPage(language: Language, world: World, appId: string): Page {
  const account = world.accounts.get(appId);
  const { trial } = world.codeOf(appId);
  const title = `${texts.trialTitle[language]} · ${account?.nickName ?? appId}`;
  return {
    language,
    title,
    status: account && trial ? 200 : 404,
    body: trial
      ? html`<h1>${title}</h1>
          <p>${trial.userVersion} · ${trial.userDesc}</p>
          <ul>
            ${trial.pages.map((page) => html`<li><code>${page}</code></li>`)}
          </ul>`
      : html`<h1>${title}</h1>
          <p>${texts.trialNone[language]}</p>`,
  };
}
