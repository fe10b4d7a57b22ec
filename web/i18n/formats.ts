import type { Language } from "./language.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const grouped = new Intl.NumberFormat("en-US");
const englishPlural = new Intl.PluralRules("en");

/** 10,482 in both languages. */
export function formatNumber(value: number): string {
  return grouped.format(value);
}

/** English plural: `plural(3, "# account", "# accounts")` → "3 accounts". Chinese has none. */
export function plural(count: number, one: string, other: string): string {
  return (englishPlural.select(count) === "one" ? one : other).replace("#", formatNumber(count));
}

/** 0.4 %, 12 %; 100 % only when it is all, 0 % only when it is none. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = (part / whole) * 100;
  if (part === whole) return "100 %";
  if (part === 0) return "0 %";
  if (percent < 0.1) return "< 0.1 %";
  if (percent > 99.9) return "> 99.9 %";
  return `${percent < 10 || percent > 99 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** 41 s, 3 min 12 s, 2 h 10 min, 3 d 4 h: the two largest units, cut and not rounded. */
export function formatDuration(ms: number): string {
  const whole = Math.max(0, Math.floor(ms));
  if (whole < minute) return `${Math.floor(whole / second)} s`;
  if (whole < hour) return pair(whole, minute, "min", second, "s");
  if (whole < day) return pair(whole, hour, "h", minute, "min");
  return pair(whole, day, "d", hour, "h");
}

/** The largest unit alone, for ages that only need a size: 41 s, 64 min, 3 h. */
export function formatAge(ms: number): string {
  // "64 min" and "118 min" differ where "1 h" would not.
  if (ms >= minute && ms < 2 * hour) return `${Math.floor(ms / minute)} min`;
  return formatDuration(ms).split(" ").slice(0, 2).join(" ");
}

/** 23:41:07 or 3 d 23:41:07, for what runs out. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / second));
  const days = Math.floor(seconds / 86_400);
  const parts = [Math.floor((seconds % 86_400) / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60];
  const clock = parts.map(two).join(":");
  return days > 0 ? `${days} d ${clock}` : clock;
}

/** A moment as short as it can be understood: "3 min ago", 15:04, 20 Nov 15:04, 2025-11-20. */
export function formatMoment(at: Date, now: Date, language: Language, zone?: string): string {
  const distance = now.getTime() - at.getTime();
  if (Math.abs(distance) < hour) return relative(distance, language);
  const there = wallClock(at, zone);
  const here = wallClock(now, zone);
  const time = `${there.hour}:${there.minute}`;
  if (there.date === here.date) return time;
  if (there.year !== here.year) return there.date;
  return language === "zh"
    ? `${there.month}-${there.day} ${time}`
    : `${Number(there.day)} ${monthName(at, zone)} ${time}`;
}

/** 2026-11-22 15:04:05 +08:00, and Beijing's time where the viewer's differs: what hovering and copying give. */
export function formatFull(at: Date, language: Language, zone?: string): string {
  const local = withOffset(at, zone);
  const beijing = withOffset(at, "Asia/Shanghai");
  if (local === beijing) return local;
  return `${local} (${language === "zh" ? "北京时间" : "Beijing"} ${beijing.slice(0, 19)})`;
}

/** 15:04:05, for lists of what happens by the second. */
export function formatClock(at: Date, zone?: string): string {
  const { hour: hours, minute: minutes, second: seconds } = wallClock(at, zone);
  return `${hours}:${minutes}:${seconds}`;
}

function relative(distance: number, language: Language): string {
  const size = Math.abs(distance);
  if (size < 5 * second) return language === "zh" ? "刚刚" : "just now";
  const text = size < minute ? formatDuration(size) : `${Math.floor(size / minute)} min`;
  if (distance < 0) return language === "zh" ? `${text} 后` : `in ${text}`;
  return language === "zh" ? `${text} 前` : `${text} ago`;
}

function pair(ms: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)} ${largeUnit}${rest > 0 ? ` ${rest} ${smallUnit}` : ""}`;
}

function wallClock(at: Date, zone: string | undefined): Record<WallClockPart, string> {
  const parts: Partial<Record<string, string>> = {};
  for (const { type, value } of wallClockFormat(zone).formatToParts(at)) parts[type] = value;
  const {
    year = "",
    month = "",
    day: dayOfMonth = "",
    hour: hours = "",
    minute: minutes = "",
    second: seconds = "",
  } = parts;
  return {
    year,
    month,
    day: dayOfMonth,
    hour: hours,
    minute: minutes,
    second: seconds,
    date: `${year}-${month}-${dayOfMonth}`,
  };
}

type WallClockPart = "year" | "month" | "day" | "hour" | "minute" | "second" | "date";

// An Intl formatter costs tens of microseconds to make and a list shows hundreds of moments.
const wallClockFormats = new Map<string, Intl.DateTimeFormat>();
function wallClockFormat(zone: string | undefined): Intl.DateTimeFormat {
  const key = zone ?? "";
  let format = wallClockFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    wallClockFormats.set(key, format);
  }
  return format;
}

function monthName(at: Date, zone: string | undefined): string {
  return new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: zone }).format(at).slice(0, 3);
}

function withOffset(at: Date, zone: string | undefined): string {
  const { date, hour: hours, minute: minutes, second: seconds } = wallClock(at, zone);
  const asUtc = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`);
  const offset = Math.round((asUtc - Math.floor(at.getTime() / second) * second) / minute);
  const sign = offset < 0 ? "-" : "+";
  const size = Math.abs(offset);
  return `${date} ${hours}:${minutes}:${seconds} ${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
