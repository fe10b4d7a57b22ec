import CloseCircleFilled from "@ant-design/icons/es/icons/CloseCircleFilled";
import WarningFilled from "@ant-design/icons/es/icons/WarningFilled";
import type { ReactNode } from "react";
import type { HealthLevel } from "../graphql/generated/schema-facts.ts";
import css from "../shell/shell.module.css";
import { classNames } from "../ui/class-names.ts";
import hueCss from "../ui/hue.module.css";
import { Popover } from "../ui/popover.tsx";

interface HealthItemProps {
  level: HealthLevel;
  noun: string;
  value: ReactNode;
  /** Inside: value and time, cause, remedy. */
  children: ReactNode;
  acts?: ReactNode;
}

/** Noun and value; tint and icon only when not well. */
export function HealthItem({ level, noun, value, children, acts }: HealthItemProps) {
  const Icon = level === "ERROR" ? CloseCircleFilled : WarningFilled;
  return (
    <Popover
      className={classNames(css["item"], level !== "OK" && css["ill"], level !== "OK" && hueCss[hueOf[level]])}
      button={
        <>
          {level !== "OK" && <Icon aria-hidden />}
          {noun} <strong>{value}</strong>
        </>
      }
    >
      <div className={css["panel"]}>
        {children}
        {acts && <div className={css["panelActs"]}>{acts}</div>}
      </div>
    </Popover>
  );
}

const hueOf = { OK: "slate", WARNING: "amber", ERROR: "red" } as const;
