import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import hueCss from "./hue.module.css";
import type { Hue } from "./hues.ts";
import css from "./tag.module.css";

/** A short word on a tint, with an icon where it tells a state: never colour alone. */
export function Tag({ hue, icon, children }: { hue: Hue; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classNames(css["tag"], hueCss[hue])}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
