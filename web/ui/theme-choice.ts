import { useSyncExternalStore } from "react";
import { readCookie, writeCookie } from "../i18n/cookie.ts";
import type { ThemeName } from "./theme.ts";

export type ThemeChoice = ThemeName | "system";

const cookieName = "minifleet_theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let choice: ThemeChoice = readChoice(readCookie(cookieName));

// The server has set `data-theme` already; in development nobody has.
document.documentElement.dataset["theme"] = choice;
dark.addEventListener("change", tell);

export function setThemeChoice(next: ThemeChoice): void {
  choice = next;
  writeCookie(cookieName, next);
  document.documentElement.dataset["theme"] = next;
  tell();
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => choice);
}

/** The theme on screen, whoever chose it. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(subscribe, () => (choice === "system" ? (dark.matches ? "dark" : "light") : choice));
}

function readChoice(text: string | undefined): ThemeChoice {
  return text === "light" || text === "dark" ? text : "system";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
