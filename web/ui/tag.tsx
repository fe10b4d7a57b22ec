import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import hueCss from "./hue.module.css";
import type { Hue } from "./hues.ts";
import css from "./tag.module.css";

interface TagProps {
  hue: Hue;
  icon?: ReactNode;
  /** It tells a state, and so has an icon. */
  isState?: boolean;
  children: ReactNode;
}

/** A short word on a tint, with an icon where it tells a state: never colour alone. */
export function Tag({ hue, icon, isState, children }: TagProps) {
  return (
    <span className={classNames(css["tag"], hueCss[hue])} data-state-tag={isState}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
