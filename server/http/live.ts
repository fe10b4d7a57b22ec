import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError, parse, validate } from "graphql";
import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from "graphql";
import { createHandler as createStreamHandler } from "graphql-sse/lib/use/fastify";
import { CloseCode } from "graphql-ws";
import { type Extra, useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { Cancel, Clock } from "../clock.ts";
import { createContext } from "../graphql/context.ts";
import { measure, tooLarge } from "../graphql/cost.ts";
import type { FormatError } from "../graphql/format-error.ts";
import { unauthenticated } from "../graphql/guard.ts";
import type { Idempotency } from "../graphql/idempotency.ts";
import { type LiveContext, subscribeAfresh } from "../graphql/subscriptions.ts";
import { type Language, languageOf } from "../language.ts";
import type { Authenticate, Caller } from "./caller.ts";

/** A session or key that has ended cuts what it opened after this time at the latest. */
const checkedEveryMs = 30_000;
/** Events that come close together share one look at the session. */
const trustedForMs = 5_000;
const maxSubscriptionsPerSocket = 100;
const maxMessageBytes = 1_048_576;
const maxTokens = 5_000;

export interface LiveParts {
  schema: GraphQLSchema;
  authenticate: Authenticate;
  idempotency: Idempotency;
  formatError: FormatError;
  clock: Clock;
}

interface Params {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

export interface Live {
  /** Takes WebSocket upgrades of `/graphql`; all others are refused. */
  attach(server: Server): void;
  stream: ReturnType<typeof createStreamHandler>;
  /** Opens a caller's connection: calls `cut` once when their session or key has ended. */
  watch(headers: IncomingHttpHeaders, cut: () => void): Cancel;
  close(): Promise<void>;
}

/** Subscriptions, over WebSocket (the console) and over server-sent events (partners). */
export function createLive(parts: LiveParts): Live {
  const { schema, authenticate, idempotency, formatError, clock } = parts;

  function contextFor(headers: IncomingHttpHeaders, caller: Caller, language: Language): LiveContext {
    let newest = caller;
    let readAt = clock.now().getTime();
    const make = () => {
      const { viewer, refusedCredential } = newest;
      return createContext({ viewer, refusedCredential, language, idempotency });
    };
    return Object.assign(make(), {
      renew: async () => {
        const now = clock.now().getTime();
        if (now - readAt > trustedForMs) {
          newest = await authenticate(headers);
          readAt = now;
        }
        return make();
      },
    });
  }

  /** What to execute, or why not. */
  function prepare({ query, operationName, variables }: Params, context: LiveContext): ExecutionArgs | GraphQLError[] {
    let document;
    try {
      document = parse(query, { maxTokens });
    } catch (error) {
      return [error instanceof GraphQLError ? coded(error, "GRAPHQL_PARSE_FAILED") : new GraphQLError("unreadable")];
    }
    const errors = validate(schema, document);
    if (errors.length > 0) return errors.map((error) => coded(error, "GRAPHQL_VALIDATION_FAILED"));
    const measured = measure({ schema, document, operationName, variables });
    if (measured.introspects && !context.viewer) return [unauthenticated(context)];
    const refusal = tooLarge(measured, context.language);
    if (refusal) return [refusal];
    return { schema, document, operationName, variableValues: variables, contextValue: context };
  }

  function masked<R extends { errors?: readonly unknown[] }>(result: R): R {
    if (!result.errors) return result;
    return { ...result, errors: result.errors.map((error) => formatError(asFormatted(error), error)) };
  }

  /** When the database does not answer, that proves nothing about the session. */
  function hasEnded(headers: IncomingHttpHeaders): Promise<boolean> {
    return authenticate(headers).then(
      ({ viewer }) => viewer === null,
      () => false,
    );
  }

  function watch(headers: IncomingHttpHeaders, cut: () => void): Cancel {
    let isOver = false;
    let cancel: Cancel = () => {};
    const look = async () => {
      const ended = await hasEnded(headers);
      if (isOver) return;
      if (ended) cut();
      else again();
    };
    const again = () => {
      cancel = clock.after(checkedEveryMs, () => void look());
    };
    again();
    return () => {
      isOver = true;
      cancel();
    };
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, clientTracking: true });
  const watches = new WeakMap<Extra, Cancel>();
  const callers = new WeakMap<Extra, { caller: Caller; headers: IncomingHttpHeaders; language: Language }>();
  const graphql = useServer<{ authorization?: unknown; language?: unknown }>(
    {
      subscribe: subscribeAfresh,
      isProd: true, // no texts of errors in close reasons
      async onConnect({ connectionParams, extra }) {
        const { headers } = extra.request;
        const credentials =
          typeof connectionParams?.authorization === "string"
            ? { ...headers, authorization: connectionParams.authorization }
            : headers;
        const caller = await authenticate(credentials);
        const asked = connectionParams?.language;
        const language = asked === "zh" || asked === "en" ? asked : languageOf(headers["accept-language"]);
        if (!caller.viewer) {
          extra.socket.close(CloseCode.Unauthorized, "Unauthorized");
          return false;
        }
        callers.set(extra, { caller, headers: credentials, language });
        watches.set(
          extra,
          watch(credentials, () => extra.socket.close(CloseCode.Unauthorized, "Unauthorized")),
        );
        return true;
      },
      onClose({ extra }) {
        watches.get(extra)?.();
      },
      onSubscribe({ extra, subscriptions }, _id, payload) {
        const known = callers.get(extra);
        if (!known) return [new GraphQLError("Unauthorized", { extensions: { code: "UNAUTHENTICATED" } })];
        const context = contextFor(known.headers, known.caller, known.language);
        if (Object.keys(subscriptions).length > maxSubscriptionsPerSocket) {
          return [
            new GraphQLError(`one connection carries ${maxSubscriptionsPerSocket} operations`, {
              extensions: { code: "BAD_REQUEST" },
            }),
          ];
        }
        return prepare(payload, context);
      },
      onNext: (_context, _id, _payload, _args, result) => masked(result),
      onError: (_context, _id, _payload, errors) =>
        // The connection broke under what was sent: nobody is there to be told, and nothing of ours failed.
        errors.some(isBrokenConnection) ? [] : errors.map((error) => formatError(asFormatted(error), error)),
    },
    sockets,
  );

  const stream = createStreamHandler<LiveContext & Record<PropertyKey, unknown>>({
    // Distinct connections only: one stream, one operation.
    authenticate: () => null,
    subscribe: subscribeAfresh as never,
    async onSubscribe(request, params) {
      const headers = request.raw.headers;
      const caller = await authenticate(headers);
      const context = contextFor(headers, caller, languageOf(headers["accept-language"]));
      const prepared = caller.viewer ? prepare(params, context) : [unauthenticated(context)];
      // graphql-sse knows a result by its data.
      if (Array.isArray(prepared)) return { data: null, errors: prepared };
      return prepared as never;
    },
    onNext: (_context, _request, result) => masked(result as ExecutionResult),
  });

  return {
    stream,
    watch,
    attach(server) {
      server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const path = request.url?.split("?")[0];
        if (path !== "/graphql") {
          socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
          return;
        }
        sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened, request));
      });
    },
    async close() {
      for (const client of sockets.clients) client.close(1001, "Going away");
      await graphql.dispose();
    },
  };
}

/** Answers one request with a stream of events, and cuts it when its caller's session or key ends. */
export async function streamEvents(live: Live, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.hijack();
  const unwatch = live.watch(request.headers, () => reply.raw.end());
  try {
    await live.stream(request, reply);
  } finally {
    unwatch();
  }
}

function isBrokenConnection(error: unknown): boolean {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  return cause instanceof Error && "syscall" in cause && cause.syscall === "write";
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}

function asFormatted(error: unknown): ReturnType<GraphQLError["toJSON"]> {
  return error instanceof GraphQLError ? error.toJSON() : { message: "Internal error" };
}
