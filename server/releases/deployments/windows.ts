import type { DeploymentPlan, Freeze, Window } from "./plan.ts";

/** A moment on the wall clock of a zone. */
interface WallTime {
  /** Days since the epoch of the date on the wall. */
  day: number;
  /** Minutes since midnight. */
  minute: number;
}

export interface Openings {
  /**
   * When work may begin again: null when it may begin now.
   *
   * Windows are wall-clock time of their zone, so they open an hour earlier or later by UTC when summer time begins or
   * ends. A window that opens in the hour that is left out opens with the next one.
   */
  next(plan: Pick<DeploymentPlan, "windows" | "freezes"> | null, now: Date): Date | null;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Windows and freezes. Zones are the runtime's own (`Intl`), and a formatter for each is kept: making one is slow. */
export function createOpenings(): Openings {
  const formatters = new Map<string, Intl.DateTimeFormat>();

  function formatterOf(zone: string): Intl.DateTimeFormat {
    const known = formatters.get(zone);
    if (known) return known;
    const made = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
    formatters.set(zone, made);
    return made;
  }

  function wallTime(zone: string, at: number): WallTime {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of formatterOf(zone).formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
    return { day: Date.UTC(year, month - 1, day) / dayMs, minute: hour * 60 + minute };
  }

  /** The first moment at which a wall shows this time; in the hour that is left out, the same distance after it. */
  function momentOf(zone: string, { day, minute }: WallTime): number {
    const wanted = day * dayMs + minute * minuteMs;
    const offsetAt = (at: number) => {
      const shown = wallTime(zone, at);
      return shown.day * dayMs + shown.minute * minuteMs - at;
    };
    // Clocks are put forward or back at most once within two days.
    const moments = [offsetAt(wanted - dayMs), offsetAt(wanted + dayMs)].map((offset) => wanted - offset);
    const shown = moments.filter((at) => at + offsetAt(at) === wanted);
    return shown.length > 0 ? Math.min(...shown) : Math.max(...moments);
  }

  function isOpen(window: Window, at: number): boolean {
    const { day, minute } = wallTime(window.zone, at);
    const from = minutesOf(window.from);
    const to = minutesOf(window.to);
    if (from < to) return isOnDay(window, day) && minute >= from && minute < to;
    return (isOnDay(window, day) && minute >= from) || (isOnDay(window, day - 1) && minute < to);
  }

  function opensAfter(window: Window, at: number): number {
    const today = wallTime(window.zone, at).day;
    for (let day = today; day <= today + 8; day += 1) {
      if (!isOnDay(window, day)) continue;
      const opens = momentOf(window.zone, { day, minute: minutesOf(window.from) });
      if (opens > at) return opens;
    }
    // Its day comes every week.
    throw new Error(`a window of ${window.zone} does not open within a week`);
  }

  return {
    next(plan, now) {
      const { windows = [], freezes = [] } = plan ?? {};
      let at = now.getTime();
      for (;;) {
        const freeze = freezes.find((one) => isFrozen(one, at));
        if (freeze) at = freeze.until;
        else if (windows.length === 0 || windows.some((window) => isOpen(window, at))) break;
        else at = Math.min(...windows.map((window) => opensAfter(window, at)));
      }
      return at === now.getTime() ? null : new Date(at);
    },
  };
}

function isFrozen({ from, until }: Freeze, at: number): boolean {
  return from <= at && at < until;
}

/** The epoch began on a Thursday. */
function isOnDay({ days }: Window, day: number): boolean {
  return days === undefined || days.includes(((((day + 3) % 7) + 7) % 7) + 1);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
