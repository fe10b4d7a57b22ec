import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { Work } from "../db/work.ts";
import type { Bus } from "../events/bus.ts";
import {
  type AnyJob,
  defineJob,
  enqueue,
  enqueueAll,
  type Job,
  later,
  type Later,
  type RunningJob,
} from "../jobs/service.ts";
import { TicketMissing } from "../platform/service.ts";
import { WechatError, type WechatClient } from "../wechat/index.ts";
import { type Advance, noAct } from "./advance.ts";
import { isAuthorized, waitingForQuota } from "./audit/quota-store.ts";
import { createMediaUploads } from "./audit/media-uploads.ts";
import { createAuditQuota, type NoteQuota } from "./audit/quota.ts";
import { createScreenshots } from "./audit/screenshots.ts";
import { createCallTurns } from "./call-turns.ts";
import { decide, isLost, isOfWechat } from "./decisions.ts";
import { failureBeforeCall } from "./deployments/preflight.ts";
import { createOpenings } from "./deployments/windows.ts";
import { failureOf, isInBulk, type TransitionDetail, type Waiting, type WechatFailure } from "./records.ts";
import { createPlaces } from "./places.ts";
import { goesOn, type ReleaseAct, type ReleaseState, type WaitReason } from "./states.ts";
import { awaitCodeCheck } from "./steps/await-code-check.ts";
import { cancel } from "./steps/cancel.ts";
import { commit } from "./steps/commit.ts";
import { expedite } from "./steps/expedite.ts";
import { followPhase } from "./steps/follow-phase.ts";
import { lookAgainAfterMs } from "./steps/phase-plan.ts";
import { phase } from "./steps/phase.ts";
import { publish } from "./steps/publish.ts";
import { pollAfterMs, readAudit } from "./steps/read-audit.ts";
import { revertPhase } from "./steps/revert-phase.ts";
import { rollBack } from "./steps/roll-back.ts";
import { setDomains } from "./steps/set-domains.ts";
import {
  type NextStep,
  type Outcome,
  type Step,
  type StepName,
  stepNames,
  type StepTools,
  type Way,
} from "./steps/step.ts";
import { findWay, whereItStands } from "./steps/store.ts";
import { submitAudit } from "./steps/submit-audit.ts";
import { withdraw } from "./steps/withdraw.ts";
import { noteVersion } from "./versions/own-versions.ts";

/**
 * Ends a step at once, wherever it stands between two calls. Steps let it through: they catch WeChat's refusals only.
 */
class NoLongerWanted extends Error {
  override readonly name = "NoLongerWanted";
}

interface StepEntry {
  run: Step;
  /** The step is for releases that stand here; anywhere else its time is over. */
  in: readonly ReleaseState[];
  /** The act of a person that sets it going, or may. */
  act?: ReleaseAct;
  /** It changes something at the account, so it waits for the deployment's window. */
  inWindow?: true;
}

const steps: Record<StepName, StepEntry> = {
  "set-domains": { run: setDomains, in: ["QUEUED"], inWindow: true },
  commit: { run: commit, in: ["QUEUED"], inWindow: true },
  "await-code-check": { run: awaitCodeCheck, in: ["COMMITTED"], act: "SUBMIT_FOR_AUDIT" },
  "submit-audit": { run: submitAudit, in: ["COMMITTED"], act: "SUBMIT_FOR_AUDIT", inWindow: true },
  "read-audit": { run: readAudit, in: ["IN_AUDIT"] },
  phase: { run: phase, in: ["APPROVED", "GRAY"], act: "PHASE", inWindow: true },
  "follow-phase": { run: followPhase, in: ["GRAY"] },
  publish: { run: publish, in: ["APPROVED", "GRAY"], act: "RELEASE", inWindow: true },
  expedite: { run: expedite, in: ["IN_AUDIT"], act: "EXPEDITE" },
  withdraw: { run: withdraw, in: ["IN_AUDIT"], act: "WITHDRAW" },
  "revert-phase": { run: revertPhase, in: ["GRAY"], act: "REVERT_PHASE" },
  "roll-back": { run: rollBack, in: ["RELEASED"], act: "ROLL_BACK" },
  cancel: { run: cancel, in: ["QUEUED", "COMMITTED", "APPROVED"], act: "CANCEL" },
};

