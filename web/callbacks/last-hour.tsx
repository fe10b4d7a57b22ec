import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/generated/gql.ts";
import { formatNumber } from "../i18n/formats.ts";
import { useLanguage } from "../i18n/language.ts";
import { useMessages } from "../i18n/messages.ts";
import type { CallbackOutcome } from "../graphql/generated/schema-facts.ts";
import { useNow } from "../ui/clock.ts";
import { useKept } from "../ui/kept.ts";
import { callbackOutcomes } from "../ui/states.tsx";
import css from "./callbacks.module.css";
import { catalogue } from "./messages.ts";

const hourQuery = graphql(`
  query CallbackHour {
    callbackHour {
      minutes
      outcomes {
        outcome
        count
      }
    }
  }
`);

const minuteMs = 60_000;
const order = Object.keys(callbackOutcomes) as CallbackOutcome[];

/** The last hour: how many a minute, and what became of them. Read anew each minute. */
export function LastHour({ onOutcome }: { onOutcome: (outcome: CallbackOutcome) => void }) {
  const texts = useMessages(catalogue);
  const language = useLanguage();
  const minute = useNow(minuteMs).getTime();
  const [{ data: now }, read] = useQuery({ query: hourQuery, requestPolicy: "cache-and-network" });
  const data = useKept(now);
  useEffect(() => read({ requestPolicy: "network-only" }), [minute, read]);
  if (!data) return null;
  const { minutes, outcomes } = data.callbackHour;
  const total = minutes.reduce((sum, count) => sum + count, 0);
  const most = Math.max(...minutes, 1);
  return (
    <div className={css["hour"]}>
      <svg
        viewBox="0 0 240 24"
        width="240"
        height="24"
        role="img"
        aria-label={texts.minutes(total, Math.max(...minutes, 0))}
      >
        {minutes.map((count, index) => {
          const height = count === 0 ? 1 : Math.max(2, (count / most) * 24);
          // oxlint-disable-next-line react/no-array-index-key -- a minute is its place
          return <rect key={index} x={index * 4} y={24 - height} width="3" height={height} />;
        })}
      </svg>
      <span>{texts.perHour(total)}</span>
      {order.map((outcome) => {
        const count = outcomes.find((each) => each.outcome === outcome)?.count ?? 0;
        return (
          count > 0 && (
            <button key={outcome} type="button" onClick={() => onOutcome(outcome)}>
              {callbackOutcomes[outcome][language]} {formatNumber(count)}
            </button>
          )
        );
      })}
    </div>
  );
}
