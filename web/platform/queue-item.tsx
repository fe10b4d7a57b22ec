import type { PlatformHealthFragment } from "../graphql/generated/graphql.ts";
import { formatDuration, formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { HealthItem } from "./health-item.tsx";

/** How many jobs are due and not yet done. */
export function QueueItem({ queue }: { queue: PlatformHealthFragment["queue"] }) {
  const texts = useMessages(catalogue);
  return (
    <HealthItem level={queue.level} noun={texts.queue} value={formatNumber(queue.due)}>
      <p>{texts.counts(queue.due, queue.running)}</p>
      {queue.oldestDueSeconds ? <p>{texts.oldest(formatDuration(queue.oldestDueSeconds * 1_000))}</p> : null}
      {queue.failed > 0 && <p>{texts.failed(queue.failed)}</p>}
    </HealthItem>
  );
}

const catalogue = messages({
  zh: {
    queue: "队列",
    counts: (due: number, running: number) =>
      `${formatNumber(due)} 个任务到期待办，${formatNumber(running)} 个正在执行。`,
    oldest: (age: string) => `最早的一个已经等了 ${age}。`,
    failed: (count: number) => `${formatNumber(count)} 个任务多次重试后失败。`,
  },
  en: {
    queue: "Queue",
    counts: (due, running) => `${formatNumber(due)} jobs due, ${formatNumber(running)} running.`,
    oldest: (age) => `The oldest has waited for ${age}.`,
    failed: (count) => `${formatNumber(count)} jobs failed after several tries.`,
  },
});
