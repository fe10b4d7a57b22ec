import { pino } from "pino";
import type { DestinationStream, Logger, LoggerOptions } from "pino";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

export type Log = Pick<Logger, "info" | "warn" | "error" | "debug" | "child">;

// The second line of defence: secrets travel as `Secret`, which prints *** by itself. These are the names under which
// WeChat, browsers and partners hand them over as plain text.
const secretNames = [
  "authorization",
  "cookie",
  "password",
  "secret",
  "token",
  "access_token",
  "accessToken",
  "component_access_token",
  "refresh_token",
  "authorizer_access_token",
  "authorizer_refresh_token",
  "component_verify_ticket",
  "ComponentVerifyTicket",
  "ticket",
  "auth_code",
  "authorization_code",
  "AuthorizationCode",
  "pre_auth_code",
  "PreAuthCode",
  "component_appsecret",
];

/** A logger that writes JSON lines to standard output, or to `destination`. */
export function createLog(level: LogLevel, destination: DestinationStream = pino.destination(1)): Log {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "***" },
    serializers: { error: pino.stdSerializers.errWithCause, err: pino.stdSerializers.errWithCause },
  };
  return pino(options, destination);
}
