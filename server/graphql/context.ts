import type { Language } from "../language.ts";
import type { Role } from "./access.ts";
import type { Idempotency } from "./idempotency.ts";

/** Who signed in, or whose key it is. */
export interface Viewer {
  kind: "operator" | "apiKey";
  /** Row id. */
  id: number;
  name: string;
  role: Role;
}

/** Who did something, as the activity list keeps it. */
export interface Actor {
  kind: "operator" | "apiKey" | "merchant" | "system";
  /** Row id; null for merchants and the system. */
  id: string | null;
  name: string;
}

export const systemActor: Actor = { kind: "system", id: null, name: "system" };

/** What the few resolvers that speak HTTP themselves (sign in, sign out) may do with it. Absent on WebSockets. */
export interface HttpFace {
  /** Address of the client, as far as the configuration trusts proxies to tell. */
  ip: string;
  userAgent: string | null;
  sessionToken: string | null;
  /** Sets the session cookie; null takes it away. */
  setSession(session: { token: string; endsAt: Date } | null): void;
}

/** A plain object on purpose: Apollo clones it, and a class with private fields would not survive that. */
export interface Context {
  viewer: Viewer | null;
  /** A key or session was shown and is not (or no longer) good: says which, so that the refusal can. */
  refusedCredential: "apiKey" | "session" | null;
  actor: Actor;
  language: Language;
  http?: HttpFace;
  idempotency: Idempotency;
  /** Makes a value once per request (a DataLoader, mostly), and anew for each event of a subscription. */
  once<T>(key: unknown, make: () => T): T;
}

export interface ContextParts extends Omit<Context, "actor" | "once" | "refusedCredential"> {
  refusedCredential?: Context["refusedCredential"];
}

export function createContext(parts: ContextParts): Context {
  const made = new Map<unknown, unknown>();
  return {
    refusedCredential: null,
    ...parts,
    actor: actorOf(parts.viewer),
    once<T>(key: unknown, make: () => T): T {
      if (!made.has(key)) made.set(key, make());
      return made.get(key) as T;
    },
  };
}

function actorOf(viewer: Viewer | null): Actor {
  // Nobody signed in is a merchant on one of our pages, or a person at the sign-in form.
  return viewer
    ? { kind: viewer.kind, id: String(viewer.id), name: viewer.name }
    : { kind: "merchant", id: null, name: "merchant" };
}
