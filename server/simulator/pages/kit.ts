import { randomBytes } from "node:crypto";
import { html, Html } from "./html.ts";
import type { ServerResponse } from "node:http";
import type { Language, Text } from "../../language.ts";

/** Grey with a striped bar: nobody should take these pages for WeChat's. */
const styles = new Html(`
:root { color-scheme: light dark; --ground:#f1f1f2; --paper:#fff; --ink:#222327; --quiet:#55565c; --line:#85868c; --soft:#dcdcdf; --stripe-a:#3a3b40; --stripe-b:#4d4e55 }
@media (prefers-color-scheme: dark) { :root { --ground:#17181a; --paper:#202124; --ink:#ececee; --quiet:#b4b5ba; --line:#8a8b91; --soft:#3a3b3f } }
* { box-sizing: border-box }
body { margin:0; background:var(--ground); color:var(--ink); font:16px/1.6 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif }
.bar { padding:8px 16px; text-align:center; font-weight:600; color:#fff; background:repeating-linear-gradient(45deg,var(--stripe-a) 0 12px,var(--stripe-b) 12px 24px) }
main { max-width:640px; margin:0 auto; padding:24px 16px } main.wide { max-width:1080px }
h1 { font-size:20px; margin:0 0 8px } h2 { font-size:16px; margin:24px 0 8px }
p { margin:8px 0 } .quiet { color:var(--quiet); font-size:14px }
fieldset { border:1px solid var(--soft); border-radius:8px; background:var(--paper); margin:16px 0; padding:8px 16px }
legend { font-weight:600; padding:0 4px }
label.row { display:flex; gap:12px; align-items:flex-start; padding:10px 0; min-height:48px } label.row + label.row { border-top:1px solid var(--soft) }
label.row input { width:20px; height:20px; margin:3px 0 0; flex:none; accent-color:var(--ink) }
.mark { border:1px solid var(--line); border-radius:4px; font-size:13px; padding:0 4px; white-space:nowrap }
.actions { display:flex; flex-wrap:wrap; gap:12px; margin:16px 0 }
button, a.button { font:inherit; min-height:48px; padding:8px 20px; border-radius:8px; border:1px solid var(--line); background:var(--paper); color:var(--ink); text-decoration:none; display:inline-flex; align-items:center; cursor:pointer }
button.main { background:var(--ink); color:var(--ground); border-color:var(--ink) } .small button { min-height:32px; padding:2px 10px; font-size:14px }
:focus-visible { outline:3px solid var(--line); outline-offset:2px } a { color:inherit }
input[type=text], input[type=search] { font:inherit; width:100%; min-height:48px; padding:8px 12px; border:1px solid var(--line); border-radius:8px; background:var(--paper); color:var(--ink) }
.qr { width:240px; height:240px; background:#fff; padding:8px; border-radius:8px } .qr svg { width:100%; height:100% }
.scroll { overflow-x:auto } table { border-collapse:collapse; width:100%; background:var(--paper); font-size:14px } th, td { text-align:start; padding:8px; border-bottom:1px solid var(--soft); vertical-align:top } code { font:13px/1.6 ui-monospace,Menlo,Consolas,monospace }
form.inline { display:inline }`);

const barText: Text = { zh: "模拟器，不是微信", en: "Simulator, not WeChat" };

export interface Page {
  language: Language;
  title: string;
  body: Html;
  /** Runs in the page; without it everything still works by hand. */
  script?: string;
  isWide?: boolean;
  status?: number;
}

export function sendPage(
  response: ServerResponse,
  { language, title, body, script, isWide, status = 200 }: Page,
): void {
  const nonce = randomBytes(16).toString("base64");
  const page = html`<!doctype html>
    <html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${barText[language]}</title>
        <style nonce="${nonce}">
          ${styles}
        </style>
      </head>
      <body>
        <header class="bar">${barText.zh} / ${barText.en}</header>
        <main class="${isWide ? "wide" : ""}">${body}</main>
        ${
          script === undefined
            ? null
            : html`<script nonce="${nonce}">
                ${new Html(script)};
              </script>`
        }
      </body>
    </html>`;
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    // No form-action: a confirmed form is redirected to the platform, which browsers count as its target.
    "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'`,
  });
  response.end(page.markup);
}

export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, "cache-control": "no-store", "referrer-policy": "no-referrer" });
  response.end();
}
