import { eq } from "drizzle-orm";
import type { Work } from "../../db/work.ts";
import type { Actor } from "../../graphql/context.ts";
import { type ActParts, notFound } from "../acts.ts";
import { causeOfActor } from "../records.ts";
import { deployments } from "../tables.ts";
import type { BulkActs } from "./bulk.ts";
import { isOver } from "./steering.ts";
import { findDeployments } from "./store.ts";

/** What people do about deployments. Each act is one transaction; what it asks of WeChat is a job. */
export function createDeploymentActs({
  database,
  clock,
  bus,
  componentAppId,
  activity,
  doSoon,
}: ActParts & Pick<BulkActs, "doSoon">) {
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
      if (deployment.state === "COMPLETED") throw isOver(deployment);
      if (deployment.state !== "CANCELLED") {
        await work.update(deployments).set({ state: "CANCELLED", endedAt: clock.now() }).where(eq(deployments.id, id));
        // From here on no call begins by itself; its releases end behind it, however many they are.
        const cause = causeOfActor(actor);
        await doSoon(work, { deploymentId: id, does: "end", states: ["QUEUED", "COMMITTED"], cause });
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
