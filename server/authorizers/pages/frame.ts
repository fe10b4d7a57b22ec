import type { Language } from "../../language.ts";
import { html, trusted } from "./html.ts";
import type { Html } from "./html.ts";

export interface Frame {
  language: Language;
  /** The platform's name: the merchant knows the provider, not the program behind it. */
  platformName: string;
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
  trusted(`:root{color-scheme:light dark;--ink:#1a2330;--soft:#465163;--paper:#fff;--ground:#f3f5f8;--line:#e1e6ed;--act:#1d5bc4;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9f0;--soft:#b1bbc9;--paper:#161c24;--ground:#0e1319;--line:#28313d;--act:#3f70db}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:560px;margin:0 auto;padding:24px 16px}header{font-weight:600;padding:0 0 16px}section{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:24px 20px}
h1{font-size:22px;line-height:1.4;margin:0 0 12px}p{margin:0 0 12px;overflow-wrap:anywhere}ul,ol{margin:0 0 12px;padding-left:22px}small,.soft{color:var(--soft);font-size:14px}
a.act{display:block;text-align:center;min-height:48px;line-height:48px;border-radius:6px;background:var(--act);color:var(--on);text-decoration:none;font-weight:600;margin:16px 0}a{color:inherit}
.qr{display:block;width:200px;height:200px;background:#fff;padding:8px;border-radius:6px;margin:12px auto}.qr svg{width:100%;height:100%}
.steps li{margin-bottom:4px}footer{display:flex;justify-content:space-between;gap:12px;padding:16px 4px;color:var(--soft);font-size:14px}a:focus-visible{outline:3px solid #83aeff;outline-offset:2px}`);

/** A page for merchants: no script, no font, nothing from elsewhere. */
export function page(frame: Frame): string {
  const { language, platformName, title, nonce, body, reference, otherLanguageUrl, refreshSeconds } = frame;
  return html`<!doctype html>
    <html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <title>${title} · ${platformName}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        ${refreshSeconds === undefined ? null : html`<meta http-equiv="refresh" content="${refreshSeconds}" />`}
        <style nonce="${nonce}">
          ${style}
        </style>
      </head>
      <body>
        <main>
          <header>${platformName}</header>
          <section>${body}</section>
          <footer>
            <span>${reference ? `${language === "zh" ? "编号" : "Ref"} ${reference}` : ""}</span
            ><a href="${otherLanguageUrl}" hreflang="${language === "zh" ? "en" : "zh"}"
              >${language === "zh" ? "English" : "中文"}</a
            >
          </footer>
        </main>
      </body>
    </html>`.text;
}
