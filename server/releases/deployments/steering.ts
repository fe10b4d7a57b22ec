import { and, eq } from "drizzle-orm";
import type { Work } from "../../db/work.ts";
import type { Actor } from "../../graphql/context.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { type ActParts, notFound } from "../acts.ts";
import { deployments } from "../tables.ts";
import { type Conductor, hasNextWave } from "./conduct.ts";
import { type DeploymentRow, findDeployments } from "./store.ts";

type Remember = (work: Work) => Promise<void>;

/** How people hold a deployment, let it go on, and open its waves. Each act is one transaction, whatever its size. */
export function createSteering({
  database,
  clock,
  bus,
  componentAppId,
  activity,
  conductor,
}: ActParts & { conductor: Conductor }) {
  /**
   * Stops everything a deployment does by itself: no call to WeChat begins after it, those under way end. Acts that
   * people ask for release by release are still done.
   *
   * @throws {Refusal} NOT_FOUND, NOT_POSSIBLE
   */
  async function pauseDeployment(actor: Actor, id: number, remember: Remember): Promise<void> {
    await database.atomically(async (work) => {
      const deployment = await find(work, id);
      if (!isUnderWay(deployment)) throw isOver(deployment);
      // One that halted stands still already, and should go on saying why.
      if (deployment.state === "RUNNING") {
        await work.update(deployments).set({ state: "PAUSED" }).where(sameState(deployment));
        await activity.record(work, actor, actOn(id, "pauseDeployment"));
        bus.publish(work, "deployment", { id });
      }
      await remember(work);
    });
  }

  /**
   * Lets a paused or halted deployment go on where it stood. What halted it is forgiven: its thresholds count what
   * happens from here on.
   *
   * @throws {Refusal} NOT_FOUND, NOT_POSSIBLE
   */
  async function resumeDeployment(actor: Actor, id: number, remember: Remember): Promise<void> {
    await database.atomically(async (work) => {
      const deployment = await find(work, id);
      if (!isUnderWay(deployment)) throw isOver(deployment);
      if (deployment.state !== "RUNNING") {
        const forgiven = deployment.state === "HALTED" ? { resumedAt: clock.now(), halt: null } : {};
        await work
          .update(deployments)
          .set({ state: "RUNNING", ...forgiven })
          .where(sameState(deployment));
        await conductor.setGoingSoon(work, id);
        await conductor.wake(work, id);
        await activity.record(work, actor, actOn(id, "resumeDeployment"));
        bus.publish(work, "deployment", { id });
      }
      await remember(work);
    });
  }

  /**
   * Opens the next wave, whatever its gate says.
   *
   * @param seenWave the wave that was open on the actor's screen, from 0
   * @throws {Refusal} NOT_FOUND, CHANGED, NOT_POSSIBLE
   */
  async function openNextWave(
    actor: Actor,
    { id, seenWave }: { id: number; seenWave: number },
    remember: Remember,
  ): Promise<void> {
    await database.atomically(async (work) => {
      const deployment = await find(work, id);
      if (!isUnderWay(deployment)) throw isOver(deployment);
      if (deployment.wave !== seenWave) throw otherWave(deployment.wave);
      if (deployment.state !== "RUNNING") throw standsStill();
      if (!hasNextWave(deployment)) throw noNextWave();
      if (!(await conductor.openWave(work, deployment, actor))) throw otherWave(deployment.wave + 1);
      await remember(work);
    });
  }

  async function find(work: Work, id: number): Promise<DeploymentRow> {
    const [deployment] = await findDeployments(work, [id]);
    if (!deployment || deployment.componentAppId !== componentAppId) throw notFound();
    return deployment;
  }

  return { pauseDeployment, resumeDeployment, openNextWave };
}

function isUnderWay({ state }: DeploymentRow): boolean {
  return state === "RUNNING" || state === "PAUSED" || state === "HALTED";
}

function sameState({ id, state }: DeploymentRow) {
  return and(eq(deployments.id, id), eq(deployments.state, state));
}

function actOn(id: number, act: string) {
  return { act, subjectKind: "Deployment", subjectId: String(id) };
}

export function isOver({ state }: Pick<DeploymentRow, "state">): Refusal {
  return new Refusal({
    code: "NOT_POSSIBLE",
    text:
      state === "CANCELLED"
        ? { zh: "发版已取消", en: "The deployment was cancelled" }
        : { zh: "发版已经完成", en: "The deployment is completed already" },
  });
}

export function standsStill(): Refusal {
  return new Refusal({
    code: "NOT_POSSIBLE",
    text: { zh: "发版已暂停或停止", en: "The deployment is paused or halted" },
    remedy: { zh: "先继续发版", en: "Resume it first" },
  });
}

function otherWave(wave: number): Refusal {
  return new Refusal({
    code: "CHANGED",
    field: "wave",
    text: { zh: `现在开放的是第 ${wave + 1} 波`, en: `Wave ${wave + 1} is open by now` },
    remedy: { zh: "看过现在的情况后再操作", en: "Look at what is there now, then decide again" },
  });
}

function noNextWave(): Refusal {
  return new Refusal({
    code: "NOT_POSSIBLE",
    text: { zh: "已经是最后一波", en: "The last wave is open already" },
  });
}
