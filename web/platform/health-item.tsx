import CloseCircleFilled from "@ant-design/icons/es/icons/CloseCircleFilled";
import WarningFilled from "@ant-design/icons/es/icons/WarningFilled";
import type { ComponentType, ReactNode } from "react";
import type { HealthLevel } from "../graphql/generated/schema-facts.ts";
import css from "../shell/shell.module.css";
import { classNames } from "../ui/class-names.ts";
import hueCss from "../ui/hue.module.css";
import { Popover } from "../ui/popover.tsx";
import { CheckNow } from "./check-now.tsx";
import type { Problem } from "./problems.ts";

interface HealthItemProps {
  level: HealthLevel;
  icon: ComponentType<{ "aria-hidden"?: boolean }>;
  noun: string;
  value: ReactNode;
  problems: readonly Problem[];
  /** Inside: value and time. */
  children?: ReactNode;
  acts?: ReactNode;
}

/** Icon, noun and value; tint and a sign only when not well. Behind it the cause, the remedy and the button. */
export function HealthItem({ level, icon: Quiet, noun, value, problems, children, acts }: HealthItemProps) {
  const Icon = level === "OK" ? Quiet : level === "ERROR" ? CloseCircleFilled : WarningFilled;
  return (
    <Popover
      className={classNames(css["item"], level !== "OK" && css["ill"], level !== "OK" && hueCss[hueOf[level]])}
      button={
        <>
          <Icon aria-hidden />
          {noun} <strong>{value}</strong>
        </>
      }
    >
      <div className={css["panel"]}>
        {problems.map(({ code, title, fact, remedy }) => (
          <div key={code} className={css["problem"]}>
            <strong>{title}</strong>
            <p>{fact}</p>
            <p>{remedy}</p>
          </div>
        ))}
        {children}
        <div className={css["panelActs"]}>
          {acts}
          <CheckNow />
        </div>
      </div>
    </Popover>
  );
}

const hueOf = { OK: "slate", WARNING: "amber", ERROR: "red" } as const;
