import { languageNames, setLanguage, useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Card } from "../ui/card.tsx";
import { densities } from "../ui/data-table/data-table.tsx";
import { Choice, Tick } from "../ui/field.tsx";
import { useStoredChoice } from "../ui/stored-choice.ts";
import { setThemeChoice, useThemeChoice } from "../ui/theme-choice.ts";

/** What this browser remembers. */
export function PreferencesCard() {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const theme = useThemeChoice();
  const [density, setDensity] = useStoredChoice("density", densities, "compact");
  const [shortcuts, setShortcuts] = useStoredChoice("shortcuts", ["on", "off"], "on");
  return (
    <Card title={texts.title}>
      <Choice
        label={texts.language}
        value={language}
        options={[
          { value: "zh", label: languageNames.zh },
          { value: "en", label: languageNames.en },
        ]}
        onChange={setLanguage}
      />
      <Choice
        label={texts.theme}
        value={theme}
        options={[
          { value: "system", label: texts.system },
          { value: "light", label: texts.light },
          { value: "dark", label: texts.dark },
        ]}
        onChange={setThemeChoice}
      />
      <Choice
        label={texts.density}
        value={density}
        options={[
          { value: "compact", label: texts.compact },
          { value: "comfortable", label: texts.comfortable },
        ]}
        onChange={setDensity}
      />
      <Tick checked={shortcuts === "on"} onChange={(on) => setShortcuts(on ? "on" : "off")}>
        {texts.shortcuts}
      </Tick>
    </Card>
  );
}

const catalogue = messages({
  zh: {
    title: "这个浏览器",
    language: "语言",
    theme: "外观",
    system: "跟随系统",
    light: "浅色",
    dark: "深色",
    density: "列表行高",
    compact: "紧凑",
    comfortable: "宽松",
    shortcuts: "列表里的单键快捷键（按 ? 查看）",
  },
  en: {
    title: "This browser",
    language: "Language",
    theme: "Theme",
    system: "System",
    light: "Light",
    dark: "Dark",
    density: "Rows of lists",
    compact: "Compact",
    comfortable: "Comfortable",
    shortcuts: "Single-letter keys in lists (? shows them)",
  },
});
