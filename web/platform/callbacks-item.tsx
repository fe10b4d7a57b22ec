import MessageOutlined from "@ant-design/icons/es/icons/MessageOutlined";
import type { PlatformHealthFragment } from "../graphql/generated/graphql.ts";
import { formatAge, formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { useNow } from "../ui/clock.ts";
import { Moment } from "../ui/time.tsx";
import { HealthItem } from "./health-item.tsx";
import type { Problem } from "./problems.ts";

/** The age of the last push, or how many were refused. */
export function CallbacksItem({
  callbacks,
  problems,
}: {
  callbacks: PlatformHealthFragment["callbacks"];
  problems: readonly Problem[];
}) {
  const texts = useMessages(catalogue);
  const now = useNow().getTime();
  const { lastReceivedAt, refusedLastHour, receivedLastHour, level } = callbacks;
  const age = lastReceivedAt ? formatAge(now - new Date(lastReceivedAt).getTime()) : texts.none;
  return (
    <HealthItem
      level={level}
      icon={MessageOutlined}
      problems={problems}
      noun={texts.push}
      value={level === "WARNING" && refusedLastHour > 0 ? texts.refused(refusedLastHour) : age}
      acts={
        <PathLink path={refusedLastHour > 0 ? "/events?outcome=REFUSED" : "/events"}>
          {refusedLastHour > 0 ? texts.showRefused : texts.show}
        </PathLink>
      }
    >
      <p>
        {lastReceivedAt ? (
          <>
            {texts.last} <Moment at={lastReceivedAt} />
          </>
        ) : (
          texts.never
        )}
      </p>
      <p>{texts.hour(receivedLastHour, refusedLastHour)}</p>
    </HealthItem>
  );
}

const catalogue = messages({
  zh: {
    push: "推送",
    none: "还没有",
    never: "微信还没有推送过任何内容。",
    refused: (count: number) => `拒收 ${formatNumber(count)}`,
    last: "最近一次推送：",
    hour: (received: number, refused: number) =>
      `最近一小时收到 ${formatNumber(received)} 条，拒收 ${formatNumber(refused)} 条。`,
    show: "查看推送",
    showRefused: "查看拒收的推送",
  },
  en: {
    push: "Push",
    none: "none yet",
    never: "WeChat has not pushed anything yet.",
    refused: (count) => `refused ${formatNumber(count)}`,
    last: "Last push:",
    hour: (received, refused) =>
      `${formatNumber(received)} received and ${formatNumber(refused)} refused in the last hour.`,
    show: "Show pushes",
    showRefused: "Show refused pushes",
  },
});
