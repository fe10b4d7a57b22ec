import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { mayDo } from "../graphql/access.ts";
import type { Authenticate } from "./caller.ts";

export interface SandboxDoorParts {
  /** The simulator on this machine. */
  simulatorUrl: string;
  authenticate: Authenticate;
}

/** Where the console reaches the simulator's control; `/sandbox` itself is a page of the console. */
export const sandboxPath = "/sandbox/control";

// Acts for people at a page. What only tests need (login codes, expired tokens) is not passed on.
const nouns = {
  GET: ["accounts", "drafts", "faults", "calls", "state"],
  POST: ["accounts", "authorize", "revoke", "take", "drafts", "audits", "tickets", "messages", "faults", "quota"],
  DELETE: ["faults", "calls"],
} as const;
const timeoutMs = 20_000; // a thousand merchants confirm in less

/**
 * Passes acts on the simulated world from the console's sandbox page to the simulator, which hears only its own
 * machine. For signed-in people with the role operator; mounted in sandbox mode only.
 */
export function sandboxDoor(app: FastifyInstance, { simulatorUrl, authenticate }: SandboxDoorParts): void {
  app.route<{ Params: { noun: string; name?: string } }>({
    method: ["GET", "POST", "DELETE"],
    url: `${sandboxPath}/:noun/:name?`,
    async handler(request, reply) {
      const { viewer } = await authenticate(request.headers);
      if (!viewer) return refuse(reply, 401, "UNAUTHENTICATED", "Sign in first");
      if (viewer.kind !== "operator" || !mayDo(viewer.role, "operator")) {
        return refuse(reply, 403, "FORBIDDEN", "This needs a signed-in person with the role operator");
      }
      const { noun, name } = request.params;
      if (!(nouns[request.method as keyof typeof nouns] as readonly string[]).includes(noun))
        return reply.callNotFound();
      // A page of another site cannot send JSON, or DELETE, without asking us first. (Its origin was looked at as well.)
      if (request.method === "POST" && !isJson(request)) {
        return refuse(reply, 415, "UNSUPPORTED_MEDIA_TYPE", "Send content-type: application/json");
      }
      const path = name === undefined ? noun : `${noun}/${encodeURIComponent(name)}`;
      const query = new URL(request.url, simulatorUrl).search;
      const answer = await ask(`${simulatorUrl}/_sandbox/${path}${query}`, request);
      if (!answer) return refuse(reply, 502, "SIMULATOR_UNREACHABLE", "The simulator does not answer");
      return reply
        .code(answer.status)
        .headers({ "content-type": "application/json; charset=utf-8", "cache-control": "no-store" })
        .send(await answer.text());
    },
  });
}

async function ask(url: string, { method, body }: FastifyRequest): Promise<Response | null> {
  const signal = AbortSignal.timeout(timeoutMs);
  const headers = { "content-type": "application/json" };
  const content = method === "POST" && { headers, body: JSON.stringify(body ?? {}) };
  return fetch(url, { method, signal, ...content }).catch(() => null);
}

function isJson({ headers }: FastifyRequest): boolean {
  return /^application\/json\b/i.test(headers["content-type"] ?? "");
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ error: { code, message } });
}
