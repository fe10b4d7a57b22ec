import type { PlatformHealthFragment } from "../graphql/generated/graphql.ts";
import { formatAge, formatDuration } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { useNow } from "../ui/clock.ts";
import { Moment } from "../ui/time.tsx";
import { HealthItem } from "./health-item.tsx";
import { RequestTicketButton } from "./request-ticket-button.tsx";

/** The age of the ticket WeChat pushes every ten minutes; twelve hours without one stop the platform. */
export function TicketItem({ ticket }: { ticket: PlatformHealthFragment["ticket"] }) {
  const texts = useMessages(catalogue);
  const now = useNow().getTime();
  const leftMs = ticket.expiresAt ? new Date(ticket.expiresAt).getTime() - now : 0;
  return (
    <HealthItem
      level={ticket.level}
      noun={texts.ticket}
      value={ticket.receivedAt ? formatAge(now - new Date(ticket.receivedAt).getTime()) : texts.none}
      acts={<RequestTicketButton />}
    >
      <p>
        {ticket.receivedAt ? (
          <>
            {texts.received} <Moment at={ticket.receivedAt} />
          </>
        ) : (
          texts.never
        )}
      </p>
      {ticket.receivedAt && ticket.level !== "OK" && (
        <p>{leftMs > 0 ? texts.stopsIn(formatDuration(leftMs)) : texts.stopped}</p>
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
    never: "微信还没有推送过票据。检查开放平台里「授权事件接收 URL」，然后请微信推送。",
    received: "微信推送于",
    stopsIn: (left: string) => `再没有新票据，平台将在 ${left} 后停止。`,
    stopped: "票据已失效：在新票据到来之前，任何令牌都不能续期。",
    asked: "已请微信推送，",
  },
  en: {
    ticket: "Ticket",
    none: "none yet",
    never:
      "WeChat has never pushed a ticket. Check the authorization event URL in the Open Platform console, then ask for a push.",
    received: "Pushed by WeChat",
    stopsIn: (left) => `Without a new ticket the platform stops in ${left}.`,
    stopped: "The ticket has expired: until a new one arrives no token can be renewed.",
    asked: "Asked WeChat to push",
  },
});
