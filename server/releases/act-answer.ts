import type { Context } from "../graphql/context.ts";
import { fromGlobalId } from "../graphql/global-id.ts";
import { idempotently } from "../graphql/idempotency.ts";
import { answer } from "../graphql/user-error.ts";
import type { WantedAct } from "./acts.ts";
import type { Releases } from "./service.ts";
import { type ReleaseActPayload, releaseView } from "./types.ts";

interface ActRequest extends Omit<WantedAct, "id" | "seenVersion"> {
  mutation: string;
  input: { id: string; version?: string | null; idempotencyKey?: string | null };
}

/** Takes on what somebody wants done about a release, once per key, and answers with the release as it is now. */
export function actAnswer(
  releases: Releases,
  context: Context,
  { mutation, input, ...wanted }: ActRequest,
): Promise<ReleaseActPayload> {
  const request = { key: input.idempotencyKey, mutation, input };
  const id = fromGlobalId(input.id, "Release") ?? 0;
  return answer(context, async () => {
    await idempotently(context, request, async (remember) => {
      await releases.act(context.actor, { ...wanted, id, seenVersion: input.version ?? null }, (work) =>
        remember(work, { id }),
      );
      return { id };
    });
    const row = await releases.find(id);
    return { release: row ? releaseView(row) : null };
  });
}
