import { eq } from "drizzle-orm";
import type { Work } from "../../db/work.ts";
import type { Actor } from "../../graphql/context.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { type ActParts, notFound, priority } from "../acts.ts";
import { causeOfActor } from "../records.ts";
import { deployments } from "../tables.ts";
import { findDeployments, releasesToCancel } from "./store.ts";

/** What people do about deployments. Each act is one transaction; what it asks of WeChat is a job. */
export function createDeploymentActs({ database, clock, bus, componentAppId, advance, pipeline, activity }: ActParts) {
  /**
   * Ends a deployment. What was not submitted is cancelled; audits at WeChat go on and are followed to their end, but
   * nothing goes out by itself any more.
   *
   * @throws {Refusal} NOT_FOUND, NOT_POSSIBLE
   */
  async function cancelDeployment(actor: Actor, id: number, remember: (work: Work) => Promise<void>): Promise<void> {
    await database.atomically(async (work) => {
      const [deployment] = await findDeployments(work, [id]);
      if (!deployment || deployment.componentAppId !== componentAppId) throw notFound();
      if (deployment.state === "COMPLETED") throw alreadyOver();
      if (deployment.state !== "CANCELLED") {
        // Releases first, then the deployment: the order in which steps take their locks, too.
        for (const release of await releasesToCancel(work, id)) {
          await advance.note(work, release, { pendingAct: "CANCEL", pendingActBy: causeOfActor(actor) });
          await pipeline.schedule(work, release, { step: "cancel", priority });
        }
        await work.update(deployments).set({ state: "CANCELLED", endedAt: clock.now() }).where(eq(deployments.id, id));
        await activity.record(work, actor, {
          act: "cancelDeployment",
          subjectKind: "Deployment",
          subjectId: String(id),
        });
        bus.publish(work, "deployment", { id });
      }
      await remember(work);
    });
  }

  return { cancelDeployment };
}

function alreadyOver(): Refusal {
  return new Refusal({
    code: "NOT_POSSIBLE",
    text: { zh: "发版已经完成", en: "The deployment is completed already" },
  });
}
