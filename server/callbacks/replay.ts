import type { Database } from "../db/open.ts";
import type { Vault } from "../db/secret-column.ts";
import { Refusal } from "../graphql/user-error.ts";
import { readPlaintext } from "../wechat/index.ts";
import { contentOf } from "./content.ts";
import type { CallbackDoor, CallbackHandler, Push } from "./handler.ts";
import { openText } from "./payload.ts";
import { failureText, handled, HandlerFailed } from "./recording.ts";
import { findEvent, noteHandling } from "./store.ts";
import type { CallbackEventRow } from "./store.ts";

export interface ReplayOptions {
  database: Database;
  vault: Vault;
  componentAppId: string;
  handlersOf: (door: CallbackDoor, type: string, appId: string | null) => readonly CallbackHandler[];
}

/** Handles a recorded push once more, as if it had come now; see `Callbacks.replay`. */
export function createReplay({ database, vault, componentAppId, handlersOf }: ReplayOptions) {
  return async (id: number): Promise<CallbackEventRow> => {
    const event = await findEvent(database.db, componentAppId, id);
    if (!event) throw refusal("notThere");
    const { push, handlers } = opened(event);
    if (handlers.length === 0) throw refusal("nobodyReacts");
    await database
      .atomically(async (work) => {
        const summary = await handled(work, handlers, push);
        await noteHandling(work, id, { outcome: "HANDLED", failure: null, summary });
      })
      .catch((error: unknown) => {
        if (!(error instanceof HandlerFailed)) throw error;
        const failure = failureText(error.cause);
        return database.atomically((work) => noteHandling(work, id, { outcome: "FAILED", failure, summary: null }));
      });
    return (await findEvent(database.db, componentAppId, id)) ?? event;
  };

  function opened(event: CallbackEventRow): { push: Push; handlers: readonly CallbackHandler[] } {
    if (event.outcome === "DUPLICATE") throw refusal("isRepeat");
    const xml = openText({ vault, componentAppId }, event);
    if (xml === null) throw refusal("wasRefused");
    const root = readPlaintext(xml);
    const pathAppId = event.door === "message" ? event.appId : null;
    const { door, type, appId, createdAt, message } = contentOf(root, xml, pathAppId);
    const { id: eventId, receivedAt } = event;
    return {
      push: { eventId, door, type, appId, createdAt, receivedAt, root, message, componentAppId },
      handlers: handlersOf(door, type, appId),
    };
  }
}

const refusals = {
  notThere: {
    code: "NOT_FOUND",
    text: { zh: "没有这条推送记录", en: "There is no such event" },
    field: ["id"],
  },
  isRepeat: {
    code: "NOT_REPLAYABLE",
    text: { zh: "这是一次重复推送，请重放首次收到的那一条", en: "This is a repeat; replay the first delivery instead" },
    field: ["id"],
  },
  wasRefused: {
    code: "NOT_REPLAYABLE",
    text: {
      zh: "这条推送被拒收，没有可以处理的内容",
      en: "This push was refused, so there is nothing that could be handled",
    },
    field: ["id"],
  },
  nobodyReacts: {
    code: "NOT_REPLAYABLE",
    text: { zh: "这类推送只作记录，没有处理程序", en: "Pushes of this type are recorded only; nothing reacts to them" },
    field: ["id"],
  },
} as const;

function refusal(of: keyof typeof refusals): Refusal {
  const { code, text, field } = refusals[of];
  return new Refusal({ code, text, field: [...field] });
}
