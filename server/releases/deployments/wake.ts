import { z } from "zod";
import type { Work } from "../../db/work.ts";
import { enqueue } from "../../jobs/service.ts";

/** What a conductor's jobs are known by to those who only wake them. */
export const conductJob = {
  kind: "deployment.conduct",
  payload: z.object({ deploymentId: z.number() }),
};

/**
 * Has a deployment looked at: thresholds, gates, whether it is over. Any number of wakes until then are one look, and
 * the earliest of their moments counts; now when absent.
 */
export async function wakeConductor(
  work: Work,
  { componentAppId, id }: { componentAppId: string; id: number },
  at?: Date,
): Promise<void> {
  await enqueue(work, conductJob, {
    scope: componentAppId,
    key: String(id),
    payload: { deploymentId: id },
    ...(at ? { runAt: at } : {}),
    // Behind it wait a whole wave, or calls that had better not be made.
    priority: 10,
  });
}
