import { performance } from "node:perf_hooks";
import { StatementFailed } from "../db/errors.ts";
import type { Database } from "../db/open.ts";
import type { Vault } from "../db/secret-column.ts";
import type { Work } from "../db/work.ts";
import type { Bus } from "../events/bus.ts";
import type { Clock } from "../clock.ts";
import type { Text } from "../language.ts";
import type { Log } from "../log.ts";
import { Secret } from "../secret.ts";
import type { OpenedPush } from "../wechat/index.ts";
import { contentOf } from "./content.ts";
import type { Content } from "./content.ts";
import type { CallbackDoor, CallbackHandler, Push } from "./handler.ts";
import { textPlace } from "./payload.ts";
import { createRefusalLimit } from "./refusal-limit.ts";
import { findFirstDelivery, noteHandling, recordEvent } from "./store.ts";
import type { CallbackOutcome, NewCallbackEvent } from "./store.ts";
import { joinSummaries, writeSummary } from "./summary.ts";

export interface RecordingOptions {
  database: Database;
  vault: Vault;
  bus: Bus;
  clock: Clock;
  log: Log;
  componentAppId: string;
  handlersOf: (door: CallbackDoor, type: string, appId: string | null) => readonly CallbackHandler[];
  /** Counts every push that came, also those that leave no row. */
  counted?: (door: CallbackDoor, outcome: CallbackOutcome) => void;
}

interface Knock {
  door: CallbackDoor;
  pathAppId: string | null;
  receivedAt: Date;
  /** `performance.now()` when the request began. */
  startedAt: number;
}

export interface OpenedKnock extends Knock {
  opened: Extract<OpenedPush, { ok: true }>;
}

export interface RefusedKnock extends Knock {
  refusal: Pick<Extract<OpenedPush, { ok: false }>, "reason" | "code" | "steps">;
}

/** Puts what came through the door on disk. */
export interface Recording {
  /**
   * Records a verified push and has it handled, in one work. A repeat is recorded as such and not handled again. When
   * a handler throws, its work is undone and the push is recorded as FAILED, to be replayed.
   *
   * @throws when it could not be stored: WeChat must not be told that it was
   */
  record(knock: OpenedKnock): Promise<CallbackOutcome>;
  /** Records a refused push, within limits; never throws, since the answer is a refusal in any case. */
  refuse(knock: RefusedKnock): Promise<void>;
}

/** A handler threw, and that is its own trouble: storage works. */
export class HandlerFailed extends Error {
  override readonly name = "HandlerFailed";
}

