import type { ActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import { isUniqueViolation } from "../../db/errors.ts";
import type { Database } from "../../db/open.ts";
import type { Work } from "../../db/work.ts";
import type { Bus } from "../../events/bus.ts";
import type { Actor } from "../../graphql/context.ts";
import type { Remember } from "../../graphql/idempotency.ts";
import { Refusal } from "../../graphql/user-error.ts";
import type { Advance } from "../advance.ts";
import type { ExtJson } from "../ext-json/ext-json.ts";
import type { ExtJsonRendering } from "../ext-json/render.ts";
import { firstStep } from "../first-step.ts";
import type { Pipeline } from "../pipeline.ts";
import { causeOfActor } from "../records.ts";
import { deployments } from "../tables.ts";
import { findTemplate } from "../template-store.ts";
import { accountFacts } from "./preflight-store.ts";
import { type AccountRefusal, extJsonRefusal, refusalOf } from "./preflight.ts";
import { checkSettings, type ReleaseSettings, settingsProblems } from "./settings.ts";

/** All of them are one transaction: the snapshot of the selection, the refusals, the releases and their first jobs. */
export const maxAccounts = 1_000;

export interface StartDeployment extends ReleaseSettings {
  /** Row ids. */
  templateId: number;
  authorizerIds: readonly number[];
  submitForAudit: boolean;
  releaseWhenApproved: boolean;
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
}

export function createDeploy(parts: DeployParts) {
  const { database, componentAppId } = parts;

  /**
   * Starts a deployment on the accounts that can take it. Those that cannot are left out and named.
   *
   * @throws {Refusal} when the settings are wrong for all of them
   */
  return async function startDeployment(
    actor: Actor,
    input: StartDeployment,
    remember: Remember<StoredDeployment>,
  ): Promise<StoredDeployment> {
    const ids = [...new Set(input.authorizerIds)];
    if (ids.length === 0) throw noAccounts();
    if (ids.length > maxAccounts) throw tooManyAccounts(ids.length);
    const template = await findTemplate(database.db, componentAppId, input.templateId);
    if (!template) throw unknownTemplate();
    const extJson = checkSettings(input, { isStandardTemplate: template.kind === "STANDARD" });
    const run = async (work: Work) => {
      const started = await start(work, parts, { actor, input, extJson, ids });
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

/** What a start would do now. */
export interface DeploymentPreview {
  /** Accounts that would begin. */
  accepted: number;
  refusals: AccountRefusal[];
  /** What is wrong for all of them. */
  problems: Refusal[];
}

/** Looks at everything that `startDeployment` looks at, and says all that is wrong instead of the first; touches nothing. */
export function createPreview({ database: { db }, componentAppId }: Pick<DeployParts, "database" | "componentAppId">) {
  return async function previewDeployment(input: StartDeployment): Promise<DeploymentPreview> {
    const ids = [...new Set(input.authorizerIds)];
    const template = await findTemplate(db, componentAppId, input.templateId);
    const problems = settingsProblems(input, { isStandardTemplate: template?.kind === "STANDARD" });
    if (!template) problems.push(unknownTemplate());
    if (ids.length === 0) problems.push(noAccounts());
    if (ids.length > maxAccounts)
      return { accepted: 0, refusals: [], problems: [...problems, tooManyAccounts(ids.length)] };
    const accounts = await accountFacts(db, componentAppId, ids);
    if (accounts.length < ids.length) problems.push(unknownAccount());
    const refusals = accounts.map(refusalOf).filter((refusal) => refusal !== null);
    return { accepted: accounts.length - refusals.length, refusals, problems };
  };
}

async function start(
  work: Work,
  { clock, bus, componentAppId, advance, pipeline, activity, extJson: rendering }: DeployParts,
  { actor, input, extJson, ids }: { actor: Actor; input: StartDeployment; extJson: ExtJson; ids: number[] },
): Promise<StartedDeployment> {
  const { templateId, version, description, submitForAudit, releaseWhenApproved } = input;
  const accounts = await accountFacts(work, componentAppId, ids);
  if (accounts.length < ids.length) throw unknownAccount();
  const refusals = accounts.map(refusalOf).filter((refusal) => refusal !== null);
  const refused = new Set(refusals.map(({ authorizerId }) => authorizerId));
  const possible = accounts.filter(({ id }) => !refused.has(id));
  const wish = { templateId, extJson };
  const rendered = await rendering.renderForAccounts(
    work,
    wish,
    possible.map(({ id }) => id),
  );
  const accepted = possible.flatMap(({ id, appId }) => {
    const one = rendered.get(id);
    if (one && "extJson" in one) return [{ id, appId, extJson: one.extJson }];
    if (one) refusals.push(extJsonRefusal(id, one.problem));
    return [];
  });
  if (accepted.length === 0) return { deploymentId: null, refusals };

  const [deployment] = await work
    .insert(deployments)
    .values({
      componentAppId,
      templateId,
      version,
      description,
      extJson,
      submitForAudit,
      releaseWhenApproved,
      refusals,
      state: "RUNNING",
      domains: input.domains ?? null,
      auditProfile: input.auditProfile ?? null,
      startedBy: actor.name,
      createdAt: clock.now(),
    })
    .returning({ id: deployments.id });
  if (!deployment) throw new Error("the database kept no deployment");
  const begun = await advance.begin(
    work,
    accepted.map(({ id, extJson: text }) => ({
      componentAppId,
      deploymentId: deployment.id,
      authorizerId: id,
      templateId,
      version,
      extJson: text,
    })),
    causeOfActor(actor),
  );
  const appIds = new Map(accepted.map(({ id, appId }) => [id, appId]));
  for (const { id, authorizerId } of begun) {
    await pipeline.schedule(
      work,
      { id, appId: appIds.get(authorizerId) ?? "" },
      { step: firstStep(input.domains ?? null) },
    );
  }
  await activity.record(work, actor, {
    act: "startDeployment",
    subjectKind: "Deployment",
    subjectId: String(deployment.id),
    detail: { version, accounts: accepted.length, leftOut: refusals.length },
  });
  bus.publish(work, "deployment", { id: deployment.id });
  return { deploymentId: deployment.id, refusals };
}

function noAccounts(): Refusal {
  return new Refusal({
    code: "NO_ACCOUNTS",
    field: "authorizerIds",
    text: { zh: "没有选中任何账号", en: "No account is selected" },
  });
}

export function tooManyAccounts(count: number): Refusal {
  return new Refusal({
    code: "TOO_MANY_ACCOUNTS",
    field: "authorizerIds",
    text: {
      zh: `一次发版最多 ${maxAccounts} 个账号，选中了 ${count} 个`,
      en: `A deployment takes at most ${maxAccounts} accounts; ${count} are selected`,
    },
    remedy: { zh: "分几次发版", en: "Start several deployments" },
  });
}

function unknownAccount(): Refusal {
  return new Refusal({
    code: "NOT_FOUND",
    field: "authorizerIds",
    text: { zh: "选中的账号里有不存在的", en: "One of the selected accounts does not exist" },
  });
}

function unknownTemplate(): Refusal {
  return new Refusal({
    code: "NOT_FOUND",
    field: "templateId",
    text: { zh: "模板不存在，或已从模板库删除", en: "There is no such template in the library" },
    remedy: { zh: "刷新模板库后再选", en: "Refresh the library and choose again" },
  });
}
