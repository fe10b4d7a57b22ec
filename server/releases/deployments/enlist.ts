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
import { isConducted } from "./gates.ts";
import { keepRefusals, lockDeployment, noteEnlisted } from "./enlist-store.ts";
import { accountFacts } from "./preflight-store.ts";
import { type AccountFacts, type AccountRefusal, extJsonRefusal, refusalOf } from "./preflight.ts";
import { findSelections, membersAfter } from "./selection-store.ts";
import type { DeploymentRow } from "./store.ts";
import { wakeConductor } from "./wake.ts";
import { waveAt, waveSizes } from "./waves.ts";

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

/**
 * Makes releases of the accounts that can take one, in the order in which they fill the waves, and has those of open
 * waves begin; writes down why the others cannot.
 *
 * @param how.place how many accounts there may be in all, and how many were accepted before these
 */
export async function takeIn(
  work: Work,
  { advance, pipeline }: { advance: Advance; pipeline: Pipeline },
  deployment: DeploymentRow,
  { accepted, refusals }: Admission,
  { place, cause }: { place: { of: number; before: number }; cause: string },
): Promise<void> {
  const { id: deploymentId, componentAppId, templateId, version, plan, wave: openWave } = deployment;
  const sizes = waveSizes(plan, place.of);
  const waves = new Map(accepted.map(({ id }, index) => [id, waveAt(sizes, place.before + index)]));
  const isOpen = (authorizerId: number) => (waves.get(authorizerId) ?? 0) <= openWave;
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
      wave: waves.get(authorizerId) ?? 0,
      waiting: isOpen(authorizerId) ? null : { reason: "WAVE" as const },
    })),
    cause,
  );
  const appIds = new Map(accepted.map(({ id, appId }) => [id, appId]));
  // The conductor sets the others going when their wave opens.
  const ways = begun
    .filter(({ authorizerId }) => isOpen(authorizerId))
    .map(({ id, authorizerId }) => ({ id, appId: appIds.get(authorizerId) ?? "" }));
  await pipeline.scheduleAll(work, ways, firstStep(deployment.domains));
}

/** Begins to take the accounts of a deployment's selection in. */
export type Enlist = (work: Work, deploymentId: number, cause: string) => Promise<void>;

const payload = z.object({
  deploymentId: z.number(),
  /** Accounts up to this row id are in already. */
  after: z.number(),
  /** So many of them were accepted: the place of the next one, which decides its wave. */
  accepted: z.number().default(0),
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
  const { database, clock, bus, componentAppId, advance } = parts;

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
        const { deploymentId, after, accepted, cause } = job.payload;
        // Locked first, so that no cancel passes unseen between our look and our commit.
        const deployment = await lockDeployment(work, deploymentId);
        if (!deployment || deployment.selectionId === null || deployment.enlistedAt) return await job.done(work);
        const isCancelled = deployment.state === "CANCELLED";
        const ids = isCancelled ? [] : await membersAfter(work, deployment.selectionId, after, chunk);
        const accounts = await accountFacts(work, componentAppId, ids);
        const admission = await admit(work, parts, deployment, accounts);
        const of = deployment.plan ? ((await findSelections(work, [deployment.selectionId]))[0]?.count ?? 0) : 0;
        await takeIn(work, parts, deployment, admission, { place: { of, before: accepted }, cause });
        await job.done(work);
        const last = ids.at(-1);
        if (last !== undefined)
          await next(work, { deploymentId, after: last, accepted: accepted + admission.accepted.length, cause });
        else await end(work, deployment);
        bus.publish(work, "deployment", { id: deploymentId });
      }),
  });

  async function end(work: Work, deployment: DeploymentRow): Promise<void> {
    await noteEnlisted(work, deployment.id, clock.now());
    await advance.settleDeployment(work, deployment.id);
    if (isConducted(deployment.plan)) await wakeConductor(work, deployment);
  }

  async function next(work: Work, where: z.infer<typeof payload>): Promise<void> {
    await enqueue(work, enlisting, { scope: componentAppId, key: String(where.deploymentId), payload: where });
  }

  const enlist: Enlist = (work, deploymentId, cause) => next(work, { deploymentId, after: 0, accepted: 0, cause });
  return { enlist, job: enlisting };
}
