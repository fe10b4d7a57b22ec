import { useSyncExternalStore } from "react";
import { readCookie, writeCookie } from "./cookie.ts";

export type Language = "zh" | "en";

export const languageNames: Record<Language, string> = { zh: "中文", en: "English" };
const cookieName = "minifleet_language";
const listeners = new Set<() => void>();
let current: Language = "zh";

/** What was chosen before, else the first language of the browser that we speak, else Chinese. */
export function chooseLanguage(chosen: string | undefined, browser: readonly string[]): Language {
  for (const tag of [chosen ?? "", ...browser]) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "zh" || primary === "en") return primary;
  }
  return "zh";
}

export function startLanguage(): Language {
  current = chooseLanguage(readCookie(cookieName), navigator.languages);
  document.documentElement.lang = htmlLang(current);
  return current;
}

export function setLanguage(language: Language): void {
  current = language;
  writeCookie(cookieName, language);
  document.documentElement.lang = htmlLang(language);
  for (const listener of listeners) listener();
}

/** The language outside React (request headers). */
export function currentLanguage(): Language {
  return current;
}

/** Called after the language was switched. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage);
}

function htmlLang(language: Language): string {
  return language === "zh" ? "zh-CN" : "en";
}
