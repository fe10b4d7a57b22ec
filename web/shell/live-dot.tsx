import { useLine } from "../graphql/line-context.ts";
import { useConnection } from "../graphql/connection.ts";
import { formatClock } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import { classNames } from "../ui/class-names.ts";
import hueCss from "../ui/hue.module.css";
import css from "./shell.module.css";

const hueOf = { live: "green", connecting: "slate", reconnecting: "amber", offline: "red" } as const;

/** Whether what is on screen moves by itself, and from when it is if not. */
export function LiveDot() {
  const texts = useMessages(catalogue);
  const { connection, lostAt } = useConnection(useLine().connection);
  const words = texts[connection];
  const since = lostAt ? texts.dataOf(formatClock(lostAt)) : "";
  return (
    <span className={css["live"]} role="status" title={words + since}>
      <span className={classNames(css["dot"], hueCss[hueOf[connection]])} />
      <span className={connection === "live" ? css["liveWord"] : undefined}>
        {words}
        {since}
      </span>
    </span>
  );
}

const catalogue = messages({
  zh: {
    live: "实时",
    connecting: "连接中",
    reconnecting: "重新连接中",
    offline: "离线",
    dataOf: (time: string) => `（${time} 的数据）`,
  },
  en: {
    live: "live",
    connecting: "connecting",
    reconnecting: "reconnecting",
    offline: "offline",
    dataOf: (time) => ` (data of ${time})`,
  },
});
