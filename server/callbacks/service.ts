import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Vault } from "../db/secret-column.ts";
import type { Bus } from "../events/bus.ts";
import { untilLeft } from "../graphql/subscriptions.ts";
import type { Log } from "../log.ts";
import type { PushCredentials } from "../wechat/index.ts";
import type { AccountLookup } from "./account-check.ts";
import { followEvents } from "./follow.ts";
import { handlerIndex } from "./handler.ts";
import type { CallbackDoor, CallbackHandler } from "./handler.ts";
import { payloadOf } from "./payload.ts";
import { createReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";
import { createRecording } from "./recording.ts";
import type { FindReply } from "./reply.ts";
import { createReplay } from "./replay.ts";
import { callbackHour, callbackTraffic } from "./traffic.ts";
import type { CallbackHour, CallbackTraffic } from "./traffic.ts";
import { countEvents, findEvent, listEvents } from "./store.ts";
import type { CallbackEventFilter, CallbackEventRow, CallbackOutcome, EventPage, Horizon } from "./store.ts";

export type { AccountLookup } from "./account-check.ts";
export type { CallbackDoor, CallbackHandler, Push } from "./handler.ts";
export type { Receiver } from "./receiver.ts";
export type { FindReply, PassiveReply } from "./reply.ts";
export type { CallbackEventFilter, CallbackEventRow, CallbackOutcome, EventPage, Horizon } from "./store.ts";
export type { CallbackHour, CallbackTraffic, RefusedKind } from "./traffic.ts";

export interface CallbacksOptions {
  database: Database;
  vault: Vault;
  bus: Bus;
  clock: Clock;
  log: Log;
  componentAppId: string;
  /** What the platform's console holds; current token and key first, then the previous ones. */
  credentials: PushCredentials;
  /** The reactions of all rooms. Asked for once, at the first push, so that rooms can be wired after this one. */
  handlers: () => readonly CallbackHandler[];
  findAccount?: AccountLookup;
  /** What accounts' messages are answered with; `success` when absent. */
  findReply?: FindReply;
  /** Counts every push, also the refused ones that leave no row. */
  counted?: (door: CallbackDoor, outcome: CallbackOutcome) => void;
  maxBodyBytes?: number;
  bodyTimeoutMs?: number;
}

/** What WeChat tells us: the door, the event log, and handling again. */
export interface Callbacks {
  receiver: Receiver;
  find(id: number): Promise<CallbackEventRow | null>;
  list(filter: CallbackEventFilter, page: EventPage): Promise<CallbackEventRow[]>;
  count(filter: CallbackEventFilter): Promise<number>;
  /** Events after `after` (null: from now on), then live, until its reader leaves: none is lost, none comes twice. */
  follow(filter: CallbackEventFilter, after: Horizon | null): AsyncIterableIterator<CallbackEventRow>;
  /** The content with tickets, codes and tokens masked; empty for what was refused. */
  payload(row: CallbackEventRow): Promise<Record<string, unknown>>;
  /**
   * Handles a recorded push once more, from its sealed text. Its row then says how that went.
   *
   * @throws {Refusal} when there is no such event, or nothing that could be handled
   */
  replay(id: number): Promise<CallbackEventRow>;
  /** What came in the last hour, for the health page. */
  traffic(): Promise<CallbackTraffic>;
  /** The last hour in numbers, for the list's head. */
  hour(): Promise<CallbackHour>;
}

export function createCallbacks(options: CallbacksOptions): Callbacks {
  const { database, componentAppId, clock } = options;
  const handlersOf = handlerIndex(options.handlers);
  const recording = createRecording({ ...options, handlersOf });
  return {
    receiver: createReceiver({ ...options, recording }),
    find: (id) => findEvent(database.db, componentAppId, id),
    list: (filter, page) => listEvents(database.db, componentAppId, filter, page),
    count: (filter) => countEvents(database.db, componentAppId, filter),
    follow: (filter, after) => untilLeft((signal) => followEvents(options, filter, after, signal)),
    payload: (row) => payloadOf(options, row),
    replay: createReplay({ ...options, handlersOf }),
    traffic: () => callbackTraffic(database.db, componentAppId, clock.now()),
    hour: () => callbackHour(database.db, componentAppId, clock.now()),
  };
}
