import type { PlatformHealthFragment } from "../graphql/generated/graphql.ts";
import type { HealthLevel } from "../graphql/generated/schema-facts.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import css from "../shell/shell.module.css";
import { Popover } from "../ui/popover.tsx";
import { AuditQuotaItem } from "./audit-quota-item.tsx";
import { CallbacksItem } from "./callbacks-item.tsx";
import { QueueItem } from "./queue-item.tsx";
import { TicketItem } from "./ticket-item.tsx";
import { TokenItem } from "./token-item.tsx";

/** Five items, quiet when well. On narrow screens the worst one, and the others behind "+4". */
export function HealthStrip({ platform }: { platform: PlatformHealthFragment }) {
  const texts = useMessages(catalogue);
  const items = [
    { level: platform.ticket.level, item: <TicketItem key="ticket" ticket={platform.ticket} /> },
    { level: platform.accessToken.level, item: <TokenItem key="token" token={platform.accessToken} /> },
    { level: platform.callbacks.level, item: <CallbacksItem key="callbacks" callbacks={platform.callbacks} /> },
    { level: platform.queue.level, item: <QueueItem key="queue" queue={platform.queue} /> },
    {
      level: platform.auditQuota?.level ?? "OK",
      item: <AuditQuotaItem key="quota" quota={platform.auditQuota ?? null} />,
    },
  ];
  const worst = items.reduce((a, b) => (badness[b.level] > badness[a.level] ? b : a));
  const others = items.filter((other) => other !== worst);
  return (
    <div className={css["health"]} role="group" aria-label={texts.health}>
      <div className={`${css["health"]} ${css["many"]}`}>{items.map(({ item }) => item)}</div>
      <div className={css["few"]}>
        {worst.item}
        <Popover className={css["item"]} button={`+${others.length}`} label={texts.more}>
          <div className={css["panel"]}>{others.map(({ item }) => item)}</div>
        </Popover>
      </div>
    </div>
  );
}

const badness: Record<HealthLevel, number> = { OK: 0, WARNING: 1, ERROR: 2 };

const catalogue = messages({
  zh: { health: "平台状态", more: "其余状态" },
  en: { health: "Platform health", more: "The other items" },
});
