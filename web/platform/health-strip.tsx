import type { PlatformHealthFragment, PlatformOverviewFragment } from "../graphql/generated/graphql.ts";
import type { HealthLevel } from "../graphql/generated/schema-facts.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import css from "../shell/shell.module.css";
import { classNames } from "../ui/class-names.ts";
import hueCss from "../ui/hue.module.css";
import { Popover } from "../ui/popover.tsx";
import { AuditQuotaItem } from "./audit-quota-item.tsx";
import { CallbacksItem } from "./callbacks-item.tsx";
import { ClockItem } from "./clock-item.tsx";
import { problemsAt } from "./problems.ts";
import { QueueItem } from "./queue-item.tsx";
import { TicketItem } from "./ticket-item.tsx";
import { TokenItem } from "./token-item.tsx";

/** Five items, quiet when well. On narrow screens the worst one, and the others behind "+4". */
export function HealthStrip({ platform }: { platform: PlatformHealthFragment & PlatformOverviewFragment }) {
  const texts = useMessages(catalogue);
  const { ticket, accessToken, callbacks, queue, auditQuota } = platform;
  const at = (subject: Parameters<typeof problemsAt>[1]) => problemsAt(platform.problems, subject);
  const clock = at("clock");
  const items: { level: HealthLevel; item: React.ReactNode }[] = [
    { level: ticket.level, item: <TicketItem key="ticket" ticket={ticket} problems={at("ticket")} /> },
    { level: accessToken.level, item: <TokenItem key="token" token={accessToken} problems={at("token")} /> },
    { level: callbacks.level, item: <CallbacksItem key="push" callbacks={callbacks} problems={at("callbacks")} /> },
    { level: queue.level, item: <QueueItem key="queue" queue={queue} problems={at("queue")} /> },
    {
      level: auditQuota?.level ?? "OK",
      item: <AuditQuotaItem key="quota" quota={auditQuota ?? null} problems={at("quota")} />,
    },
    // Only when it is not well.
    ...clock.map((problem) => ({ level: problem.level, item: <ClockItem key="clock" problems={clock} /> })),
  ];
  const worst = items.reduce((a, b) => (badness[b.level] > badness[a.level] ? b : a));
  const others = items.filter((other) => other !== worst);
  const worstOther = others.reduce<HealthLevel>((a, b) => (badness[b.level] > badness[a] ? b.level : a), "OK");
  return (
    <div className={css["health"]} role="group" aria-label={texts.health}>
      <div className={classNames(css["health"], css["many"])}>{items.map(({ item }) => item)}</div>
      <div className={css["few"]}>
        {worst.item}
        <Popover
          className={classNames(css["item"], worstOther !== "OK" && css["ill"], hueCss[hueOf[worstOther]])}
          button={`+${others.length}`}
          label={texts.more}
        >
          <div className={css["panel"]}>{others.map(({ item }) => item)}</div>
        </Popover>
      </div>
    </div>
  );
}

const badness: Record<HealthLevel, number> = { OK: 0, WARNING: 1, ERROR: 2 };
const hueOf = { OK: "slate", WARNING: "amber", ERROR: "red" } as const;

const catalogue = messages({
  zh: { health: "平台状态", more: "其余状态" },
  en: { health: "Platform health", more: "The other items" },
});
