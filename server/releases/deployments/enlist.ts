import { z } from "zod";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Work } from "../../db/work.ts";
import type { Bus } from "../../events/bus.ts";
import { defineJob, enqueue } from "../../jobs/service.ts";
import type { Advance } from "../advance.ts";
import type { ExtJson } from "../ext-json/ext-json.ts";
import type { ExtJsonRendering } from "../ext-json/render.ts";
import { firstStep } from "../first-step.ts";
import type { Pipeline } from "../pipeline.ts";
import { keepRefusals, lockDeployment, noteEnlisted } from "./enlist-store.ts";
import { accountFacts } from "./preflight-store.ts";
import { type AccountFacts, type AccountRefusal, extJsonRefusal, refusalOf } from "./preflight.ts";
import { membersAfter } from "./selection-store.ts";
import { type DeploymentRow, releasesToCancel } from "./store.ts";

/** Who of the chosen accounts can take a release, with the ext.json each gets, and why the others cannot. */
export interface Admission {
  accepted: { id: number; appId: string; extJson: string }[];
  refusals: AccountRefusal[];
}

export async function admit(
  work: Work,
  { extJson: rendering }: { extJson: ExtJsonRendering },
  wish: { templateId: number; extJson: ExtJson },
  accounts: readonly (AccountFacts & { appId: string })[],
): Promise<Admission> {
  const refusals = accounts.map(refusalOf).filter((refusal) => refusal !== null);
  const refused = new Set(refusals.map(({ authorizerId }) => authorizerId));
  const possible = accounts.filter(({ id }) => !refused.has(id));
  const ids = possible.map(({ id }) => id);
  const rendered = await rendering.renderForAccounts(work, wish, ids);
  const accepted = possible.flatMap(({ id, appId }) => {
    const one = rendered.get(id);
    if (one && "extJson" in one) return [{ id, appId, extJson: one.extJson }];
    if (one) refusals.push(extJsonRefusal(id, one.problem));
    return [];
  });
  return { accepted, refusals };
}

/** Makes releases of the accounts that can take one and has them begin; writes down why the others cannot. */
export async function takeIn(
  work: Work,
  { advance, pipeline }: { advance: Advance; pipeline: Pipeline },
  deployment: DeploymentRow,
  { accepted, refusals }: Admission,
  cause: string,
): Promise<void> {
  const { id: deploymentId, componentAppId, templateId, version } = deployment;
  await keepRefusals(work, deploymentId, refusals);
  const begun = await advance.begin(
    work,
    accepted.map(({ id: authorizerId, extJson }) => ({
      componentAppId,
      deploymentId,
      authorizerId,
      templateId,
      version,
      extJson,
    })),
    cause,
  );
  const appIds = new Map(accepted.map(({ id, appId }) => [id, appId]));
  const ways = begun.map(({ id, authorizerId }) => ({ id, appId: appIds.get(authorizerId) ?? "" }));
  await pipeline.scheduleAll(work, ways, firstStep(deployment.domains));
}

/** Begins to take the accounts of a deployment's selection in. */
export type Enlist = (work: Work, deploymentId: number, cause: string) => Promise<void>;

const payload = z.object({
  deploymentId: z.number(),
  /** Accounts up to this row id are in already. */
  after: z.number(),
  /** Who started the deployment: `operator:Lin Min`. */
  cause: z.string(),
});

/** So many accounts are 20 to 30 ms of one transaction, which is how long a push may have to wait for it. */
const chunk = 250;

interface EnlistingParts {
  database: Database;
  clock: Clock;
  bus: Bus;
  componentAppId: string;
  advance: Advance;
  pipeline: Pipeline;
  extJson: ExtJsonRendering;
}

export function createEnlisting(parts: EnlistingParts) {
  const { database, clock, bus, componentAppId, advance, pipeline } = parts;

  /**
   * Takes the next accounts of the selection in, and has itself run again for those that follow.
   *
   * A repeat takes the same ones: how far it came is part of the transaction that takes them in.
   */
  const enlisting = defineJob({
    kind: "deployment.enlist",
    payload,
    run: (job) =>
      database.atomically(async (work) => {
        const { deploymentId, after, cause } = job.payload;
        // Locked first, so that no cancel passes unseen between our look and our commit.
        const deployment = await lockDeployment(work, deploymentId);
        if (!deployment || deployment.selectionId === null || deployment.enlistedAt) return await job.done(work);
        const isCancelled = deployment.state === "CANCELLED";
        const ids = isCancelled ? [] : await membersAfter(work, deployment.selectionId, after, chunk);
        const accounts = await accountFacts(work, componentAppId, ids);
        await takeIn(work, parts, deployment, await admit(work, parts, deployment, accounts), cause);
        await job.done(work);
        const last = ids.at(-1);
        if (last !== undefined) await next(work, { deploymentId, after: last, cause });
        else await end(work, deployment);
        bus.publish(work, "deployment", { id: deploymentId });
      }),
  });

  async function end(work: Work, { id, state, startedBy }: DeploymentRow): Promise<void> {
    await noteEnlisted(work, id, clock.now());
    await advance.settleDeployment(work, id);
    if (state !== "CANCELLED") return;
    // Those that came in while the cancel was on its way.
    for (const release of await releasesToCancel(work, id)) {
      await advance.note(work, release, { pendingAct: "CANCEL", pendingActBy: startedBy });
      await pipeline.schedule(work, release, { step: "cancel" });
    }
  }

  async function next(work: Work, where: z.infer<typeof payload>): Promise<void> {
    await enqueue(work, enlisting, { scope: componentAppId, key: String(where.deploymentId), payload: where });
  }

  const enlist: Enlist = (work, deploymentId, cause) => next(work, { deploymentId, after: 0, cause });
  return { enlist, job: enlisting };
}
