import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import css from "./popover.module.css";

/** A list of acts inside a `Popover`. */
export function Menu({ children }: { children: ReactNode }) {
  return <div className={css["menu"]}>{children}</div>;
}

interface MenuItemProps {
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onPick: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, danger = false, disabled = false, onPick, children }: MenuItemProps) {
  return (
    <button
      type="button"
      className={classNames(css["item"], danger && css["danger"])}
      disabled={disabled}
      onClick={onPick}
    >
      {icon}
      {children}
    </button>
  );
}

/** Why something is not in the menu, or cannot be picked. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <p className={css["note"]}>{children}</p>;
}

/** For links that look like the menu's acts. */
export const menuItemClass = css["item"];
