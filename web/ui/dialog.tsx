import CloseOutlined from "@ant-design/icons/es/icons/CloseOutlined";
import ConfigProvider from "antd/es/config-provider";
import { useEffect, useId, useRef } from "react";
import type { FormEvent, ReactNode } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { classNames } from "./class-names.ts";
import css from "./dialog.module.css";

export interface DialogProps {
  title: ReactNode;
  /** A dialog stands in the middle, a drawer at the right edge. */
  shape?: "dialog" | "drawer" | "wide drawer";
  /** Called when the viewer closes it (Esc, ×). Leave it out when only an act may. */
  onClose?: () => void;
  /** Makes the body a form; Enter submits. */
  onSubmit?: () => void;
  footer?: ReactNode;
  children: ReactNode;
}

/**
 * Open while it is rendered. The browser's own modal dialog: the page behind is inert, Esc closes, and focus goes back to
 * where it was. Focus starts at the first field, not at the close button.
 */
export function Dialog({ title, shape = "dialog", onClose, onSubmit, footer, children }: DialogProps) {
  const texts = useMessages(catalogue);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement;
    element.showModal();
    const first =
      element.querySelector<HTMLElement>("[autofocus]") ??
      element.querySelector<HTMLElement>(
        "[data-dialog-body] :is(input, textarea, select, [tabindex='0']):not(:disabled)",
      ) ??
      element.querySelector<HTMLElement>("[data-dialog-foot] button:not(:disabled)") ??
      element.querySelector<HTMLElement>("[data-dialog-body] :is(a, button)");
    first?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const content = (
    <>
      <div className={css["body"]} data-dialog-body>
        {children}
      </div>
      {footer && (
        <div className={css["foot"]} data-dialog-foot>
          {footer}
        </div>
      )}
    </>
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };

  return (
    <dialog
      ref={dialog}
      className={classNames(css["dialog"], shape !== "dialog" && css["drawer"], shape === "wide drawer" && css["wide"])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose?.();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {/* antd's pop-ups must open inside: the rest of the page lies below a modal dialog. */}
      <ConfigProvider getPopupContainer={(trigger) => trigger?.closest("dialog") ?? document.body}>
        <div className={css["frame"]}>
          <header className={css["head"]}>
            <h2 id={titleId}>{title}</h2>
            {onClose && (
              <button
                type="button"
                className={css["close"]}
                aria-label={texts.close}
                title={texts.close}
                onClick={onClose}
              >
                <CloseOutlined aria-hidden />
              </button>
            )}
          </header>
          {onSubmit ? (
            <form onSubmit={submit} noValidate style={{ display: "contents" }}>
              {content}
            </form>
          ) : (
            content
          )}
        </div>
      </ConfigProvider>
    </dialog>
  );
}

const catalogue = messages({ zh: { close: "关闭" }, en: { close: "Close" } });
