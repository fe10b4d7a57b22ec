import type { IncomingHttpHeaders } from "node:http";
import type { ApiKeys } from "../api-keys/service.ts";
import type { Context, Viewer } from "../graphql/context.ts";
import type { Sessions } from "../operators/service.ts";

/** Who sent a request, as far as its headers prove it. */
export interface Caller {
  viewer: Viewer | null;
  refusedCredential: Context["refusedCredential"];
  sessionToken: string | null;
}

export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Caller>;

const sessionCookie = "minifleet_session";
const nobody: Caller = { viewer: null, refusedCredential: null, sessionToken: null };

export function createAuthenticate(parts: { sessions: Sessions; apiKeys: ApiKeys; publicUrl: string }): Authenticate {
  const { sessions, apiKeys, publicUrl } = parts;
  return async (headers) => {
    // Whoever sends a key means it; a cookie that travels along is not asked.
    if (headers.authorization !== undefined) {
      const key = /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1];
      const viewer = key === undefined ? null : await apiKeys.find(key);
      return { ...nobody, viewer, refusedCredential: viewer ? null : "apiKey" };
    }
    const sessionToken = readCookie(headers.cookie, sessionCookie);
    // Another site's page makes the browser send our cookie; it speaks for that page, not for the operator.
    if (!sessionToken || !isOwnPage(headers, publicUrl)) return nobody;
    const viewer = await sessions.find(sessionToken);
    return { viewer, sessionToken, refusedCredential: viewer ? null : "session" };
  };
}

/** Browsers say which page a request comes from, and pages cannot change that. Programs say nothing. */
function isOwnPage({ origin, host, "sec-fetch-site": site }: IncomingHttpHeaders, publicUrl: string): boolean {
  if (site === "cross-site") return false;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin;
}

export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const [key = "", ...value] = pair.split("=");
    if (key.trim() === name) return value.join("=").trim() || null;
  }
  return null;
}

/** The Set-Cookie line that starts a session in the browser; null ends it. */
export function sessionCookieLine(session: { token: string; endsAt: Date } | null, isSecure: boolean): string {
  const value = session ? `${session.token}; Expires=${session.endsAt.toUTCString()}` : "; Max-Age=0";
  return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}
