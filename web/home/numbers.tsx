import { PathLink } from "../routing/path-link.tsx";
import type { PlatformHealthFragment, PlatformOverviewFragment } from "../graphql/generated/graphql.ts";
import { formatNumber } from "../i18n/formats.ts";
import { useMessages } from "../i18n/messages.ts";
import { catalogue } from "./messages.ts";
import css from "./home.module.css";

/** Four numbers that lead to their lists. */
export function Numbers({ platform }: { platform: PlatformOverviewFragment & PlatformHealthFragment }) {
  const texts = useMessages(catalogue);
  const { counts, callbacks } = platform;
  const numbers = [
    {
      to: "/authorizers",
      name: texts.authorizers,
      count: counts.authorizers,
      note: texts.today(counts.authorizedToday),
    },
    { to: "/templates", name: texts.templates, count: counts.templates },
    { to: "/deployments", name: texts.live, count: counts.liveReleases },
    { to: "/events", name: texts.pushes, count: callbacks.receivedLastHour },
  ];
  return (
    <div className={css["numbers"]}>
      {numbers.map(({ to, name, count, note }) => (
        <PathLink key={to} path={to} className={css["number"]}>
          <span>{name}</span>
          <span>
            <strong>{formatNumber(count)}</strong> {note}
          </span>
        </PathLink>
      ))}
    </div>
  );
}
