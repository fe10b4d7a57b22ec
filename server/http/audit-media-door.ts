import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { mayDo, type Role } from "../graphql/access.ts";
import type { Actor, Viewer } from "../graphql/context.ts";
import { fromGlobalId, toGlobalId } from "../graphql/global-id.ts";
import { Refusal } from "../graphql/user-error.ts";
import { languageOf } from "../language.ts";
import type { Authenticate } from "./caller.ts";

interface StoredFile {
  /** By its own bytes, of a few kinds that do nothing but show. */
  contentType: string;
  bytes: Buffer;
}

/** Pictures and videos of the releases room. */
export interface AuditMedia {
  /** The largest file that is taken, in bytes. */
  limit: number;
  /** @throws {Refusal} when it is none of ours to keep */
  add(actor: Actor, file: { name: string; bytes: Buffer }): Promise<{ id: number; name: string; contentType: string }>;
  read(id: number): Promise<StoredFile | undefined>;
  screenshot(releaseId: number, mediaId: string): Promise<StoredFile | undefined>;
}

const path = "/audit-media";
/** None of them can be sent by a form, or by a page of another site that did not ask us first. */
const takenTypes = ["image/png", "image/jpeg", "image/gif", "video/mp4", "application/octet-stream"];

/**
 * Files go in and out beside GraphQL: a video has 10 MB, which as base64 in JSON would be 14 in one text. Callers prove
 * who they are as at `/graphql`, before their file is read.
 */
export function auditMediaDoor(app: FastifyInstance, parts: { authenticate: Authenticate; media: AuditMedia }): void {
  const { authenticate, media } = parts;
  const viewers = new WeakMap<FastifyRequest, Viewer>();

  const onlyFor = (role: Role) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { viewer } = await authenticate(request.headers);
    if (!viewer) return refuse(reply, 401, "UNAUTHENTICATED", "Sign in, or send an API key");
    if (!mayDo(viewer.role, role)) return refuse(reply, 403, "FORBIDDEN", `This needs the role ${role}`);
    viewers.set(request, viewer);
    return undefined;
  };

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(takenTypes, { parseAs: "buffer" }, (_request, body, done) => done(null, body));

    scope.post<{ Querystring: { name?: string } }>(path, {
      bodyLimit: media.limit,
      onRequest: onlyFor("releaser"),
      async handler(request, reply) {
        const viewer = viewers.get(request);
        // Without a type no parser ran, and a page of another site may leave it out.
        if (!viewer || !Buffer.isBuffer(request.body)) {
          return refuse(reply, 415, "UNSUPPORTED_MEDIA_TYPE", `Send the file with one of ${takenTypes.join(", ")}`);
        }
        try {
          const { name = "" } = request.query;
          const kept = await media.add(actorOf(viewer), { name, bytes: request.body });
          return await reply.code(201).send({ ...kept, id: toGlobalId("AuditMedia", kept.id) });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const message = error.text[languageOf(request.headers["accept-language"])];
          return refuse(reply, error.code === "TOO_LARGE" ? 413 : 422, error.code, message);
        }
      },
    });

    scope.get<{ Params: { id: string } }>(`${path}/:id`, {
      onRequest: onlyFor("viewer"),
      handler: async ({ params }, reply) =>
        sendFile(reply, await media.read(fromGlobalId(params.id, "AuditMedia") ?? 0)),
    });

    scope.get<{ Params: { release: string; mediaId: string } }>(`${path}/rejections/:release/:mediaId`, {
      onRequest: onlyFor("viewer"),
      handler: async ({ params }, reply) =>
        sendFile(reply, await media.screenshot(fromGlobalId(params.release, "Release") ?? 0, params.mediaId)),
    });
  });
}

/** Shown, never run: the type is what the bytes are, and the page's policy lets nothing in it load or act. */
function sendFile(reply: FastifyReply, file: StoredFile | undefined): FastifyReply | void {
  if (!file) return reply.callNotFound();
  return reply
    .headers({
      "content-type": file.contentType,
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      // The bytes at an address never change; whoever signs out should not leave them in a shared cache.
      "cache-control": "private, max-age=86400, immutable",
    })
    .send(file.bytes);
}

function actorOf({ kind, id, name }: Viewer): Actor {
  return { kind, id: String(id), name };
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ error: { code, message } });
}