/** Looking goes on while a deployment stands still, unless it is paused; what it waits for meanwhile. */
const looks = new Map<StepName, WaitReason>([
  ["read-audit", "AUDIT"],
  ["follow-phase", "PHASE"],
]);
/** What leaves the release as it is when it cannot be done. */
const harmless = new Set<StepName>(["withdraw", "cancel", "expedite", "revert-phase", "follow-phase"]);

const payload = z.object({
  releaseId: z.number(),
  /** Who or what set the step going, when it was not the step before. */
  cause: z.string().optional(),
});
type StepPayload = z.infer<typeof payload>;

const maxAttempts = 8; // 5 s, 10 s, 20 s … ten minutes in all

function backoffMs(attempt: number): number {
  return 5_000 * 2 ** (attempt - 1);
}

/** Runs the steps of releases as durable jobs, and turns each outcome into one transaction. */
export type Pipeline = ReturnType<typeof createPipeline>;

export interface PipelineParts {
  database: Database;
  wechat: WechatClient;
  bus: Bus;
  clock: Clock;
  componentAppId: string;
  advance: Advance;
  noteQuota: NoteQuota;
  /** How many calls to WeChat steps make at once, whatever kinds they are of. */
  concurrency?: number;
}

const quotaPayload = z.object({ appId: z.string() });
const quotaReadAfterMs = 30_000; // a whole batch of submissions is read once

