import type { ActivityLog } from "../activity/service.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import type { Bus } from "../events/bus.ts";
import type { Actor } from "../graphql/context.ts";
import { Refusal } from "../graphql/user-error.ts";
import type { Text } from "../language.ts";
import type { Advance } from "./advance.ts";
import { accountFacts } from "./deployments/preflight-store.ts";
import { refusalOf } from "./deployments/preflight.ts";
import { type DeploymentRow, findDeployments } from "./deployments/store.ts";
import { nextActions } from "./next-actions.ts";
import type { Pipeline } from "./pipeline.ts";
import { shareProblem } from "./phases.ts";
import { causeOfActor, isInBulk, type PendingActDetail, type PhaseWish } from "./records.ts";
import { createRetrying } from "./retrying.ts";
import type { ReleaseAct, ReleaseState } from "./states.ts";
import type { StepName } from "./steps/step.ts";
import { findReleases, onlineReleases, type ReleaseRow } from "./store.ts";
import { refusalTexts } from "./texts.ts";

/** People before machines. */
export const priority = 10;

const stepOf: Record<Exclude<ReleaseAct, "RETRY">, StepName> = {
  SUBMIT_FOR_AUDIT: "await-code-check",
  RELEASE: "publish",
  PHASE: "phase",
  REVERT_PHASE: "revert-phase",
  EXPEDITE: "expedite",
  WITHDRAW: "withdraw",
  ROLL_BACK: "roll-back",
  CANCEL: "cancel",
};

/** What somebody wants done about a release. */
export interface WantedAct {
  id: number;
  kind: ReleaseAct;
  /** The version on the actor's screen; null when the caller did not look. */
  seenVersion: string | null;
  detail?: PendingActDetail;
  /** Where alone it makes sense: a phased release is started or raised. */
  from?: ReleaseState;
}

export interface ActParts {
  database: Database;
  clock: Clock;
  bus: Bus;
  componentAppId: string;
  advance: Advance;
  pipeline: Pipeline;
  activity: Pick<ActivityLog, "record">;
}

/** What people do about releases. Each act is one transaction; what it asks of WeChat is a job. */
export function createActs({ database, componentAppId, advance, pipeline, activity }: ActParts) {
  const takeUp = createRetrying({ advance, pipeline });

  /**
   * Takes on an act, if the release still is what its actor saw.
   *
   * @param remember called in the work that takes it on
   * @throws {Refusal} NOT_FOUND, CHANGED, NOT_POSSIBLE, BAD_PERCENTAGE, or what preflight says of a retry
   */
  async function act(actor: Actor, wanted: WantedAct, remember: (work: Work) => Promise<void>): Promise<void> {
    const { id, seenVersion, detail, from } = wanted;
    // Everybody is no share of the users: WeChat has a call of its own for that.
    const kind = detail?.gray?.percentage === 100 ? "RELEASE" : wanted.kind;
    await database.atomically(async (work) => {
      const [release] = await findReleases(work, [id]);
      if (!release || release.componentAppId !== componentAppId) throw notFound();
      if (seenVersion !== null && seenVersion !== release.version) throw changed(release);
      // The same button pressed twice, or by two people.
      if (release.pendingAct !== kind || !isSameWish(release.pendingActDetail, detail)) {
        const [deployment] = await findDeployments(work, [release.deploymentId]);
        if (!deployment) throw notFound();
        if (from !== undefined && release.state !== from) throw notPossible(release);
        await requirePossible(work, release, deployment, kind);
        requireShare(release, detail?.gray);
        const appId = await appIdOf(work, release);
        if (kind === "RETRY") await retry(work, actor, release, deployment, appId);
        else await ask(work, actor, release, { kind, detail: detail ?? null }, appId);
        await activity.record(work, actor, {
          act: wanted.kind === "PHASE" && release.state === "GRAY" ? "raisePhasedRelease" : actNames[wanted.kind],
          subjectKind: "Release",
          subjectId: String(id),
          detail: {
            version: release.version,
            state: release.state,
            ...detail?.gray,
            ...(detail?.rollBack?.to == null ? {} : { toAppVersion: detail.rollBack.to }),
          },
        });
      }
      await remember(work);
    });
  }

  async function requirePossible(work: Work, release: ReleaseRow, deployment: DeploymentRow, kind: ReleaseAct) {
    const [online] = kind === "ROLL_BACK" ? await onlineReleases(work, [release.authorizerId]) : [];
    const possible = nextActions({
      ...release,
      isOnline: online?.id === release.id,
      deploymentState: deployment.state,
      submitForAudit: deployment.submitForAudit,
    });
    if (possible.includes(kind)) return;
    const isOutdated = kind === "ROLL_BACK" && release.state === "RELEASED" && online?.id !== release.id;
    throw isOutdated ? changed(online ?? release) : notPossible(release);
  }

  async function appIdOf(work: Work, { authorizerId }: ReleaseRow): Promise<string> {
    const [account] = await accountFacts(work, componentAppId, [authorizerId]);
    if (!account) throw notFound();
    return account.appId;
  }

  async function ask(
    work: Work,
    actor: Actor,
    release: ReleaseRow,
    { kind, detail }: { kind: Exclude<ReleaseAct, "RETRY">; detail: PendingActDetail | null },
    appId: string,
  ) {
    const pending = { pendingAct: kind, pendingActBy: causeOfActor(actor), pendingActDetail: detail };
    await advance.note(work, release, { failure: null, ...pending });
    await pipeline.schedule(work, { id: release.id, appId }, { step: stepOf[kind], priority });
  }

  async function retry(work: Work, actor: Actor, release: ReleaseRow, deployment: DeploymentRow, appId: string) {
    const [account] = await accountFacts(work, componentAppId, [release.authorizerId]);
    const refusal = account && refusalOf(account);
    if (refusal) {
      const { message, remedy } = refusalTexts(refusal);
      throw new Refusal({ code: refusal.code, text: message, remedy });
    }
    await takeUp(work, release, deployment, { appId, cause: causeOfActor(actor), priority });
  }

  return { act };
}

