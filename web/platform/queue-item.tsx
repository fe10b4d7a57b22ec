import UnorderedListOutlined from "@ant-design/icons/es/icons/UnorderedListOutlined";
import type { PlatformHealthFragment } from "../graphql/generated/graphql.ts";
import { formatDuration, formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { PathLink } from "../routing/path-link.tsx";
import { HealthItem } from "./health-item.tsx";
import type { Problem } from "./problems.ts";

/** How many jobs are due and not yet done. */
export function QueueItem({
  queue,
  problems,
}: {
  queue: PlatformHealthFragment["queue"];
  problems: readonly Problem[];
}) {
  const texts = useMessages(catalogue);
  return (
    <HealthItem
      level={queue.level}
      icon={UnorderedListOutlined}
      problems={problems}
      noun={texts.queue}
      value={formatNumber(queue.due)}
      acts={queue.due > 0 && <PathLink path="/deployments?state=RUNNING">{texts.show}</PathLink>}
    >
      <p>{texts.counts(queue.due, queue.running)}</p>
      {queue.oldestDueSeconds ? <p>{texts.oldest(formatDuration(queue.oldestDueSeconds * 1_000))}</p> : null}
    </HealthItem>
  );
}

const catalogue = messages({
  zh: {
    queue: "队列",
    show: "查看进行中的发版",
    counts: (due: number, running: number) =>
      `${formatNumber(due)} 个任务到期待办，${formatNumber(running)} 个正在执行。`,
    oldest: (age: string) => `最早的一个已经等了 ${age}。`,
  },
  en: {
    queue: "Queue",
    show: "Show running deployments",
    counts: (due, running) => `${formatNumber(due)} jobs due, ${formatNumber(running)} running.`,
    oldest: (age) => `The oldest has waited for ${age}.`,
  },
});
