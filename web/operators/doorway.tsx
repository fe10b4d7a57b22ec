import type { ReactNode } from "react";
import { languageNames, setLanguage, useLanguage } from "../i18n/language.ts";
import { Logo } from "../ui/logo.tsx";
import css from "./doorway.module.css";

/** The frame of the two pages before sign-in. */
export function Doorway({ title, children }: { title: string; children: ReactNode }) {
  const language = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  return (
    <div className={css["doorway"]}>
      <main className={css["card"]}>
        <div className={css["brand"]}>
          <Logo size={32} />
          <span>Minifleet</span>
        </div>
        <h1>{title}</h1>
        {children}
      </main>
      <button
        type="button"
        className={css["language"]}
        lang={other === "zh" ? "zh-CN" : "en"}
        onClick={() => setLanguage(other)}
      >
        {languageNames[other]}
      </button>
    </div>
  );
}
