import DownOutlined from "@ant-design/icons/es/icons/DownOutlined";
import { useId } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { Choice } from "../ui/field.tsx";
import filters from "../ui/filters.module.css";
import { Popover } from "../ui/popover.tsx";
import css from "./callbacks.module.css";
import { spans } from "./routes.ts";

interface TimeFacetProps {
  since: string | undefined;
  until: string | undefined;
  onChange: (change: { since?: string | undefined; until?: string | undefined }) => void;
}

/** How far back, or from when to when. */
export function TimeFacet({ since, until, onChange }: TimeFacetProps) {
  const texts = useMessages(timeTexts);
  const id = useId();
  const isSpan = since === undefined || spans.some((span) => span === since);
  const chosen = (since ? 1 : 0) + (until ? 1 : 0);
  return (
    <Popover
      className={filters["facet"]}
      button={
        <>
          {texts.time}
          {chosen > 0 && <span className={filters["count"]}>{chosen}</span>}
          <DownOutlined aria-hidden style={{ fontSize: 10 }} />
        </>
      }
    >
      <div className={css["time"]}>
        <Choice
          label={texts.lookBack}
          value={isSpan && !until ? (since ?? "all") : ""}
          options={[
            { value: "all", label: texts.all },
            { value: "1h", label: texts["1h"] },
            { value: "24h", label: texts["24h"] },
            { value: "7d", label: texts["7d"] },
          ]}
          onChange={(value) => onChange({ since: value === "all" ? undefined : value, until: undefined })}
        />
        <label htmlFor={`${id}-from`}>{texts.from}</label>
        <input
          id={`${id}-from`}
          type="datetime-local"
          value={isSpan ? "" : localInput(since)}
          onChange={(event) => onChange({ since: momentOf(event.target.value) })}
        />
        <label htmlFor={`${id}-to`}>{texts.to}</label>
        <input
          id={`${id}-to`}
          type="datetime-local"
          value={until ? localInput(until) : ""}
          onChange={(event) => onChange({ until: momentOf(event.target.value) })}
        />
      </div>
    </Popover>
  );
}

function momentOf(local: string): string | undefined {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** What the field wants: the viewer's own wall clock, to the minute. */
function localInput(moment: string): string {
  const date = new Date(moment);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const timeTexts = messages({
  zh: {
    time: "时间",
    lookBack: "回看",
    all: "不限",
    "1h": "最近 1 小时",
    "24h": "最近 24 小时",
    "7d": "最近 7 天",
    from: "从",
    to: "到",
    since: (moment: string) => `从 ${moment} 起`,
    until: (moment: string) => `到 ${moment} 止`,
  },
  en: {
    time: "Time",
    lookBack: "Look back",
    all: "No limit",
    "1h": "Last hour",
    "24h": "Last 24 hours",
    "7d": "Last 7 days",
    from: "From",
    to: "To",
    since: (moment) => `from ${moment}`,
    until: (moment) => `until ${moment}`,
  },
});
