import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError } from "graphql";
import type { GraphQLFormattedError } from "graphql";
import { defaultLanguage } from "../language.ts";
import type { Language } from "../language.ts";
import type { Log } from "../log.ts";
import { type Refusal, refusalIn, wechatErrorView } from "./user-error.ts";

/** Codes that may leave as they are. Everything else is a bug: logged once under an id, and only the id is told. */
const tellable = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "TOO_COSTLY",
  "REFUSED",
]);

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Decides what of an error a caller sees. An error that was thrown as a `GraphQLError` was meant for callers, if its
 * code is in the list; one that merely carries such a code in its `extensions` was not.
 */
export function createFormatError(log: Pick<Log, "error">): FormatError {
  return (formatted, error) => {
    const thrown = unwrapResolverError(error);
    const refusal = refusalIn(thrown);
    if (refusal) {
      const said = refusalError(refusal, defaultLanguage);
      return { ...formatted, message: said.message, extensions: said.extensions };
    }
    const code = formatted.extensions?.code;
    if (thrown instanceof GraphQLError && typeof code === "string" && tellable.has(code)) {
      return { ...formatted, extensions: withoutStack(formatted.extensions) };
    }
    const id = randomUUID();
    log.error({ err: thrown, path: formatted.path, errorId: id }, "a GraphQL field failed");
    const { path, locations } = formatted;
    return {
      message: "Internal error",
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { code: "INTERNAL_SERVER_ERROR", id },
    };
  };
}

function withoutStack(extensions: GraphQLFormattedError["extensions"]): Record<string, unknown> {
  const { stacktrace: _stacktrace, ...rest } = extensions ?? {};
  return rest;
}

/** A refusal where there are no `userErrors`: in a query or a subscription. */
export function refusalError(refusal: Refusal, language: Language): GraphQLError {
  return new GraphQLError(refusal.text[language], {
    extensions: {
      code: "REFUSED",
      reason: refusal.code,
      ...(refusal.remedy && { remedy: refusal.remedy[language] }),
      ...(refusal.wechat && { wechat: wechatErrorView(refusal.wechat, language) }),
    },
  });
}
