/** WeChat counts its months in Beijing time, which has no summer time. */
const beijingOffsetMs = 8 * 3_600_000;

/** `2026-11-24` in Beijing. */
export function dayInBeijing(at: Date): string {
  return new Date(at.getTime() + beijingOffsetMs).toISOString().slice(0, 10);
}

/** The moment at which the month of `at` began in Beijing. */
export function monthStart(at: Date, monthsLater = 0): Date {
  const there = new Date(at.getTime() + beijingOffsetMs);
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + monthsLater, 1) - beijingOffsetMs);
}

/** What WeChat said of the month's submissions, and when. */
export interface QuotaReading {
  rest: number;
  limit: number;
  readAt: Date;
}

export interface ForecastDay {
  /** In Beijing: `2026-12-01`. */
  day: string;
  /** How many go to audit on it. */
  submissions: number;
}

export interface Forecast {
  /** Submissions that wait. */
  needs: number;
  /** Left on the first day; a reading of an earlier month counts as the full allowance. */
  rest: number;
  limit: number;
  /** Days on which something goes, in order. Nothing can be told about an hour: only the month has an allowance. */
  days: ForecastDay[];
  /** What does not go within a year. */
  unmet: number;
}

const monthsAhead = 12;

/** When `needed` submissions can go, given what is left now and that each month brings the same allowance. */
export function forecastFor(reading: QuotaReading, needed: number, at: Date): Forecast {
  const [forecast] = forecastInTurn(reading, [needed], at);
  if (!forecast) throw new Error("one need has one forecast");
  return forecast;
}

/** As `forecastFor` for several at once: each takes what those before it leave. */
export function forecastInTurn(reading: QuotaReading, needs: readonly number[], at: Date): Forecast[] {
  const { limit } = reading;
  const isOfThisMonth = reading.readAt >= monthStart(at);
  const rest = isOfThisMonth ? Math.max(0, reading.rest) : limit;
  const allowances = [
    { day: dayInBeijing(at), left: rest },
    ...Array.from({ length: monthsAhead }, (_, month) => ({
      day: dayInBeijing(monthStart(at, month + 1)),
      left: limit,
    })),
  ];
  return needs.map((needed) => {
    const days: ForecastDay[] = [];
    let unmet = needed;
    for (const allowance of allowances) {
      const submissions = Math.min(unmet, allowance.left);
      if (submissions <= 0) continue;
      days.push({ day: allowance.day, submissions });
      allowance.left -= submissions;
      unmet -= submissions;
    }
    return { needs: needed, rest, limit, days, unmet };
  });
}
