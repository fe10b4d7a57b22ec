import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Bus } from "../events/bus.ts";
import { eventsBetween, settledHorizon, unassignedTransaction } from "./store.ts";
import type { CallbackEventFilter, CallbackEventRow, Horizon } from "./store.ts";

export interface FollowOptions {
  database: Database;
  bus: Bus;
  clock: Clock;
  componentAppId: string;
}

const pageSize = 200;
// How long a PostgreSQL transaction that began earlier may keep settled rows waiting before we look again.
const unsettledPollMs = 20;

/**
 * Events in the order in which they are followed: first those that are beyond `after` already, then each new one,
 * without a gap or a repeat. The bus only wakes; what is delivered is always read from the table, so nothing is lost
 * when a wake-up is missed or several become one.
 *
 * @param after where the follower stopped; null begins with what comes from now on
 */
export async function* followEvents(
  options: FollowOptions,
  filter: CallbackEventFilter,
  after: Horizon | null,
  signal: AbortSignal,
): AsyncGenerator<CallbackEventRow, void, undefined> {
  const { database, bus, componentAppId } = options;
  const bell = createBell();
  const stops = [bus.subscribe("callbackEvent", bell.ring), database.signals.onGap(bell.ring)];
  signal.addEventListener("abort", bell.ring);
  try {
    let at = after ?? (await settledHorizon(database.db));
    while (!signal.aborted) {
      // The bell is reset before the table is read: what is committed during the reading rings it again.
      bell.reset();
      const unassigned = await unassignedTransaction(database.db);
      const until = await settledHorizon(database.db);
      if (isBeyond(until, at)) {
        const rows = await eventsBetween(database.db, componentAppId, filter, { after: at, until, limit: pageSize });
        for (const row of rows) {
          if (signal.aborted) return;
          yield row;
        }
        const last = rows.at(-1);
        if (last && rows.length === pageSize) {
          at = positionOf(last);
          continue;
        }
        at = until;
      }
      if (until.transactionId + 1 < unassigned) options.clock.after(unsettledPollMs, bell.ring);
      await bell.rung();
    }
  } finally {
    for (const stop of stops) stop();
    signal.removeEventListener("abort", bell.ring);
  }
}

export function positionOf(row: Pick<CallbackEventRow, "id" | "transactionId">): Horizon {
  return { transactionId: row.transactionId ?? 0, id: row.id };
}

function isBeyond(a: Horizon, b: Horizon): boolean {
  return a.transactionId > b.transactionId || (a.transactionId === b.transactionId && a.id > b.id);
}

/** Remembers one ring until somebody waits for it, so that none is lost between two looks. */
function createBell() {
  let isRung = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      isRung = true;
      wake?.();
    },
    reset: () => {
      isRung = false;
    },
    rung: () =>
      new Promise<void>((resolve) => {
        if (isRung) resolve();
        else wake = resolve;
      }),
  };
}
