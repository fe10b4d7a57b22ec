import { cacheExchange } from "@urql/exchange-graphcache";
import type { UpdatesConfig } from "@urql/exchange-graphcache";
import { retryExchange } from "@urql/exchange-retry";
import { createClient as createSocket } from "graphql-ws";
import { Client, fetchExchange, mapExchange, subscriptionExchange } from "urql";
import type { CombinedError } from "urql";
import { currentLanguage, onLanguage } from "../i18n/language.ts";
import { activeQueries } from "./active-queries.ts";
import { ConnectionWatch } from "./connection.ts";
import { keylessTypes } from "./generated/schema-facts.ts";
import { SessionWatch } from "./session.ts";

/** The console's line to the server: one cache, one socket, and what the frame shows about both. */
export interface Line {
  client: Client;
  connection: ConnectionWatch;
  session: SessionWatch;
  /** Reads everything on screen again. */
  refresh(): void;
  /** Opens the socket anew, so that it carries the cookie of a new session. */
  signedIn(): void;
}

/** @param updates what else changes in the cache when a mutation or subscription answers; each room brings its own */
export function createLine(updates: UpdatesConfig[]): Line {
  const connection = new ConnectionWatch();
  const session = new SessionWatch();
  const active = activeQueries();
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`;

  const socket = createSocket({
    url,
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
      closed: () => connection.lost(navigator.onLine),
    },
  });

  const client = new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { "accept-language": currentLanguage() } }),
    exchanges: [
      mapExchange({
        onResult({ error }) {
          if (error && isSessionEnded(error)) session.set(true);
        },
      }),
      active.exchange,
      cacheExchange({ keys: cacheKeys(), updates: mergeUpdates(updates) }),
      retryExchange({
        initialDelayMs: 500,
        maxDelayMs: 5_000,
        maxNumberAttempts: 3,
        // A mutation may have reached the server: only reading is repeated by itself.
        retryIf: (error, operation) => operation.kind === "query" && Boolean(error.networkError),
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = "", ...rest }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe({ query, ...rest, variables: rest.variables ?? {} }, sink),
          }),
        }),
      }),
    ],
  });

  const refresh = (): void => {
    for (const operation of active.all()) {
      client.reexecuteOperation(client.createRequestOperation("query", operation, { requestPolicy: "network-only" }));
    }
  };
  connection.afterGap(refresh);
  onLanguage(refresh);

  return {
    client,
    connection,
    session,
    refresh,
    signedIn() {
      session.set(false);
      socket.terminate();
      refresh();
    },
  };
}

/** The server answers so when there is no session any more (a public page never asks for more than it may). */
export function isSessionEnded(error: CombinedError): boolean {
  return error.graphQLErrors.some(({ extensions }) => extensions["code"] === "UNAUTHENTICATED");
}

function cacheKeys(): Record<string, (data: Record<string, unknown>) => string | null> {
  const keys: Record<string, (data: Record<string, unknown>) => string | null> = {};
  for (const name of keylessTypes) keys[name] = () => null;
  // There is one of each.
  keys["Platform"] = () => "platform";
  keys["Viewer"] = () => "viewer";
  keys["TemplateDraft"] = ({ draftId }) => (typeof draftId === "number" ? String(draftId) : null);
  return keys;
}

function mergeUpdates(all: UpdatesConfig[]): UpdatesConfig {
  const merged: UpdatesConfig = {};
  for (const updates of all) {
    for (const [type, fields] of Object.entries(updates)) merged[type] = { ...merged[type], ...fields };
  }
  return merged;
}
