import { renderSVG } from "uqr";
import type { Language } from "../../language.ts";
import { permissionSetInfo } from "../../wechat/index.ts";
import { neededSets } from "../needed-sets.ts";
import type { AuthorizerKind, LinkRow } from "../service.ts";
import { actLink } from "./face.ts";
import type { Face } from "./face.ts";
import { html, trusted } from "./html.ts";
import type { Html } from "./html.ts";
import { momentText, pageTexts } from "./texts.ts";
import type { Visit } from "./visit.ts";

/** Who asks, for what, until when, and the way to WeChat that fits the device. */
export function invitation({ language, device, state, platformName }: Visit, link: LinkRow, url: string): Face {
  const t = pageTexts[language];
  const intro = html`<p>${t.asks(platformName, momentText(link.expiresAt, language))}</p>
    ${requested(link, language)}`;
  const title = t.invite(link.label);
  if (link.channel === "MINI_PROGRAM_PLUGIN") {
    return {
      title,
      body: html`${intro}
        <p>${t.plugin}</p>`,
    };
  }
  const qr = html`<div class="qr" role="img" aria-label="${t.scan}">${trusted(renderSVG(url, { border: 0 }))}</div>`;
  const ways = {
    computer: () =>
      html`<ol class="steps">
          ${t.steps.map((step) => html`<li>${step}</li>`)}
        </ol>
        ${qr}
        <p class="soft middle">${t.scan}</p>
        ${actLink(state, "pc", t.onComputer)}`,
    wechat: () => actLink(state, "h5", t.inWechat),
    phone: () =>
      html`<p><strong>${t.openInWechat}</strong></p>
        <p>${t.openHow}</p>
        <p><code class="whole">${url}</code></p>
        ${qr}`,
  };
  return {
    title,
    body: html`${intro}${ways[device]()}
      <p class="soft">${t.notAdmin}</p>`,
  };
}

function requested({ permissionSetIds, kinds }: LinkRow, language: Language): Html {
  const t = pageTexts[language];
  if (permissionSetIds.length > 0) {
    return html`<p>${t.setsTitle}</p>
      ${setList(permissionSetIds, language)}`;
  }
  const needed = kinds.flatMap((kind) => neededSets[kind as AuthorizerKind] ?? []);
  return html`<p>${t.allSets}${needed.length > 0 && t.neededTitle}</p>
    ${needed.length > 0 && setList(needed, language)}`;
}

/** Sets in plain words: what each is for, and what an exclusive one takes away. */
export function setList(ids: readonly number[], language: Language): Html {
  const t = pageTexts[language];
  return html`<ul>
    ${ids.map((id) => {
      const { name, covers, exclusive } = permissionSetInfo(id);
      const hint = [covers[language] !== name[language] && covers[language], exclusive && t.exclusive].filter(
        (part) => part !== false,
      );
      return html`<li>${name[language]}${hint.length > 0 && html`<br /><small>${hint.join(t.stop)}</small>`}</li>`;
    })}
  </ul>`;
}
