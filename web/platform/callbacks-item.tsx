import type { PlatformHealthFragment } from "../graphql/generated/graphql.ts";
import { formatAge, formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { useNow } from "../ui/clock.ts";
import { Moment } from "../ui/time.tsx";
import { HealthItem } from "./health-item.tsx";

/** The age of the last push, or how many were refused. */
export function CallbacksItem({ callbacks }: { callbacks: PlatformHealthFragment["callbacks"] }) {
  const texts = useMessages(catalogue);
  const now = useNow().getTime();
  const { lastReceivedAt, refusedLastHour, receivedLastHour, level } = callbacks;
  const age = lastReceivedAt ? formatAge(now - new Date(lastReceivedAt).getTime()) : texts.none;
  return (
    <HealthItem
      level={level}
      noun={texts.push}
      value={level !== "OK" && refusedLastHour > 0 ? texts.refused(refusedLastHour) : age}
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
      {refusedLastHour > 0 && <p>{texts.remedy}</p>}
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
    remedy: "核对消息校验 Token 和消息加解密 Key 是否与开放平台里的一致。",
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
    remedy: "Check that the token and the EncodingAESKey are those of the Open Platform console.",
    show: "Show pushes",
    showRefused: "Show refused pushes",
  },
});
