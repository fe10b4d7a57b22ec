import { useEffect, useState } from "react";
import type { DeploymentPartsFragment } from "../graphql/generated/graphql.ts";
import { formatDuration, formatNumber } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { Moment } from "../ui/time.tsx";
import { overOf, paceOf, withSample } from "./pace.ts";
import type { Sample } from "./pace.ts";
import css from "./releases.module.css";

/** One line below the bar: which wave, what it waits for, and how long the rest takes if it goes on so. */
export function DeploymentOutlook({ deployment }: { deployment: DeploymentPartsFragment }) {
  const texts = useMessages(catalogue);
  const { state, wave, waves, counts, enlisted } = deployment;
  const pace = usePace(deployment);
  const open = waves.find(({ number }) => number === wave);
  if (deployment.endedAt) return null;
  return (
    <p className={css["outlook"]}>
      {!enlisted && <span role="status">{texts.enlisting(counts.total)}</span>}
      {waves.length > 1 && <span>{texts.wave(wave, waves.length)}</span>}
      {open?.waitsFor && <span>{open.waitsFor}</span>}
      {open?.opensNextAt && (
        <span>
          {texts.opensAt} <Moment at={open.opensNextAt} />
        </span>
      )}
      {counts.waitingForQuota > 0 && <span>{texts.quota(counts.waitingForQuota)}</span>}
      {state === "RUNNING" && pace && (
        <span>
          {texts.pace(pace.perMinute, pace.seenMs)} {texts.left(pace.leftMs)}
        </span>
      )}
    </p>
  );
}

/** Watches how many are over, as long as the page is open. */
function usePace({ id, counts, releaseWhenApproved }: DeploymentPartsFragment) {
  const [seen, setSeen] = useState<{ id: string; samples: Sample[] }>({ id, samples: [] });
  const over = overOf(counts, releaseWhenApproved);
  useEffect(() => {
    setSeen((old) => ({
      id,
      samples: withSample(old.id === id ? old.samples : [], { at: Date.now(), over }),
    }));
  }, [id, over]);
  return paceOf(seen.id === id ? seen.samples : [], counts.total);
}

const catalogue = messages({
  zh: {
    enlisting: (count: number) => `正在逐个加入账号，已加入 ${formatNumber(count)} 个；可以离开本页。`,
    wave: (wave: number, count: number) => `第 ${wave} / ${count} 波`,
    opensAt: "下一波最早",
    quota: (count: number) => `${formatNumber(count)} 个在等提审额度`,
    pace: (perMinute: number, seenMs: number) =>
      `最近 ${formatDuration(seenMs)} 每分钟约 ${formatNumber(Math.max(1, Math.round(perMinute)))} 个`,
    left: (ms: number) => `；照此还需约 ${formatDuration(ms)}，不含由人开放的关卡。`,
  },
  en: {
    enlisting: (count) => `Taking accounts in, ${formatNumber(count)} so far; you may leave this page.`,
    wave: (wave, count) => `Wave ${wave} of ${count}`,
    opensAt: "the next one opens at the earliest",
    quota: (count) => `${formatNumber(count)} wait for audit quota`,
    pace: (perMinute, seenMs) =>
      `About ${formatNumber(Math.max(1, Math.round(perMinute)))} per minute over the last ${formatDuration(seenMs)}`,
    left: (ms) => `; at that pace about ${formatDuration(ms)} more, gates of people not counted.`,
  },
});
