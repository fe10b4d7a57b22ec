import { useEffect, useRef, useSyncExternalStore } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { classNames } from "./class-names.ts";
import css from "./toasts.module.css";

interface Toast {
  key: number;
  text: string;
  failed: boolean;
  act?: { name: string; run: () => void };
}

const shownMs = 3_000;
const undoMs = 10_000;
const newsMs = 10_000;
let nextKey = 1;
let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

/** Says that the viewer's own act was done. */
export function tellDone(text: string): void {
  add({ text, failed: false }, shownMs);
}

/** Says that the viewer's own act failed; stays until closed. */
export function tellFailed(text: string): void {
  add({ text, failed: true });
}

/** Says that an act was done and can be taken back for ten seconds. */
export function tellUndoable(text: string, undo: { name: string; run: () => void }): void {
  add({ text, failed: false, act: undo }, undoMs);
}

/** Says what happened elsewhere that the viewer waits for, and where it can be seen. */
export function tellNews(text: string, act: { name: string; run: () => void }): void {
  add({ text, failed: false, act }, newsMs);
}

/** Rendered once, in the shell. */
export function Toasts() {
  const texts = useMessages(catalogue);
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    // Shown anew each time: only the newest popover lies above a dialog that was opened after the last one.
    element.hidePopover();
    if (shown.length > 0) element.showPopover();
  }, [shown]);
  return (
    <div ref={region} popover="manual" className={css["region"]} role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.key} className={classNames(css["toast"], toast.failed && css["failed"])}>
          <span>{toast.text}</span>
          {toast.act && (
            <button
              type="button"
              onClick={() => {
                toast.act?.run();
                remove(toast.key);
              }}
            >
              {toast.act.name}
            </button>
          )}
          {toast.failed && (
            <button type="button" onClick={() => remove(toast.key)}>
              {texts.close}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

function add(toast: Omit<Toast, "key">, lifeMs?: number): void {
  const key = nextKey++;
  set([...toasts, { ...toast, key }]);
  if (lifeMs) setTimeout(() => remove(key), lifeMs);
}

function remove(key: number): void {
  set(toasts.filter((toast) => toast.key !== key));
}

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const catalogue = messages({ zh: { close: "知道了" }, en: { close: "Close" } });