export function createRecording(options: RecordingOptions): Recording {
  const { database, vault, bus, clock, log, componentAppId, handlersOf } = options;
  const admit = createRefusalLimit(clock);
  const counted = options.counted ?? (() => {});

  async function record(knock: OpenedKnock): Promise<CallbackOutcome> {
    const content = contentOf(knock.opened.root, knock.opened.xml, knock.pathAppId);
    const handlers = handlersOf(content.door, content.type, content.appId);
    const event: NewCallbackEvent = {
      componentAppId,
      door: knock.door,
      type: content.type,
      appId: content.appId,
      createdAt: content.createdAt,
      receivedAt: knock.receivedAt,
      dedupeKey: content.dedupeKey,
      duplicateOf: null,
      outcome: handlers.length > 0 ? "HANDLED" : "IGNORED",
      failure: null,
      steps: null, // all of them passed
      summary: null,
      sealedXml: vault.seal(new Secret(knock.opened.xml), textPlace(componentAppId, content.dedupeKey)),
      tookMicroseconds: 0,
    };
    const outcome = await database
      .atomically((work) => recordAndHandle(work, knock, event, content, handlers))
      .catch((error: unknown) => {
        if (!(error instanceof HandlerFailed)) throw error;
        log.error({ error: error.cause, type: content.type, appId: content.appId }, "a push could not be handled");
        return database.atomically((work) => recordFailed(work, knock, event, failureText(error.cause)));
      });
    counted(knock.door, outcome);
    return outcome;
  }

  async function recordAndHandle(
    work: Work,
    knock: OpenedKnock,
    event: NewCallbackEvent,
    content: Content,
    handlers: readonly CallbackHandler[],
  ): Promise<CallbackOutcome> {
    const id = await recordEvent(work, { ...event, tookMicroseconds: microsecondsSince(knock.startedAt) });
    if (id === null) {
      const firstId = await recordRepeat(work, knock, event);
      const push = pushOf(firstId, knock, content);
      for (const handler of handlers) await handler.repeated?.(work, push);
      return "DUPLICATE";
    }
    bus.publish(work, "callbackEvent", { id });
    if (handlers.length === 0) return "IGNORED";
    const summary = await handled(work, handlers, pushOf(id, knock, content));
    if (summary !== null) await noteHandling(work, id, { outcome: "HANDLED", failure: null, summary });
    return "HANDLED";
  }

  async function recordFailed(
    work: Work,
    knock: OpenedKnock,
    event: NewCallbackEvent,
    failure: string,
  ): Promise<CallbackOutcome> {
    const tookMicroseconds = microsecondsSince(knock.startedAt);
    const id = await recordEvent(work, { ...event, outcome: "FAILED", failure, tookMicroseconds });
    if (id === null) {
      await recordRepeat(work, knock, event);
      return "DUPLICATE";
    }
    bus.publish(work, "callbackEvent", { id });
    return "FAILED";
  }

  async function recordRepeat(work: Work, knock: Knock, event: NewCallbackEvent): Promise<number> {
    const firstId = event.dedupeKey && (await findFirstDelivery(work, componentAppId, event.dedupeKey));
    if (!firstId) throw new Error("the first delivery of a repeated push is not there any more");
    const id = await recordEvent(work, {
      ...event,
      dedupeKey: null,
      duplicateOf: firstId,
      outcome: "DUPLICATE",
      sealedXml: null, // the first delivery holds it
      tookMicroseconds: microsecondsSince(knock.startedAt),
    });
    if (id !== null) bus.publish(work, "callbackEvent", { id });
    return firstId;
  }

  async function refuse(knock: RefusedKnock): Promise<void> {
    const { door, pathAppId, refusal } = knock;
    counted(door, "REFUSED");
    const admission = admit(`${door} ${refusal.reason}`);
    if (!admission) return;
    const { unrecorded } = admission;
    const event: NewCallbackEvent = {
      componentAppId,
      door,
      type: "unreadable",
      appId: pathAppId,
      createdAt: null,
      receivedAt: knock.receivedAt,
      dedupeKey: null,
      duplicateOf: null,
      outcome: "REFUSED",
      failure: `${refusal.reason} (${refusal.code})`,
      steps: refusal.steps,
      summary: unrecorded > 0 ? writeSummary(unrecordedText(unrecorded)) : null,
      sealedXml: null,
      tookMicroseconds: microsecondsSince(knock.startedAt),
    };
    try {
      await database.atomically(async (work) => {
        const id = await recordEvent(work, event);
        if (id !== null) bus.publish(work, "callbackEvent", { id });
      });
    } catch (error) {
      log.error({ error, door, reason: refusal.reason }, "a refused push could not be recorded");
    }
  }

  function pushOf(eventId: number, knock: OpenedKnock, content: Content): Push {
    const { door, type, appId, createdAt, message } = content;
    const { root } = knock.opened;
    return { eventId, door, type, appId, createdAt, message, root, componentAppId, receivedAt: knock.receivedAt };
  }

  return { record, refuse };
}

/** Runs every handler. One that throws dooms the work; the caller records the failure in another. */
export async function handled(work: Work, handlers: readonly CallbackHandler[], push: Push): Promise<string | null> {
  const lines: Text[] = [];
  for (const handler of handlers) {
    try {
      const line = await handler.handle(work, push);
      if (line) lines.push(line);
    } catch (cause) {
      throw ownTrouble(cause);
    }
  }
  const summary = joinSummaries(lines);
  return summary && writeSummary(summary);
}

/** Storage that is busy or away is no failure of the handler: WeChat will repeat the push, and then it may work. */
function ownTrouble(cause: unknown): unknown {
  const isStorage = cause instanceof StatementFailed && ["busy", "conflict", "connection"].includes(cause.kind);
  return isStorage ? cause : new HandlerFailed("a handler failed", { cause });
}

/** In words for the event log. Our errors name the act and the fact, and StatementFailed leaves parameters out. */
export function failureText(error: unknown): string {
  const text = error instanceof Error ? error.message : "something that is not an error was thrown";
  return text.length > 500 ? `${text.slice(0, 499)}…` : text;
}

function unrecordedText(count: number): Text {
  return {
    zh: `另有 ${count} 条同类推送被拒收，没有逐条记录`,
    en: `${count} more of this kind were refused and not recorded`,
  };
}

function microsecondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 1000);
}