export function createPipeline(parts: PipelineParts) {
  const { database, wechat, bus, clock, componentAppId, advance, concurrency = 16 } = parts;
  const openings = createOpenings();
  const places = createPlaces(clock);
  const turns = createCallTurns(concurrency);
  const quota = createAuditQuota({ ...parts, resume: resumeSubmissions });
  const media = createMediaUploads(parts);
  const screenshots = createScreenshots(parts);
  const jobs = Object.fromEntries(stepNames.map((step) => [step, jobOf(step)])) as Record<StepName, Job<StepPayload>>;

  function jobOf(step: StepName): Job<StepPayload> {
    return defineJob({
      kind: `release.${step}`,
      payload,
      pool: "release",
      // As many call WeChat at once as there are turns; the others read, commit, or wait for a turn meanwhile.
      concurrency: 2 * concurrency,
      maxAttempts,
      backoff: backoffMs,
      run: (job) => take(step, job),
      exhausted: (work, job, error) => giveUp(work, step, job.payload.releaseId, job.attempt, error),
    });
  }

  /**
   * Reads the audit quota soon after submissions, in the name of an account that submitted.
   *
   * A repeat reads it again.
   */
  const readQuota = defineJob({
    kind: "release.read-audit-quota",
    payload: quotaPayload,
    maxAttempts: 3,
    async run({ payload: { appId }, signal }) {
      // A cancelled account is not called any more; the next submission reads it in another one's name.
      if (await isAuthorized(database.db, componentAppId, appId)) await quota.read(appId, signal);
    },
  });

  async function readQuotaSoon(work: Work, appId: string): Promise<void> {
    const runAt = new Date(clock.now().getTime() + quotaReadAfterMs);
    await enqueue(work, readQuota, { scope: componentAppId, key: componentAppId, payload: { appId }, runAt });
  }

  /** Has a step taken, now or later. While it waits already, the earlier of the two times counts. */
  async function schedule(
    work: Work,
    release: { id: number; appId: string },
    next: NextStep & { cause?: string; priority?: number },
  ) {
    const { step, afterMs = 0, cause, priority } = next;
    await enqueue(work, jobs[step], {
      scope: componentAppId,
      key: String(release.id),
      payload: { releaseId: release.id, ...(cause === undefined ? {} : { cause }) },
      runAt: new Date(clock.now().getTime() + afterMs),
      // All calls for one account come one after the other, across deployments and rooms.
      serial: `authorizer:${release.appId}`,
      ...(priority === undefined ? {} : { priority }),
    });
  }

  /** Has the first step of many releases taken that have just begun. */
  async function scheduleAll(
    work: Work,
    begun: readonly { id: number; appId: string }[],
    step: StepName,
  ): Promise<void> {
    const wanted = begun.map(({ id, appId }) => ({
      scope: componentAppId,
      key: String(id),
      payload: { releaseId: id },
      serial: `authorizer:${appId}`,
    }));
    await enqueueAll(work, jobs[step], wanted);
  }

  async function resumeSubmissions(work: Work, count: number): Promise<void> {
    for (const release of await waitingForQuota(work, componentAppId, Math.min(count, 500))) {
      await schedule(work, release, { step: "submit-audit" });
    }
  }

  async function take(step: StepName, job: RunningJob<StepPayload>): Promise<void | Later> {
    const way = await findWay(database.db, job.payload.releaseId);
    if (!way || !steps[step].in.includes(way.state) || way.componentAppId !== componentAppId) return undefined;
    const limit = isAsked(step, way) ? undefined : way.plan?.concurrency;
    if (limit === undefined) return await takeNow(step, way, job);
    const place = places.take(way.deploymentId, limit);
    if ("comeAgainAt" in place) return later(place.comeAgainAt, "concurrency");
    try {
      return await takeNow(step, way, job);
    } finally {
      place.free();
    }
  }

  async function takeNow(step: StepName, way: Way, job: RunningJob<StepPayload>): Promise<void | Later> {
    const cause = causeOf(step, way, job.payload.cause);
    const outcome = await outcomeOf(step, way, job, cause);
    return await write(step, way, job, outcome, cause);
  }

  /** What becomes of a step that may not go on now. What was due in a pause is due when it ends. */
  function standing(step: StepName): Outcome {
    const reason = looks.get(step);
    return reason ? { does: "stand", waiting: { reason, nextTryAt: clock.now().getTime() } } : { does: "nothing" };
  }

  async function outcomeOf(step: StepName, way: Way, job: RunningJob<StepPayload>, cause: string): Promise<Outcome> {
    if (step !== "cancel") {
      if (!mayGoOn(step, way)) return standing(step);
      const failure = failureBeforeCall(way.accountStatus);
      if (failure) return { does: "fail", failure };
      if (!isAsked(step, way)) {
        if (isForAPerson(step, way)) return { does: "nothing" };
        if (way.wave > way.openWave && !looks.has(step)) return { does: "stand", waiting: { reason: "WAVE" } };
        const opensAt = steps[step].inWindow ? openings.next(way.plan, clock.now()) : null;
        if (opensAt) return { does: "wait", reason: "WINDOW", afterMs: opensAt.getTime() - clock.now().getTime() };
      }
    }
    try {
      if (step === "submit-audit") {
        const until = await quota.heldUntil(way.appId, job.signal);
        if (until)
          return {
            does: "wait",
            reason: "QUOTA",
            afterMs: until.getTime() - clock.now().getTime() + spread(way),
            errcode: 85085,
          };
      }
      return await steps[step].run(way, toolsFor(step, way, job.signal, cause));
    } catch (error) {
      if (error instanceof NoLongerWanted) return standing(step);
      if (error instanceof TicketMissing) return { does: "wait", reason: "ENVIRONMENT", afterMs: lookForTicketAfterMs };
      if (!isOfWechat(error)) throw error;
      return await decided(error, step, way, job.attempt);
    }
  }

  /** @throws the error itself, when the step is to be tried again after a pause that grows with every attempt */
  async function decided(
    error: Parameters<typeof decide>[0],
    step: StepName,
    way: Way,
    attempt: number,
  ): Promise<Outcome> {
    const decision = decide(error);
    const errcode = error instanceof WechatError ? error.errcode : -1;
    switch (decision.does) {
      case "fail":
        return { does: "fail", failure: failureOf(error) };
      case "wait":
        return { ...decision, errcode };
      case "holdQuota":
        return await holdQuota();
      case "backOff": {
        // A review lasts for hours: looking at it again later is no failure.
        if (step === "read-audit") return { does: "wait", reason: "AUDIT", afterMs: pollAfterMs(60_000) };
        if (step === "follow-phase") return { does: "wait", reason: "PHASE", afterMs: lookAgainAfterMs(0) };
        const nextTryAt = clock.now().getTime() + backoffMs(attempt);
        await database.atomically((work) =>
          advance.note(work, way, { waiting: { reason: "BUSY", nextTryAt, errcode } }),
        );
        throw error;
      }
    }
  }

  async function holdQuota(): Promise<Outcome> {
    const until = await database.atomically((work) => quota.hold(work));
    return { does: "wait", reason: "QUOTA", afterMs: until.getTime() - clock.now().getTime(), errcode: 85085 };
  }

  function toolsFor(step: StepName, way: Way, signal: AbortSignal, cause: string): StepTools {
    async function stillWanted(): Promise<boolean> {
      const now = await whereItStands(database.db, way.id);
      if (now?.state !== way.state || now.accountStatus !== "AUTHORIZED") return false;
      return step === "cancel" || mayGoOn(step, now);
    }
    return {
      wechat: callingThrough(wechat, async (call) => {
        return await turns.call(async () => {
          if (!(await stillWanted())) throw new NoLongerWanted();
          return await call();
        });
      }),
      clock,
      signal,
      cause,
      stillWanted,
      noteAuditBefore: (auditId) =>
        database.atomically((work) => advance.note(work, way, { auditBefore: { auditId } })),
      noteGoingBackTo: (goingTo) =>
        database.atomically((work) => {
          const { pendingActDetail: asked } = way;
          const goingBack = { to: null, ...asked?.rollBack, goingTo };
          return advance.note(work, way, { pendingActDetail: { ...asked, rollBack: goingBack } });
        }),
      previewOf: (mediaIds) => media.previewOf(way, mediaIds, { signal, goesOn: stillWanted }),
      forgetMedia: () => media.forget(way.authorizerId),
    };
  }

  /** One transaction: the job is done, the release moved, the next step waits. A kill keeps all of it or nothing. */
  async function write(
    step: StepName,
    way: Way,
    job: RunningJob<StepPayload>,
    outcome: Outcome,
    cause: string,
  ): Promise<void | Later> {
    switch (outcome.does) {
      case "nothing":
        return undefined;
      case "stand":
        return await database.atomically(async (work) => {
          await job.done(work);
          await advance.note(work, way, { waiting: outcome.waiting });
        });
      case "wait":
        return await putOff(step, way, job, outcome);
      case "goOn":
        return await database.atomically(async (work) => {
          await job.done(work);
          await schedule(work, way, outcome.next);
        });
      case "move":
        return await database.atomically(async (work) => {
          await job.done(work);
          const { next, patch, ...move } = outcome;
          const moved = await advance.advance(work, way, { ...move, cause, patch: { ...waitFor(next), ...patch } });
          if (moved && next) await schedule(work, way, next);
          if (moved) await noteVersion(work, way, outcome, clock.now());
          if (moved && outcome.by === "submitted") await readQuotaSoon(work, way.appId);
          if (moved && outcome.by === "rejected") await noteRejection(work, way, patch?.rejectScreenshots ?? "");
        });
      case "fail":
        return await database.atomically(async (work) => {
          await job.done(work);
          await fail(work, way, outcome.failure, cause, outcome.detail);
        });
      case "refuse":
        return await database.atomically(async (work) => {
          await job.done(work);
          await refuse(work, way, outcome.failure);
        });
      case "note":
        return await database.atomically(async (work) => {
          await job.done(work);
          await advance.note(work, way, { ...outcome.beside, failure: null, ...noAct });
          if (step === "expedite") await readQuotaSoon(work, way.appId);
        });
    }
  }

  /** Its screenshots are fetched, and operators hear of it on the platform's page. */
  async function noteRejection(work: Work, way: Way, mediaIds: string): Promise<void> {
    await screenshots.fetchSoon(work, way, mediaIds.split("|").filter(Boolean));
    bus.publish(work, "platform", {});
  }

  async function putOff(
    step: StepName,
    way: Way,
    job: RunningJob<StepPayload>,
    { reason, afterMs, errcode, alongside }: Extract<Outcome, { does: "wait" }>,
  ): Promise<void | Later> {
    const runAt = new Date(clock.now().getTime() + Math.max(1_000, afterMs));
    const waiting = { reason, nextTryAt: runAt.getTime(), ...(errcode === undefined ? {} : { errcode }) };
    await database.atomically(async (work) => {
      await advance.note(work, way, { waiting });
      if (alongside) await schedule(work, way, { step: alongside });
    });
    if (job.payload.cause === undefined) return later(runAt, reason);
    // What set this run going does not set the next one going.
    return await database.atomically(async (work) => {
      await job.done(work);
      await schedule(work, way, { step, afterMs: runAt.getTime() - clock.now().getTime() });
    });
  }

  /** What is shown until the next step, when that one comes only after a while. */
  function waitFor(next: NextStep | undefined): { waiting?: Waiting } {
    if (!next) return {};
    const { step, afterMs = 0 } = next;
    const reason = looks.get(step) ?? (afterMs > 0 ? "PHASE" : undefined);
    return reason ? { waiting: { reason, nextTryAt: clock.now().getTime() + afterMs } } : {};
  }

  async function fail(work: Work, way: Way, failure: WechatFailure, cause: string, detail?: TransitionDetail) {
    // What is online stays online, whatever WeChat refused; a share of the users, as long as the account is ours.
    if (way.state === "RELEASED" || (way.state === "GRAY" && !isLost(failure.errcode)))
      return await refuse(work, way, failure);
    const { errcode, errmsg } = failure;
    return await advance.advance(work, way, {
      by: "refused",
      to: "FAILED",
      cause,
      detail: detail ?? { note: "refused", errcode, errmsg },
      patch: { failure },
    });
  }

  async function refuse(work: Work, way: Way, failure: WechatFailure): Promise<boolean> {
    if (way.state === "GRAY") await schedule(work, way, { step: "follow-phase", afterMs: lookAgainAfterMs(0) });
    return await advance.note(work, way, { failure, ...noAct });
  }

  async function giveUp(work: Work, step: StepName, releaseId: number, attempts: number, error: Error): Promise<void> {
    const way = await findWay(work, releaseId);
    if (!way || !steps[step].in.includes(way.state)) return;
    const failure = isOfWechat(error) ? failureOf(error) : ownFailure;
    const detail = { note: "gaveUp", attempts, error: failure.errmsg } as const;
    if (harmless.has(step)) await refuse(work, way, failure);
    else await fail(work, way, failure, "worker", detail);
  }

  return {
    schedule,
    scheduleAll,
    quota,
    jobs: [...Object.values(jobs), readQuota, ...screenshots.jobs] as unknown as readonly AnyJob[],
  };
}

