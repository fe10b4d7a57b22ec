import type { Language } from "../../language.ts";
import { html, trusted } from "./html.ts";
import type { Html } from "./html.ts";
import { pageTexts } from "./texts.ts";

export interface Frame {
  language: Language;
  /** The platform's name: the merchant knows the provider, not the program behind it. */
  platformName: string;
  /** Whom the merchant may ask. */
  contact: string | null;
  title: string;
  nonce: string;
  body: Html;
  /** Short reference for a phone call. */
  reference?: string;
  /** The same page in the other language. */
  otherLanguageUrl: string;
  refreshSeconds?: number;
}

const style =
  trusted(`:root{color-scheme:light dark;--ink:#1a2330;--soft:#465163;--paper:#fff;--ground:#f3f5f8;--line:#e1e6ed;--act:#1d5bc4;--on:#fff;--ring:#3b78de}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9f0;--soft:#b1bbc9;--paper:#161c24;--ground:#0e1319;--line:#28313d;--act:#3f70db;--ring:#83aeff}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:560px;margin:0 auto;padding:24px 16px}header{font-weight:600;padding:0 4px 16px}section{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:24px 20px 12px}
h1{font-size:22px;line-height:1.4;margin:0 0 12px}p{margin:0 0 12px}header,h1,p,li,footer{overflow-wrap:anywhere}ul,ol{margin:0 0 16px;padding-left:22px}li{margin-bottom:6px}small,.soft{color:var(--soft);font-size:14px}.middle{text-align:center}
.act{display:block;width:100%;min-height:48px;padding:11px 16px;border:0;border-radius:6px;background:var(--act);color:var(--on);font:inherit;font-weight:600;text-align:center;text-decoration:none;margin:16px 0;cursor:pointer}a{color:inherit}.way{display:inline-block;padding:11px 0}
.qr{width:200px;height:200px;background:#fff;padding:10px;border-radius:6px;margin:16px auto 8px}.qr svg{display:block;width:100%;height:100%}
code.whole{display:block;padding:10px 12px;border:1px solid var(--line);border-radius:6px;background:var(--ground);font:14px/1.6 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere;user-select:all;-webkit-user-select:all}
footer{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 16px;padding:8px 4px;color:var(--soft);font-size:14px}footer a{padding:11px 0}:focus-visible{outline:3px solid var(--ring);outline-offset:2px}`);

/** A page for merchants: no script, no font, nothing from elsewhere. */
export function page(frame: Frame): string {
  const { language, platformName, contact, title, nonce, body, reference, otherLanguageUrl, refreshSeconds } = frame;
  const t = pageTexts[language];
  const [otherTag, otherName] = language === "zh" ? ["en", "English"] : ["zh-CN", "中文"];
  return html`<!doctype html>
    <html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <title>${title} · ${platformName}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <link rel="icon" href="data:," />
        ${refreshSeconds !== undefined && html`<meta http-equiv="refresh" content="${refreshSeconds}" />`}
        <style nonce="${nonce}">
          ${style}
        </style>
      </head>
      <body>
        <main>
          <header>${platformName}</header>
          <section>
            <h1>${title}</h1>
            ${body}
          </section>
          <footer>
            ${contact && html`<span>${t.contact(contact)}</span>`}
            ${reference !== undefined && html`<span>${t.reference(reference)}</span>`}
            <a href="${otherLanguageUrl}" hreflang="${otherTag}" lang="${otherTag}">${otherName}</a>
          </footer>
        </main>
      </body>
    </html>`.text;
}
