import { formatAge, formatCountdown, formatDuration, formatFull, formatMoment } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { useNow } from "./clock.ts";

/** A moment as short as it can be understood; hovering gives it whole. Ticks. */
export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  const now = useNow();
  const date = new Date(at);
  return (
    <time dateTime={at} title={formatFull(date, language)}>
      {formatMoment(date, now, language)}
    </time>
  );
}

/** How long ago, in its largest unit: 3 min. */
export function Age({ since }: { since: string }) {
  const language = useLanguage();
  const now = useNow();
  const date = new Date(since);
  return (
    <time dateTime={since} title={formatFull(date, language)}>
      {formatAge(now.getTime() - date.getTime())}
    </time>
  );
}

/** How long something took, or takes so far: 2 h 10 min. */
export function Duration({ from, to }: { from: string; to?: string | null | undefined }) {
  const now = useNow();
  const end = to ? new Date(to) : now;
  return <span>{formatDuration(end.getTime() - new Date(from).getTime())}</span>;
}

/** What runs out: 23:41:07. Screen readers hear the end, not every second. */
export function Countdown({ until }: { until: string }) {
  const language = useLanguage();
  const now = useNow();
  const date = new Date(until);
  return (
    <time dateTime={until} title={formatFull(date, language)} role="timer" aria-live="off">
      {formatCountdown(date.getTime() - now.getTime())}
    </time>
  );
}