/** Tickets come every ten minutes. */
const lookForTicketAfterMs = 5 * 60_000;

/** A bug of ours, in words that give nothing away; the log has the rest. */
const ownFailure: WechatFailure = {
  errcode: -1,
  errmsg: "the step failed in Minifleet itself: see its log",
  endpoint: "",
};

type Standing = Pick<Way, "pendingAct" | "pendingActDetail" | "deploymentState">;

/** A person asked for this step of this release; what was asked for many at once counts as the deployment's own. */
function isAsked(step: StepName, { pendingAct, pendingActDetail }: Standing): boolean {
  const { act } = steps[step];
  return act !== undefined && pendingAct === act && !isInBulk(pendingActDetail);
}

/** It does not go out by itself any more: somebody took it back from the users. */
function isForAPerson(step: StepName, { state, waiting, pendingAct }: Way): boolean {
  if (state !== "APPROVED" || pendingAct !== null) return false;
  return (step === "publish" || step === "phase") && waiting?.takenBack === true;
}

/**
 * Whether the deployment lets a step begin or make its next call. What a person asks for release by release is always
 * done. Audits are followed whatever became of the deployment, but a pause is silent: it stops that, too.
 */
function mayGoOn(step: StepName, standing: Standing): boolean {
  if (standing.pendingAct === "CANCEL") return false;
  if (isAsked(step, standing)) return true;
  return looks.has(step) ? standing.deploymentState !== "PAUSED" : goesOn(standing.deploymentState);
}

/** The client, every call of which goes through `pass`. */
function callingThrough(wechat: WechatClient, pass: (call: () => Promise<unknown>) => Promise<unknown>): WechatClient {
  const passing = (chapter: object) =>
    new Proxy(chapter, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== "function") return member;
        return (...given: unknown[]): Promise<unknown> =>
          pass(() => Reflect.apply(member, target, given) as Promise<unknown>);
      },
    });
  return Object.fromEntries(
    Object.entries(wechat).map(([name, chapter]) => [name, passing(chapter)]),
  ) as unknown as WechatClient;
}

function causeOf(step: StepName, way: Way, cause: string | undefined): string {
  if (cause !== undefined) return cause;
  if (steps[step].act !== undefined && way.pendingAct === steps[step].act) return way.pendingActBy ?? "worker";
  return looks.has(step) ? "poll" : "worker";
}

/** Releases that waited together come back over half a minute, not in one breath. */
function spread({ id }: Pick<Way, "id">): number {
  return (id % 60) * 500;
}
