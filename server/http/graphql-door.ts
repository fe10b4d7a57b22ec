import { ApolloServer } from "@apollo/server";
import type { ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { type Context, createContext } from "../graphql/context.ts";
import { measure, tooLarge } from "../graphql/cost.ts";
import type { FormatError } from "../graphql/format-error.ts";
import { unauthenticated } from "../graphql/guard.ts";
import type { Idempotency } from "../graphql/idempotency.ts";
import { languageOf } from "../language.ts";
import { type Authenticate, sessionCookieLine } from "./caller.ts";
import { streamEvents, type Live } from "./live.ts";

/** A document longer than this is not a question any more. The console's longest has 600. */
export const maxTokens = 5_000;

export interface GraphqlDoorParts {
  schema: GraphQLSchema;
  authenticate: Authenticate;
  idempotency: Idempotency;
  formatError: FormatError;
  /** Texts by SHA-256 (hex): what the console may ask by GET with nothing but the hash. */
  trustedDocuments: ReadonlyMap<string, string>;
  isSecure: boolean;
  live: Live;
}

/** `/graphql`: POST, GET for questions, and `text/event-stream` for subscriptions. */
export async function graphqlDoor(app: FastifyInstance, parts: GraphqlDoorParts): Promise<void> {
  const { schema, formatError, trustedDocuments, live } = parts;
  const apollo = new ApolloServer<Context>({
    schema,
    formatError,
    // On, and then refused to strangers by `onlyForCallers`: partners' tools need it.
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens, noLocation: false },
    plugins: [
      // It alone costs a third to a half of the throughput.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      fastifyApolloDrainPlugin(app),
      onlyForCallers,
      statusOfLegacyAnswers,
    ],
  });
  await apollo.start();

  const answer = fastifyApolloHandler<Context>(apollo, {
    context: (request, reply) => contextOf(request, reply, parts),
  });
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    preHandler: async (request) => useTrustedDocument(request, trustedDocuments),
    handler(request, reply) {
      void reply.header("cache-control", "no-store");
      if (request.headers.accept === "text/event-stream") return streamEvents(live, request, reply);
      return answer.call(app, request, reply);
    },
  });
}

async function contextOf(request: FastifyRequest, reply: FastifyReply, parts: GraphqlDoorParts): Promise<Context> {
  const { viewer, refusedCredential, sessionToken } = await parts.authenticate(request.headers);
  return createContext({
    viewer,
    refusedCredential,
    language: languageOf(request.headers["accept-language"]),
    idempotency: parts.idempotency,
    http: {
      ip: request.ip,
      userAgent: request.headers["user-agent"] ?? null,
      sessionToken,
      setSession: (session) => void reply.header("set-cookie", sessionCookieLine(session, parts.isSecure)),
    },
  });
}

/** Limits, and what strangers may not learn about the schema. */
const onlyForCallers: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async didResolveOperation({ schema, document, operationName, request, contextValue }) {
      const measured = measure({ schema, document, operationName, variables: request.variables });
      if (measured.introspects && !contextValue.viewer) throw unauthenticated(contextValue);
      const refusal = tooLarge(measured, contextValue.language);
      if (refusal) throw refusal;
    },
    async willSendResponse({ response, contextValue }) {
      if (contextValue.viewer || response.body.kind !== "single") return;
      const { errors } = response.body.singleResult;
      if (!errors) return;
      response.body.singleResult.errors = errors.map((error) => ({
        ...error,
        message: error.message.replace(/ Did you mean .*$/s, ""),
      }));
    },
  }),
};

/**
 * Clients that accept only `application/json` expect 200 for every well-formed request; 4xx there would mean that no
 * GraphQL server answered. (`application/graphql-response+json` keeps the status, and so does what asks for nothing.)
 */
const statusOfLegacyAnswers: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async willSendResponse({ request, response }) {
      const accept = request.http?.headers.get("accept") ?? "*/*";
      const isLegacy = !accept.includes("application/graphql-response+json");
      const asksForSomething = Boolean(request.query ?? request.extensions?.persistedQuery);
      if (isLegacy && asksForSomething && response.http.status === 400) response.http.status = 200;
    },
  }),
};

/** Puts a known document in the place of its hash. An unknown hash is left to Apollo, which asks for the text. */
function useTrustedDocument(request: FastifyRequest, documents: ReadonlyMap<string, string>): void {
  if (documents.size === 0) return;
  if (request.method === "GET") {
    const url = new URL(request.raw.url ?? "/", "http://localhost");
    const text = url.searchParams.has("query") ? undefined : documents.get(hashIn(url.searchParams.get("extensions")));
    if (text === undefined) return;
    url.searchParams.set("query", text);
    url.searchParams.delete("extensions");
    // Apollo reads the URL again; and a document we wrote ourselves needs no protection against other sites.
    request.raw.url = `${url.pathname}${url.search}`;
    request.headers["apollo-require-preflight"] = "trusted-document";
    return;
  }
  const body = request.body as { query?: unknown; extensions?: unknown } | null | undefined;
  if (!body || typeof body !== "object" || body.query) return;
  const text = documents.get(hashIn(body.extensions));
  if (text === undefined) return;
  body.query = text;
  delete body.extensions;
}

function hashIn(extensions: unknown): string {
  try {
    const read: unknown = typeof extensions === "string" ? JSON.parse(extensions) : extensions;
    const { persistedQuery } = (read ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
    return typeof persistedQuery?.sha256Hash === "string" ? persistedQuery.sha256Hash : "";
  } catch {
    return "";
  }
}
