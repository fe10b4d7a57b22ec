import ClockCircleOutlined from "@ant-design/icons/es/icons/ClockCircleOutlined";
import CloseCircleFilled from "@ant-design/icons/es/icons/CloseCircleFilled";
import InfoCircleOutlined from "@ant-design/icons/es/icons/InfoCircleOutlined";
import WarningFilled from "@ant-design/icons/es/icons/WarningFilled";
import type { ReactNode } from "react";
import css from "./alert.module.css";
import { classNames } from "./class-names.ts";
import hueCss from "./hue.module.css";

/** error: somebody must act · warning: will become one · waiting: heals by itself · info */
export type AlertKind = "error" | "warning" | "waiting" | "info";

const looks = {
  error: { hue: "red", icon: CloseCircleFilled },
  warning: { hue: "amber", icon: WarningFilled },
  waiting: { hue: "slate", icon: ClockCircleOutlined },
  info: { hue: "blue", icon: InfoCircleOutlined },
} as const;

interface AlertProps {
  kind: AlertKind;
  title: ReactNode;
  children?: ReactNode;
  acts?: ReactNode;
  /** Read out at once; only for what just went wrong by the viewer's own act. */
  announce?: boolean;
}

/** What is wrong, why it matters, what to do, the button that does it. */
export function Alert({ kind, title, children, acts, announce }: AlertProps) {
  const { hue, icon: Icon } = looks[kind];
  return (
    <div className={classNames(css["alert"], hueCss[hue])} role={announce ? "alert" : undefined}>
      <span className={css["icon"]}>
        <Icon aria-hidden />
      </span>
      <div className={css["main"]}>
        <div className={css["title"]}>{title}</div>
        {children}
      </div>
      {acts && <div className={css["acts"]}>{acts}</div>}
    </div>
  );
}

/** The small line at the foot of an alert: endpoint, time, rid. */
export const alertSmallClass = css["small"];
