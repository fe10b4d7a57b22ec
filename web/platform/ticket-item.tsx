import IdcardOutlined from "@ant-design/icons/es/icons/IdcardOutlined";
import type { PlatformHealthFragment } from "../graphql/generated/graphql.ts";
import { formatAge, formatDuration } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { useNow } from "../ui/clock.ts";
import { Moment } from "../ui/time.tsx";
import { HealthItem } from "./health-item.tsx";
import type { Problem } from "./problems.ts";
import { RequestTicketButton } from "./request-ticket-button.tsx";

/** The age of the ticket WeChat pushes every ten minutes; twelve hours without one stop the platform. */
export function TicketItem({
  ticket,
  problems,
}: {
  ticket: PlatformHealthFragment["ticket"];
  problems: readonly Problem[];
}) {
  const texts = useMessages(catalogue);
  const now = useNow().getTime();
  const leftMs = ticket.expiresAt ? new Date(ticket.expiresAt).getTime() - now : 0;
  return (
    <HealthItem
      level={ticket.level}
      icon={IdcardOutlined}
      problems={problems}
      noun={texts.ticket}
      value={
        !ticket.receivedAt
          ? texts.none
          : ticket.level === "ERROR"
            ? leftMs > 0
              ? texts.stopsIn(formatDuration(leftMs))
              : texts.stopped
            : formatAge(now - new Date(ticket.receivedAt).getTime())
      }
      acts={<RequestTicketButton />}
    >
      {ticket.receivedAt && (
        <p>
          {texts.received} <Moment at={ticket.receivedAt} />
        </p>
      )}
      {ticket.expiresAt && (
        <p>
          {texts.lasts} <Moment at={ticket.expiresAt} />
        </p>
      )}
      {ticket.pushRequestedAt && (
        <p>
          {texts.asked} <Moment at={ticket.pushRequestedAt} />
        </p>
      )}
    </HealthItem>
  );
}

const catalogue = messages({
  zh: {
    ticket: "票据",
    none: "还没有",
    received: "微信推送于",
    lasts: "没有新票据的话，可用到",
    stopsIn: (left: string) => `${left} 后停止`,
    stopped: "已失效",
    asked: "已请微信推送，",
  },
  en: {
    ticket: "Ticket",
    none: "none yet",
    received: "Pushed by WeChat",
    lasts: "Without a new one it lasts until",
    stopsIn: (left) => `stops in ${left}`,
    stopped: "expired",
    asked: "Asked WeChat to push",
  },
});
