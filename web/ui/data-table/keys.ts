import { useEffect, useRef } from "react";

/** A key of one list alone. */
export interface TableKey {
  key: string;
  meaning: string;
  run: () => void;
}

export interface TableKeys {
  move: (step: 1 | -1) => void;
  select: () => void;
  open: () => void;
  search: () => void;
  page: (step: 1 | -1) => void;
  clear: () => void;
  help: () => void;
  more: readonly TableKey[];
}

/**
 * `j k` move, `x` select, `Enter` open, `/` search, `[ ]` page, `Esc` clear, `?` sheet. Nothing happens while an input
 * method composes, in a field, in a dialog, or with Ctrl, Alt or ⌘.
 */
export function useTableKeys(keys: TableKeys, enabled: boolean): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent): void => {
      if (isElsewhere(event)) return;
      const run = actOf(event.key, current.current, event.target);
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [enabled]);
}

function actOf(key: string, keys: TableKeys, target: EventTarget | null): (() => void) | undefined {
  switch (key) {
    case "j":
      return () => keys.move(1);
    case "k":
      return () => keys.move(-1);
    case "x":
      return keys.select;
    case "Enter":
      // On a link or a button Enter is the browser's.
      return target instanceof HTMLTableRowElement ? keys.open : undefined;
    case "/":
      return keys.search;
    case "[":
      return () => keys.page(-1);
    case "]":
      return () => keys.page(1);
    case "Escape":
      return keys.clear;
    case "?":
      return keys.help;
    default:
      return keys.more.find((more) => more.key === key)?.run;
  }
}

/** The key is not for the page: somebody types, composes, or another program's shortcut is meant. */
export function isElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog[open]")) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "radio";
}
