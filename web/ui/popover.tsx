import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import css from "./popover.module.css";

interface PopoverProps {
  /** What the button shows. */
  button: ReactNode;
  /** The button's name where what it shows is not one (an icon). */
  label?: string;
  className?: string | undefined;
  align?: "start" | "end";
  /** Rendered only while open; call `close` after an act. */
  children: ReactNode | ((close: () => void) => ReactNode);
}

/**
 * A button with a panel below it. The browser's own popover: above everything (dialogs too), closed by Esc or a press
 * outside, and next in the tab order.
 */
export function Popover({ button, label, className, align = "start", children }: PopoverProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    const place = (): void => {
      if (trigger.current && panel.current) placeBelow(trigger.current, panel.current, align);
    };
    place();
    addEventListener("scroll", place, true);
    addEventListener("resize", place);
    return () => {
      removeEventListener("scroll", place, true);
      removeEventListener("resize", place);
    };
  }, [open, align]);

  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-expanded={open}
        popoverTarget={id}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={css["panel"]}
        onToggle={(event) => setOpen(event.newState === "open")}
        onKeyDown={(event) => event.key !== "Escape" && event.stopPropagation()}
      >
        {open && (typeof children === "function" ? children(() => panel.current?.hidePopover()) : children)}
      </div>
    </>
  );
}

function placeBelow(trigger: HTMLElement, panel: HTMLElement, align: "start" | "end"): void {
  const at = trigger.getBoundingClientRect();
  const margin = 8;
  const wanted = align === "start" ? at.left : at.right - panel.offsetWidth;
  const left = Math.max(margin, Math.min(wanted, innerWidth - panel.offsetWidth - margin));
  const below = at.bottom + 4;
  const above = at.top - 4 - panel.offsetHeight;
  const top = below + panel.offsetHeight > innerHeight - margin && above > margin ? above : below;
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}
