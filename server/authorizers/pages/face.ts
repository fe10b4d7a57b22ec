import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** What one of the pages says. */
export interface Face {
  title: string;
  body: Html;
  status?: number;
  /** The browser asks again after so long. */
  refreshSeconds?: number;
}

/** The way to WeChat. A link, not a form: a policy for forms would have to name WeChat's hosts. */
export function actLink(state: string, form: "1" | "pc" | "h5", label: string): Html {
  return html`<a class="act" rel="nofollow" href="/authorizations/${state}?go=${form}">${label}</a>`;
}
