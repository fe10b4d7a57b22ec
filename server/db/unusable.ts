import { ConfigError } from "../config.ts";

/** Codes of the system, of SQLite and of PostgreSQL which mean that the address or the rights are wrong, not we. */
const settingCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EACCES",
  "EPERM",
  "ENOENT",
  "ENOTDIR",
  "EEXIST",
  "EISDIR",
  "EROFS",
  "ENOSPC",
  "SQLITE_CANTOPEN",
  "SQLITE_NOTADB",
  "SQLITE_READONLY",
  "SQLITE_FULL",
  "28P01", // wrong password
  "28000", // no such role, or not from here
  "3D000", // no such database
  "42501", // may not make tables
  "53300", // too many connections
  "57P03", // still starting
]);

/**
 * What is wrong with `DATABASE_URL` in one line, when the error comes from there; any other error as it is. The URL is
 * not repeated: it may hold a password.
 */
export function databaseProblem(url: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const isTimeout = error instanceof Error && error.message === "timeout expired"; // the driver gives it no code
  const setting = isTimeout
    ? "timeout"
    : [...settingCodes].find((known) => code === known || code.startsWith(`${known}_`));
  if (setting === undefined) return error;
  return url.startsWith("file:")
    ? new ConfigError("DATABASE_URL", `cannot be opened (${setting})`, "file:./data/minifleet.db")
    : new ConfigError("DATABASE_URL", `cannot be reached (${setting})`, "postgres://minifleet@localhost/minifleet");
}
