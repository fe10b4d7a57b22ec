import FieldTimeOutlined from "@ant-design/icons/es/icons/FieldTimeOutlined";
import { messages, useMessages } from "../i18n/messages.ts";
import { HealthItem } from "./health-item.tsx";
import type { Problem } from "./problems.ts";

/** Shown only while the server's clock and WeChat's disagree. */
export function ClockItem({ problems }: { problems: readonly Problem[] }) {
  const texts = useMessages(catalogue);
  return (
    <HealthItem
      level={problems[0]?.level ?? "OK"}
      icon={FieldTimeOutlined}
      noun={texts.clock}
      value={texts.skewed}
      problems={problems}
    />
  );
}

const catalogue = messages({
  zh: { clock: "时钟", skewed: "有偏差" },
  en: { clock: "Clock", skewed: "skewed" },
});
