import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import { lazy, Suspense, useEffect, useState } from "react";
import { useLine } from "../graphql/line-context.ts";
import { currentLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { namesOneThing } from "./asked.ts";
import { useGo } from "./go.ts";
import css from "./search-door.module.css";

// Nobody pays for the palette before its first use.
const load = () => import("./search-palette.tsx");
const SearchPalette = lazy(async () => ({ default: (await load()).SearchPalette }));

const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";

interface SearchDoorProps {
  /** Whose recent things are shown. */
  viewer: string;
  sandbox: boolean;
}

/** The button in the strip, Ctrl/⌘ K, and what is pasted outside of a field: all lead to the palette. */
export function SearchDoor({ viewer, sandbox }: SearchDoorProps) {
  const texts = useMessages(catalogue);
  const [opened, setOpened] = useState<{ text: string }>();
  const line = useLine();
  const go = useGo();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      // A dialog may hold typed text, and what is found would leave it.
      if (event.altKey || event.shiftKey || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setOpened({ text: "" });
    };
    const showPasted = async (text: string): Promise<void> => {
      const { onlyHit } = await load();
      const path = await onlyHit(line.client, text, currentLanguage());
      if (path) go(path);
      else setOpened({ text });
    };
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData("text/plain").normalize("NFKC").trim() ?? "";
      if (!namesOneThing(text) || isField(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      void showPasted(text);
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("paste", onPaste);
    };
  }, [line, go]);

  return (
    <>
      <button
        type="button"
        className={css["door"]}
        aria-label={texts.search}
        aria-keyshortcuts="Control+K Meta+K"
        title={`${texts.search} (${modifier} K)`}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpened({ text: "" })}
      >
        <SearchOutlined aria-hidden />
        <span className={css["word"]}>{texts.search}</span>
        <kbd className={css["word"]}>{modifier} K</kbd>
      </button>
      {opened && (
        <Suspense fallback={null}>
          <SearchPalette
            firstText={opened.text}
            viewer={viewer}
            sandbox={sandbox}
            onGo={go}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role=textbox]") !== null)
  );
}

const catalogue = messages({ zh: { search: "搜索" }, en: { search: "Search" } });
