import { formatNumber } from "../i18n/formats.ts";
import { useMessages } from "../i18n/messages.ts";
import { Card } from "../ui/card.tsx";
import { Moment } from "../ui/time.tsx";
import { catalogue } from "./quota-messages.ts";
import css from "./quota.module.css";

interface Reading {
  readAt: string;
  rest: number;
  limit: number;
}

const width = 600;
const height = 90;

/** How the quota fell over the last days: a line, one sentence with its finding, and the same as a table. */
export function QuotaReadings({ readings }: { readings: readonly Reading[] }) {
  const texts = useMessages(catalogue);
  const [first] = readings;
  const last = readings.at(-1);
  if (!first || !last || readings.length < 2) return null;
  return (
    <Card title={texts.readings}>
      <p>{texts.fell(first.rest, last.rest)}</p>
      <svg className={css["line"]} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <polyline points={pointsOf(readings)} vectorEffect="non-scaling-stroke" />
      </svg>
      <details>
        <summary>{texts.asTable}</summary>
        <table className={css["table"]}>
          <thead>
            <tr>
              <th scope="col">{texts.at}</th>
              <th scope="col">{texts.leftThen}</th>
            </tr>
          </thead>
          <tbody>
            {readings.toReversed().map(({ readAt, rest, limit }) => (
              <tr key={readAt}>
                <td>
                  <Moment at={readAt} />
                </td>
                <td>
                  {formatNumber(rest)} / {formatNumber(limit)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  );
}

/** Left to right in time, the month's allowance at the top. A step and not a slope: between two readings nothing is known. */
function pointsOf(readings: readonly Reading[]): string {
  const times = readings.map(({ readAt }) => new Date(readAt).getTime());
  const [from = 0] = times;
  const span = Math.max(1, (times.at(-1) ?? 0) - from);
  const top = Math.max(1, ...readings.map(({ limit }) => limit));
  const points = readings.map(({ rest }, place) => ({
    x: (((times[place] ?? from) - from) / span) * width,
    y: height - (rest / top) * (height - 2) - 1,
  }));
  return points
    .flatMap(({ x, y }, place) => {
      const before = points[place - 1];
      return before
        ? [`${x.toFixed(1)},${before.y.toFixed(1)}`, `${x.toFixed(1)},${y.toFixed(1)}`]
        : [`${x},${y.toFixed(1)}`];
    })
    .join(" ");
}
