import MenuFoldOutlined from "@ant-design/icons/es/icons/MenuFoldOutlined";
import MenuOutlined from "@ant-design/icons/es/icons/MenuOutlined";
import MenuUnfoldOutlined from "@ant-design/icons/es/icons/MenuUnfoldOutlined";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useLanguage } from "../i18n/language.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { classNames } from "../ui/class-names.ts";
import { useStoredChoice } from "../ui/stored-choice.ts";
import { navigation } from "./navigation-entries.ts";
import css from "./shell.module.css";

/** The left column; collapsed to icons if the viewer likes, remembered. */
export function Navigation() {
  const texts = useMessages(catalogue);
  const [folded, setFolded] = useStoredChoice("navigation", ["open", "folded"], "open");
  const isFolded = folded === "folded";
  return (
    <NavigationList className={isFolded ? css["collapsed"] : undefined} titles={isFolded}>
      <button
        type="button"
        className={css["collapse"]}
        aria-label={isFolded ? texts.unfold : texts.fold}
        title={isFolded ? texts.unfold : texts.fold}
        onClick={() => setFolded(isFolded ? "open" : "folded")}
      >
        {isFolded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
      </button>
    </NavigationList>
  );
}

/** The same list on narrow screens, behind a button. */
export function NavigationDrawer({ open, onToggle }: { open: boolean; onToggle: (open: boolean) => void }) {
  const texts = useMessages(catalogue);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <>
      <button
        type="button"
        className={classNames(css["icon"], css["menuButton"])}
        aria-label={texts.menu}
        aria-expanded={open}
        onClick={() => onToggle(true)}
      >
        <MenuOutlined aria-hidden />
      </button>
      <dialog
        ref={dialog}
        className={css["drawer"]}
        aria-label={texts.menu}
        onClose={() => onToggle(false)}
        onClick={(event) => {
          if (event.target === dialog.current) onToggle(false);
        }}
      >
        {open && <NavigationList titles={false} onGo={() => onToggle(false)} />}
      </dialog>
    </>
  );
}

interface NavigationListProps {
  className?: string | undefined;
  titles: boolean;
  onGo?: () => void;
  children?: ReactNode;
}

function NavigationList({ className, titles, onGo, children }: NavigationListProps) {
  const language = useLanguage();
  const texts = useMessages(catalogue);
  return (
    <nav className={classNames(css["nav"], className)} aria-label={texts.menu} data-nav>
      <ul>
        {navigation.map((entry) => (
          <li key={entry.to}>
            <Link
              to={entry.to}
              activeOptions={{ exact: entry.to === "/", includeSearch: false }}
              title={titles ? entry[language] : undefined}
              {...(onGo && { onClick: onGo })}
            >
              <entry.icon aria-hidden />
              <span className={css["word"]}>{entry[language]}</span>
            </Link>
          </li>
        ))}
      </ul>
      {children}
    </nav>
  );
}

const catalogue = messages({
  zh: { menu: "导航", fold: "收起导航", unfold: "展开导航" },
  en: { menu: "Navigation", fold: "Collapse the navigation", unfold: "Expand the navigation" },
});
