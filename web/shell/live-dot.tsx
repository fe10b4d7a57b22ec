import { useEffect, useState } from "react";
import { useConnection } from "../graphql/connection.ts";
import { graphql } from "../graphql/generated/gql.ts";
import { useLine } from "../graphql/line-context.ts";
import { formatClock, formatNumber, plural } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { classNames } from "../ui/class-names.ts";
import hueCss from "../ui/hue.module.css";
import css from "./shell.module.css";

const hueOf = { live: "green", connecting: "slate", reconnecting: "amber", offline: "red" } as const;

const missedQuery = graphql(`
  query PushesSince($since: DateTime!) {
    callbackEvents(first: 1, filter: { receivedAfter: $since }) {
      totalCount
    }
  }
`);

const saidMs = 8_000;

/** Whether what is on screen moves by itself, and from when it is if not. */
export function LiveDot() {
  const texts = useMessages(catalogue);
  const { connection, lostAt } = useConnection(useLine().connection);
  const caughtUp = useCaughtUp();
  const words = caughtUp === undefined || connection !== "live" ? texts[connection] : texts.caughtUp(caughtUp);
  const since = lostAt ? texts.dataOf(formatClock(lostAt)) : "";
  return (
    <span className={css["live"]} role="status" title={words + since}>
      <span className={classNames(css["dot"], hueCss[hueOf[connection]])} />
      <span className={connection === "live" && caughtUp === undefined ? css["liveWord"] : undefined}>
        {words}
        {since}
      </span>
    </span>
  );
}

/** After a gap, for some seconds: how much came meanwhile. The pages have read themselves anew. */
function useCaughtUp(): number | undefined {
  const line = useLine();
  const [caughtUp, setCaughtUp] = useState<number>();
  useEffect(
    () =>
      line.connection.afterGap((lostAt) => {
        const since = { since: lostAt.toISOString() };
        void line.client
          .query(missedQuery, since, { requestPolicy: "network-only" })
          .toPromise()
          .then(({ data }) => setCaughtUp(data?.callbackEvents.totalCount));
      }),
    [line],
  );
  useEffect(() => {
    if (caughtUp === undefined) return;
    const timer = setTimeout(() => setCaughtUp(undefined), saidMs);
    return () => clearTimeout(timer);
  }, [caughtUp]);
  return caughtUp;
}

const catalogue = messages({
  zh: {
    live: "实时",
    connecting: "连接中",
    reconnecting: "重新连接中",
    offline: "离线",
    dataOf: (time: string) => `（${time} 的数据）`,
    caughtUp: (count: number) => `已重新连接，补上 ${formatNumber(count)} 条推送`,
  },
  en: {
    live: "live",
    connecting: "connecting",
    reconnecting: "reconnecting",
    offline: "offline",
    dataOf: (time) => ` (data of ${time})`,
    caughtUp: (count) => `back; ${plural(count, "# push", "# pushes")} caught up`,
  },
});
