import type { Db } from "../db/open.ts";
import { countByMinute, newestReceived, refusalsSince, trafficSince } from "./store.ts";
import type { CallbackOutcome } from "./store.ts";

/** What a refused push points to: the address, the Token, the EncodingAESKey, the appid, or something else. */
export type RefusedKind = "badQuery" | "badBody" | "badSignature" | "undecryptable" | "wrongReceiver" | "badMessage";

export interface CallbackTraffic {
  /** The newest push that was WeChat's; null when none ever was. */
  lastReceivedAt: Date | null;
  receivedLastHour: number;
  /** Those on record; a flood leaves no more than an allowance of rows. */
  refusedLastHour: number;
  /** Why the newest ones were refused, most frequent first. */
  refusals: { kind: RefusedKind; count: number; lastAt: Date }[];
}

/** The last hour at the door. */
export interface CallbackHour {
  outcomes: { outcome: CallbackOutcome; count: number }[];
  /** Pushes in each of the last 60 minutes, oldest first; the last one is still under way. */
  minutes: number[];
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
const kinds: readonly RefusedKind[] = [
  "badQuery",
  "badBody",
  "badSignature",
  "undecryptable",
  "wrongReceiver",
  "badMessage",
];

export async function callbackTraffic(db: Db, componentAppId: string, now: Date): Promise<CallbackTraffic> {
  const since = new Date(now.getTime() - hourMs);
  const lastReceivedAt = await newestReceived(db, componentAppId);
  const { received, refused } = await trafficSince(db, componentAppId, since);
  const counts = new Map<RefusedKind, { count: number; lastAt: Date }>();
  const rows = refused > 0 ? await refusalsSince(db, componentAppId, since) : [];
  for (const { failure, receivedAt } of rows) {
    const kind = kinds.find((known) => failure?.startsWith(known));
    if (!kind) continue;
    const before = counts.get(kind);
    counts.set(kind, { count: (before?.count ?? 0) + 1, lastAt: before?.lastAt ?? receivedAt });
  }
  const refusals = [...counts].map(([kind, seen]) => ({ kind, ...seen })).sort((a, b) => b.count - a.count);
  return { lastReceivedAt, receivedLastHour: received, refusedLastHour: refused, refusals };
}

export async function callbackHour(db: Db, componentAppId: string, now: Date): Promise<CallbackHour> {
  const first = Math.floor(now.getTime() / minuteMs) - 59;
  const minutes = Array.from({ length: 60 }, () => 0);
  const outcomes = new Map<CallbackOutcome, number>();
  for (const { outcome, minute, count } of await countByMinute(db, componentAppId, new Date(first * minuteMs))) {
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
    const at = minute - first;
    // A push of the next minute may have come since the clock was read.
    if (at < minutes.length) minutes[at] = (minutes[at] ?? 0) + count;
  }
  return { outcomes: [...outcomes].map(([outcome, count]) => ({ outcome, count })), minutes };
}
