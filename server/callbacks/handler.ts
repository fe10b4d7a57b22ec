import type { Work } from "../db/work.ts";
import type { Text } from "../language.ts";
import type { AccountMessage, ComponentEvent, XmlElement } from "../wechat/index.ts";

export type CallbackDoor = "authorization" | "message";

/** One push of WeChat that was verified, decrypted and recorded. */
export interface Push {
  /** The row of the event log; the same on every replay. */
  eventId: number;
  /** What the content is: `authorization` when it has an InfoType. WeChat has sent some of those to URL B as well. */
  door: CallbackDoor;
  /** InfoType, Event or MsgType, spelt as received. */
  type: string;
  /** The authorizer it is about; null for events of the platform itself. */
  appId: string | null;
  /** WeChat's CreateTime: order by it, since pushes arrive late and out of order. */
  createdAt: Date | null;
  receivedAt: Date;
  root: XmlElement;
  message: ComponentEvent | AccountMessage;
  componentAppId: string;
}

/**
 * What a room does about a push. It runs in the work that records the event, before WeChat is answered, so it writes
 * rows and enqueues jobs and never calls WeChat. It also runs on replays: the second time must do no harm.
 */
export interface CallbackHandler {
  door: CallbackDoor;
  /** Matched without regard to case. */
  types: readonly string[];
  /** The only accounts whose pushes it is for; all when absent. */
  accounts?: { has(appId: string): boolean };
  /**
   * @returns one line for the event log, such as "ticket renewed" and 票据已更新
   * @throws to have the event recorded as FAILED, with the error's message; nothing else of the work is kept
   */
  handle(work: Work, push: Push): Promise<Text | void>;
  /** Called for the repeat of a push that was recorded before, in place of `handle`. Most have nothing to do then. */
  repeated?(work: Work, push: Push): Promise<void>;
}

/** Finds the handlers of a push. The list is asked for once, at the first push: rooms are wired after the door. */
export function handlerIndex(list: () => readonly CallbackHandler[]) {
  let byType: Map<string, CallbackHandler[]> | undefined;
  return (door: CallbackDoor, type: string, appId: string | null): readonly CallbackHandler[] => {
    byType ??= indexed(list());
    const found = byType.get(keyOf(door, type)) ?? none;
    if (found.every(({ accounts }) => accounts === undefined)) return found;
    return found.filter(({ accounts }) => accounts === undefined || (appId !== null && accounts.has(appId)));
  };
}

const none: readonly CallbackHandler[] = [];

function indexed(handlers: readonly CallbackHandler[]): Map<string, CallbackHandler[]> {
  const index = new Map<string, CallbackHandler[]>();
  for (const handler of handlers) {
    for (const type of handler.types) {
      const key = keyOf(handler.door, type);
      index.set(key, [...(index.get(key) ?? []), handler]);
    }
  }
  return index;
}

function keyOf(door: CallbackDoor, type: string): string {
  return `${door}:${type.toLowerCase()}`;
}
