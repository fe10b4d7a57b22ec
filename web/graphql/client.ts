import { cacheExchange } from "@urql/exchange-graphcache";
import type { UpdatesConfig } from "@urql/exchange-graphcache";
import { retryExchange } from "@urql/exchange-retry";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { Client, fetchExchange, mapExchange, stringifyDocument, subscriptionExchange } from "urql";
import type { CombinedError } from "urql";
import { currentLanguage, onLanguage } from "../i18n/language.ts";
import { activeQueries } from "./active-queries.ts";
import { ConnectionWatch } from "./connection.ts";
import { keylessTypes } from "./generated/schema-facts.ts";
import { lateAnswers } from "./late-answers.ts";
import { SessionWatch } from "./session.ts";
import { createSocket } from "./socket.ts";

/** The console's line to the server: one cache, one socket, and what the frame shows about both. */
export interface Line {
  client: Client;
  connection: ConnectionWatch;
  session: SessionWatch;
  /**
   * A subscription beside the cache, for streams of more than a cache should hold. `variables` are read anew at each
   * reconnect: move a cursor in them, and a gap loses nothing. Returns how to leave.
   */
  follow<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    hears: { next: (data: Data) => void; failed: (message: string) => void },
  ): () => void;
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
  const socket = createSocket({ connection, session });

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
      lateAnswers(() => refresh()),
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
    follow(document, variables, { next, failed }) {
      return socket.subscribe(
        { query: stringifyDocument(document), variables },
        {
          next: ({ data, errors }) => {
            if (errors?.[0]) failed(errors[0].message);
            else if (data) next(data as never);
          },
          error: (error) => failed(Array.isArray(error) ? String(error[0]?.message) : "connection"),
          complete: () => {},
        },
      );
    },
    signedIn() {
      session.set(false);
      socket.signedIn();
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
