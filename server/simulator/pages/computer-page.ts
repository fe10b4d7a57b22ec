import { renderSVG } from "uqr";
import { html, Html } from "./html.ts";
import { texts } from "./texts.ts";
import type { Language } from "../../language.ts";
import type { Page } from "./kit.ts";

/** The page on a computer: a QR code for the phone. It asks every second whether the phone has confirmed. */
export function computerPage(language: Language, url: URL): Page {
  const phone = new URL(`/wxaopen/safe/bindcomponent${url.search}`, url);
  phone.searchParams.set("action", "bindcomponent");
  phone.searchParams.set("no_scan", "1");
  const here = phone.pathname + phone.search;
  phone.searchParams.set("via", "scan");
  const wait = `/cgi-bin/componentloginpage/wait?${new URLSearchParams({ pre_auth_code: url.searchParams.get("pre_auth_code") ?? "" }).toString()}`;
  const qr = renderSVG(`${phone.href}#wechat_redirect`, { border: 2 });
  return {
    language,
    title: texts.scanTitle[language],
    body: html`<h1>${texts.scanTitle[language]}</h1>
      <p>${texts.scanHow[language]}</p>
      <div class="qr" role="img" aria-label="${texts.qr[language]}">${new Html(qr)}</div>
      <p class="quiet">${texts.scanHost[language]}<br /><code>${phone.origin}</code></p>
      <div class="actions"><a class="button" href="${here}#wechat_redirect">${texts.openPhone[language]}</a></div>`,
    script: `setInterval(async () => {
  const answer = await fetch(${JSON.stringify(wait).replaceAll("<", "\\u003c")}).then((each) => each.json(), () => ({}));
  if (answer.returnUrl) location.replace(answer.returnUrl);
}, 1000);`,
  };
}
