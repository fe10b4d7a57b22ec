import type { IncomingMessage } from "node:http";
import type { Clock } from "../clock.ts";

export type BodyProblem = "tooLarge" | "tooSlow" | "broken";

/**
 * Reads a request's bytes as they are. A callback instead of a promise: this is the hot path, and `done` is called
 * once in any case.
 */
export function readBody(
  request: IncomingMessage,
  limits: { maxBytes: number; timeoutMs: number; clock: Clock },
  done: (body: Buffer | null, problem?: BodyProblem) => void,
): void {
  const { maxBytes, timeoutMs, clock } = limits;
  let first: Buffer | undefined;
  let chunks: Buffer[] | undefined;
  let size = 0;
  let isOver = false;
  const end = (body: Buffer | null, problem?: BodyProblem) => {
    if (isOver) return;
    isOver = true;
    cancel();
    done(body, problem);
  };
  // An idle limit on the socket would be escaped by one byte now and then; this one is over the whole body.
  const cancel = clock.after(timeoutMs, () => end(null, "tooSlow"));

  if (Number(request.headers["content-length"]) > maxBytes) {
    end(null, "tooLarge");
    return;
  }
  request.on("data", (chunk: Buffer) => {
    if (isOver) return;
    size += chunk.length;
    if (size > maxBytes) end(null, "tooLarge");
    else if (!first) first = chunk;
    else (chunks ??= [first]).push(chunk);
  });
  request.on("end", () => end(chunks ? Buffer.concat(chunks, size) : (first ?? Buffer.alloc(0))));
  request.on("close", () => end(null, "broken"));
}
