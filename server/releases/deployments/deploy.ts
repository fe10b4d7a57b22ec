import type { ActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import { isUniqueViolation } from "../../db/errors.ts";
import type { Database } from "../../db/open.ts";
import type { Db, Work } from "../../db/work.ts";
import type { Bus } from "../../events/bus.ts";
import type { Actor } from "../../graphql/context.ts";
import type { Remember } from "../../graphql/idempotency.ts";
import type { Advance } from "../advance.ts";
import type { ExtJson } from "../ext-json/ext-json.ts";
import type { ExtJsonRendering } from "../ext-json/render.ts";
import type { Pipeline } from "../pipeline.ts";
import { causeOfActor } from "../records.ts";
import { deployments } from "../tables.ts";
import { findTemplate } from "../template-store.ts";
import { admit, type Enlist, takeIn } from "./enlist.ts";
import { isConducted } from "./gates.ts";
import type { DeploymentPlan } from "./plan.ts";
import { accountFacts } from "./preflight-store.ts";
import type { AccountRefusal } from "./preflight.ts";
import { findSelections, membersAfter } from "./selection-store.ts";
import {
  maxAccounts,
  noAccounts,
  select,
  tooManyAccounts,
  unknownAccount,
  unknownSelection,
  unknownTemplate,
} from "./selections.ts";
import { checkSettings, type ReleaseSettings } from "./settings.ts";
import type { DeploymentRow } from "./store.ts";
import { wakeConductor } from "./wake.ts";

export interface StartDeployment extends ReleaseSettings {
  /** Row ids. */
  templateId: number;
  authorizerIds: readonly number[];
  /** Instead of `authorizerIds`. */
  selectionId?: number | null;
  submitForAudit: boolean;
  releaseWhenApproved: boolean;
  plan?: DeploymentPlan | null;
  /** Why it is done. */
  reason?: string | null;
}

export interface StartedDeployment {
  /** Null when every account was refused. */
  deploymentId: number | null;
  refusals: AccountRefusal[];
}

/** As idempotent requests keep it: values of a stored answer are plain. */
export type StoredDeployment = { deploymentId: number | null; refusals: string };

export interface DeployParts {
  database: Database;
  clock: Clock;
  bus: Bus;
  componentAppId: string;
  advance: Advance;
  pipeline: Pipeline;
  activity: Pick<ActivityLog, "record">;
  extJson: ExtJsonRendering;
  /** Takes the accounts of a deployment's selection in, bit by bit. */
  enlist: Enlist;
}

/**
 * So many accounts are one transaction: the refusals, the releases and their first jobs. More of them would keep
 * WeChat's pushes waiting, so a job takes them in bit by bit.
 */
const takenAtOnce = 250;

export function createDeploy(parts: DeployParts) {
  const { database, componentAppId } = parts;

  /**
   * Starts a deployment on the accounts that can take it. Those that cannot are left out and named: at once when they
   * are few, in `deployment_refusals` while a large selection is taken in.
   *
   * @throws {Refusal} when the settings are wrong for all of them
   */
  return async function startDeployment(
    actor: Actor,
    input: StartDeployment,
    remember: Remember<StoredDeployment>,
  ): Promise<StoredDeployment> {
    const chosen = await chosenAccounts(database.db, componentAppId, input);
    if (chosen.count === 0) throw noAccounts();
    if (chosen.count > maxAccounts) throw tooManyAccounts(chosen.count);
    const template = await findTemplate(database.db, componentAppId, input.templateId);
    if (!template) throw unknownTemplate();
    const extJson = checkSettings(input, { isStandardTemplate: template.kind === "STANDARD" });
    const run = async (work: Work) => {
      const startWith = chosen.count > takenAtOnce ? startLarge : start;
      const started = await startWith(work, parts, { actor, input, extJson, chosen });
      const answer = { deploymentId: started.deploymentId, refusals: JSON.stringify(started.refusals) };
      await remember(work, answer);
      return answer;
    };
    try {
      return await database.atomically(run);
    } catch (error) {
      // Somebody else's release took one of the accounts between our look and our insert; now we see it.
      if (!isUniqueViolation(error)) throw error;
      return await database.atomically(run);
    }
  };
}

interface Chosen {
  count: number;
  selectionId: number | null;
  /** Row ids, each once; empty when they are many and in a selection. */
  ids: number[];
}

async function chosenAccounts(
  on: Db,
  componentAppId: string,
  { authorizerIds, selectionId = null }: StartDeployment,
): Promise<Chosen> {
  if (selectionId === null) {
    const ids = [...new Set(authorizerIds)];
    return { count: ids.length, selectionId, ids };
  }
  const [selection] = await findSelections(on, [selectionId]);
  if (selection?.componentAppId !== componentAppId) throw unknownSelection();
  const { count } = selection;
  return { count, selectionId, ids: count > takenAtOnce ? [] : await membersAfter(on, selectionId, 0, takenAtOnce) };
}

interface Start {
  actor: Actor;
  input: StartDeployment;
  extJson: ExtJson;
  chosen: Chosen;
}

async function start(work: Work, parts: DeployParts, wanted: Start): Promise<StartedDeployment> {
  const { actor, chosen } = wanted;
  const accounts = await accountFacts(work, parts.componentAppId, chosen.ids);
  if (accounts.length < chosen.ids.length) throw unknownAccount();
  const { templateId } = wanted.input;
  const { accepted, refusals } = await admit(work, parts, { templateId, extJson: wanted.extJson }, accounts);
  if (accepted.length === 0) return { deploymentId: null, refusals };
  const deployment = await insertDeployment(work, parts, wanted, {
    selectionId: chosen.selectionId,
    enlistedAt: parts.clock.now(),
  });
  const order = new Map(chosen.ids.map((id, place) => [id, place]));
  const inOrder = accepted.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const place = { of: inOrder.length, before: 0 };
  await takeIn(work, parts, deployment, { accepted: inOrder, refusals }, { place, cause: causeOfActor(actor) });
  if (isConducted(deployment.plan)) await wakeConductor(work, deployment);
  await noteStart(work, parts, wanted, deployment, { leftOut: refusals.length });
  return { deploymentId: deployment.id, refusals };
}

/** Leaves the accounts to a job, which finds them in a selection. */
async function startLarge(work: Work, parts: DeployParts, wanted: Start): Promise<StartedDeployment> {
  const { actor, chosen } = wanted;
  const asked = { authorizerIds: chosen.count };
  const selectionId = chosen.selectionId ?? (await select(work, parts, actor, { authorizerIds: chosen.ids }, asked));
  const deployment = await insertDeployment(work, parts, wanted, { selectionId, enlistedAt: null });
  await parts.enlist(work, deployment.id, causeOfActor(actor));
  await noteStart(work, parts, wanted, deployment, {});
  return { deploymentId: deployment.id, refusals: [] };
}

async function insertDeployment(
  work: Work,
  { clock, componentAppId }: DeployParts,
  { actor, input, extJson }: Start,
  taken: { selectionId: number | null; enlistedAt: Date | null },
): Promise<DeploymentRow> {
  const { templateId, version, description, submitForAudit, releaseWhenApproved } = input;
  const now = clock.now();
  const [deployment] = await work
    .insert(deployments)
    .values({
      ...taken,
      componentAppId,
      templateId,
      version,
      description,
      extJson,
      submitForAudit,
      releaseWhenApproved,
      state: "RUNNING",
      phases: input.phases ? [...input.phases] : null,
      domains: input.domains ?? null,
      auditProfile: input.auditProfile ?? null,
      plan: input.plan ?? null,
      reason: input.reason?.trim() || null,
      waveOpenedAt: now,
      startedBy: actor.name,
      createdAt: now,
    })
    .returning();
  if (!deployment) throw new Error("the database kept no deployment");
  return deployment;
}

async function noteStart(
  work: Work,
  { activity, bus }: DeployParts,
  { actor, input, chosen }: Start,
  { id }: DeploymentRow,
  { leftOut }: { leftOut?: number },
): Promise<void> {
  await activity.record(work, actor, {
    act: "startDeployment",
    subjectKind: "Deployment",
    subjectId: String(id),
    // Of many accounts, who is left out shows later.
    detail: {
      version: input.version,
      accounts: chosen.count - (leftOut ?? 0),
      ...(leftOut !== undefined && { leftOut }),
      ...(input.plan && { waves: input.plan.waves.length }),
      ...(input.reason?.trim() && { reason: input.reason.trim() }),
    },
  });
  bus.publish(work, "deployment", { id });
}
