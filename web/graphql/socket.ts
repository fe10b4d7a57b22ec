import { CloseCode, createClient } from "graphql-ws";
import type { Sink, SubscribePayload } from "graphql-ws";
import { currentLanguage } from "../i18n/language.ts";
import type { ConnectionWatch } from "./connection.ts";
import type { SessionWatch } from "./session.ts";

/** The one socket of this tab. */
export interface Socket {
  /**
   * Follows until it is left. `payload` is read anew at each reconnect, so its variables may be moved on meanwhile. A
   * session that ended does not end it: it goes on after the next sign-in.
   */
  subscribe(payload: SubscribePayload, sink: Sink): () => void;
  /** Connects anew with the cookie of a new session, and goes on with what the old one left. */
  signedIn(): void;
}

export function createSocket({ connection, session }: { connection: ConnectionWatch; session: SessionWatch }): Socket {
  const client = createClient({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    lazy: true,
    connectionParams: () => ({ language: currentLanguage() }),
    retryAttempts: Infinity,
    shouldRetry: () => !session.read(),
    keepAlive: 20_000, // proxies close what is silent for a minute
    retryWait: async (retries) => {
      const ms = Math.min(1_000 * 2 ** retries, 15_000) * (0.5 + Math.random() / 2);
      await new Promise((resolve) => setTimeout(resolve, ms));
    },
    on: {
      connected: () => connection.connected(),
      closed: (event) => {
        if (isUnauthorized(event)) session.set(true);
        connection.lost(navigator.onLine);
      },
    },
  });
  const waiting = new Set<() => void>();

  return {
    subscribe(payload, sink) {
      let leave = (): void => {};
      const follow = (): void => {
        waiting.delete(follow);
        leave = client.subscribe(payload, {
          next: sink.next,
          complete: sink.complete,
          error(error) {
            if (isUnauthorized(error) || session.read()) waiting.add(follow);
            else sink.error(error);
          },
        });
      };
      follow();
      return () => {
        waiting.delete(follow);
        leave();
      };
    },
    signedIn() {
      client.terminate();
      for (const follow of waiting) follow();
    },
  };
}

function isUnauthorized(event: unknown): boolean {
  return event instanceof CloseEvent && event.code === (CloseCode.Unauthorized as number);
}
