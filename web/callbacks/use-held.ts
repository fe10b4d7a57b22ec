import { useEffect, useState } from "react";
import type { RefObject } from "react";

interface Hold {
  /** New rows must wait: rows never move under the pointer. */
  isHeld: boolean;
  isScrolled: boolean;
}

/** Whether the viewer points at a row or has one focused, is scrolled down, or does not look at all. */
export function useHeld(table: RefObject<HTMLElement | null>): Hold {
  const [hold, setHold] = useState<Hold>({ isHeld: false, isScrolled: false });
  useEffect(() => {
    const element = table.current;
    if (!element) return;
    let isPointed = false;
    const look = (): void => {
      const body = element.querySelector("tbody");
      const region = element.querySelector("[role=region]");
      const isScrolled = (region?.scrollTop ?? 0) > 4 || element.getBoundingClientRect().top < 0;
      const isFocused = Boolean(body?.contains(document.activeElement));
      const isHeld = isPointed || isScrolled || document.hidden || isFocused;
      setHold((before) =>
        before.isHeld === isHeld && before.isScrolled === isScrolled ? before : { isHeld, isScrolled },
      );
    };
    const point = (event: PointerEvent): void => {
      // A finger leaves nothing behind when it is lifted.
      const isOver = event.pointerType === "mouse" && Boolean((event.target as Element).closest("tbody"));
      if (isOver === isPointed) return;
      isPointed = isOver;
      look();
    };
    const leave = (): void => {
      isPointed = false;
      look();
    };
    element.addEventListener("pointerover", point);
    element.addEventListener("pointerleave", leave);
    element.addEventListener("focusin", look);
    element.addEventListener("focusout", () => queueMicrotask(look));
    addEventListener("scroll", look, { capture: true, passive: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      element.removeEventListener("pointerover", point);
      element.removeEventListener("pointerleave", leave);
      element.removeEventListener("focusin", look);
      removeEventListener("scroll", look, { capture: true });
      document.removeEventListener("visibilitychange", look);
    };
  }, [table]);
  return hold;
}