/** Whether the same was asked for; how far a roll-back has come makes no difference. */
function isSameWish(pending: PendingActDetail | null, wanted: PendingActDetail | undefined): boolean {
  const { gray: a, rollBack: from } = pending ?? {};
  const { gray: b, rollBack: to } = wanted ?? {};
  const isSameShare =
    a?.percentage === b?.percentage && a?.debuggersFirst === b?.debuggersFirst && a?.testersFirst === b?.testersFirst;
  // A person's word about one release goes before what was asked for many at once.
  if (isInBulk(pending) && !isInBulk(wanted ?? null)) return false;
  return isSameShare && (from?.to ?? null) === (to?.to ?? null);
}

/** What WeChat would refuse (85081, 85082). @throws {Refusal} BAD_PERCENTAGE */
function requireShare({ state, grayPercentage }: ReleaseRow, wish: PhaseWish | undefined): void {
  const problem = wish && shareProblem(wish);
  if (problem) throw badPercentage(problem);
  if (wish && state === "GRAY" && wish.percentage <= (grayPercentage ?? -1)) {
    const now = `${grayPercentage ?? 0}%`;
    throw badPercentage({ zh: `比例只能变大，现在是 ${now}`, en: `The share can only grow; it is ${now} now` });
  }
}

/** As the mutations are called. */
const actNames: Record<ReleaseAct, string> = {
  SUBMIT_FOR_AUDIT: "submitReleaseForAudit",
  RELEASE: "publishRelease",
  PHASE: "startPhasedRelease",
  REVERT_PHASE: "revertPhasedRelease",
  EXPEDITE: "expediteAudit",
  WITHDRAW: "withdrawReleaseAudit",
  ROLL_BACK: "rollBackRelease",
  RETRY: "retryRelease",
  CANCEL: "cancelRelease",
};

function badPercentage(text: Text): Refusal {
  return new Refusal({ code: "BAD_PERCENTAGE", field: "percentage", text });
}

export function notFound(): Refusal {
  return new Refusal({ code: "NOT_FOUND", field: "id", text: { zh: "找不到", en: "There is no such thing" } });
}

export function changed(now: Pick<ReleaseRow, "version">): Refusal {
  return new Refusal({
    code: "CHANGED",
    field: "version",
    text: { zh: `版本已变化，现在是 ${now.version}`, en: `The version has changed: it is ${now.version} now` },
    remedy: { zh: "看过现在的版本后再操作", en: "Look at what is there now, then decide again" },
  });
}

function notPossible({ state, pendingAct }: ReleaseRow): Refusal {
  const text =
    pendingAct === null
      ? { zh: `当前状态（${state}）不能这样操作`, en: `That cannot be done now: the release is ${state}` }
      : { zh: "另一个操作还在进行", en: "Something else that was asked for is still under way" };
  return new Refusal({ code: "NOT_POSSIBLE", text, remedy: { zh: "刷新后再看", en: "Look again in a moment" } });
}
