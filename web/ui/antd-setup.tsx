import ConfigProvider from "antd/es/config-provider";
import type { Locale } from "antd/es/locale";
import { useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { useLanguage } from "../i18n/language.ts";
import type { Language } from "../i18n/language.ts";
import { antdTheme } from "./theme.ts";
import { useThemeName } from "./theme-choice.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/** antd in our theme and the viewer's language; its locales are loaded when they are first needed. */
export function AntdSetup({ children, firstLocale }: { children: ReactNode; firstLocale: Locale }) {
  const themeName = useThemeName();
  const language = useLanguage();
  const [locale, setLocale] = useState(firstLocale);
  useEffect(() => {
    let wanted = true;
    const load = async (): Promise<void> => {
      const loaded = await loadLocale(language);
      if (wanted) setLocale(loaded);
    };
    void load();
    return () => {
      wanted = false;
    };
  }, [language]);
  const theme = useMemo(() => antdTheme(themeName), [themeName]);
  return (
    // Without autoInsertSpace: false antd writes 同 步, which no search and no test finds.
    <ConfigProvider theme={theme} locale={locale} csp={nonce ? { nonce } : {}} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}

export async function loadLocale(language: Language): Promise<Locale> {
  const loaded = language === "zh" ? await import("antd/es/locale/zh_CN") : await import("antd/es/locale/en_US");
  return loaded.default;
}
