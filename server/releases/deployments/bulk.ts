import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Work } from "../../db/work.ts";
import type { Actor } from "../../graphql/context.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { type AnyJob, defineJob, enqueue, type RunningJob } from "../../jobs/service.ts";
import { type ActParts, changed, notFound } from "../acts.ts";
import { requireMedia } from "../audit/media-store.ts";
import { changeProfile } from "../audit/profile-store.ts";
import { type AuditProfile, mergeProfiles } from "../audit/profile.ts";
import { requireSound } from "../audit/profiles.ts";
import { causeOfActor } from "../records.ts";
import { createRetrying } from "../retrying.ts";
import { isLive, type ReleaseState, releaseStates } from "../states.ts";
import { onlineReleases } from "../store.ts";
import { type BulkSearch, countInBulk, releasesInBulk } from "./bulk-store.ts";
import { accountFacts } from "./preflight-store.ts";
import { refusalOf } from "./preflight.ts";
import { isOver, standsStill } from "./steering.ts";
import { type DeploymentRow, findDeployments } from "./store.ts";

const payload = z.object({
  deploymentId: z.number(),
  does: z.enum(["retry", "skip", "publish", "rollBack", "end"]),
  cause: z.string(),
  askedAt: z.number(),
  states: z.array(z.enum(releaseStates)),
  errcode: z.number().optional(),
  wave: z.number().optional(),
  releaseIds: z.array(z.number()).optional(),
  rejectionKey: z.string().optional(),
  /** Checked when it was asked for. */
  profile: z.custom<AuditProfile>((value) => typeof value === "object" && value !== null).optional(),
});
type Bulk = z.infer<typeof payload>;

/** Ended releases that can be taken up again. */
const retriable = ["FAILED", "REJECTED", "WITHDRAWN"] as const satisfies ReleaseState[];
/** An audit at WeChat is not left out of anything: it is withdrawn. */
const skippable = ["QUEUED", "COMMITTED", "APPROVED", ...retriable] as const satisfies ReleaseState[];

/** What is online, for everybody or for a share of the users. */
const withUsers = ["RELEASED", "GRAY"] as const satisfies ReleaseState[];
/** What is done about a deployment that was cancelled, too. */
const despiteTheEnd = new Set<Bulk["does"]>(["end", "rollBack"]);

/** One transaction each, in which a release takes a handful of statements. */
const chunk = 100;
/** As long as the list of a page can be. */
const mostIds = 1_000;

/** `remember` gets how many releases are meant, in the work that takes the act on. */
type Remember = (work: Work, count: number) => Promise<void>;

export type BulkActs = ReturnType<typeof createBulkActs>;

/**
 * What people do about many releases of a deployment at once. The act is one row; a durable job does it, chunk by
 * chunk, for what stood there when it was asked for.
 */
export function createBulkActs({ database, clock, bus, componentAppId, advance, pipeline, activity }: ActParts) {
  const takeUp = createRetrying({ advance, pipeline });

  /**
   * A repeat begins anew and finds what is done already in another state, or asked for.
   */
  const bulk = defineJob({ kind: "deployment.bulk", payload, concurrency: 2, run: doAll });

  async function doAll({ payload: asked, signal }: RunningJob<Bulk>): Promise<void> {
    for (let after = 0; ;) {
      signal.throwIfAborted();
      const [deployment] = await findDeployments(database.db, [asked.deploymentId]);
      if (!deployment || (deployment.state === "CANCELLED" && !despiteTheEnd.has(asked.does))) return;
      const some = await releasesInBulk(database.db, searchOf(asked), { after, limit: chunk });
      if (some.length > 0) await database.atomically((work) => doSome(work, asked, deployment, some));
      after = some.at(-1)?.id ?? after;
      if (some.length < chunk) return;
    }
  }

  type Some = Awaited<ReturnType<typeof releasesInBulk>>;

  async function doSome(
    work: Work,
    { does, cause, profile }: Bulk,
    deployment: DeploymentRow,
    some: Some,
  ): Promise<void> {
    switch (does) {
      case "retry":
        return await retrySome(work, { cause, profile }, deployment, some);
      case "skip":
      case "end":
        for (const release of some) await skip(work, cause, deployment, release);
        return undefined;
      case "publish":
        for (const release of some) {
          const asks = { pendingAct: "RELEASE", pendingActBy: cause, pendingActDetail: { inBulk: true } } as const;
          if (await advance.note(work, release, { failure: null, ...asks }))
            await pipeline.schedule(work, release, { step: "publish" });
        }
        return undefined;
      case "rollBack":
        return await rollBackSome(work, cause, some);
    }
  }

  /** Its own deployment may stand still just because of it, so it counts as asked for release by release. */
  async function rollBackSome(work: Work, cause: string, some: Some): Promise<void> {
    const ids = some.map(({ authorizerId }) => authorizerId);
    const online = new Set((await onlineReleases(work, ids)).map(({ id }) => id));
    for (const release of some) {
      const isPhased = release.state === "GRAY";
      // Another version went online since: going back would take that one from the users.
      if (!isPhased && !online.has(release.id)) continue;
      const pendingAct = isPhased ? "REVERT_PHASE" : "ROLL_BACK";
      if (await advance.note(work, release, { failure: null, pendingAct, pendingActBy: cause, pendingActDetail: null }))
        await pipeline.schedule(work, release, { step: isPhased ? "revert-phase" : "roll-back" });
    }
  }

  async function retrySome(
    work: Work,
    { cause, profile }: Pick<Bulk, "cause" | "profile">,
    deployment: DeploymentRow,
    some: Some,
  ): Promise<void> {
    const ids = some.map(({ authorizerId }) => authorizerId);
    const accounts = new Map((await accountFacts(work, componentAppId, ids)).map((facts) => [facts.id, facts]));
    for (const release of some) {
      const facts = accounts.get(release.authorizerId);
      // Cancelled by the merchant meanwhile, or another release's by now: it stays as it is.
      if (!facts || refusalOf(facts)) continue;
      const isTaken = await takeUp(work, release, deployment, { appId: release.appId, cause });
      if (isTaken && profile) await changeProfile(work, release.id, mergeProfiles(release.auditProfile, profile));
    }
  }

  async function skip(work: Work, cause: string, deployment: DeploymentRow, release: Some[number]): Promise<void> {
    // Of a wave that never opens nothing is on its way; whatever else is live is ended between two steps of its own.
    const isUntouched = deployment.state === "CANCELLED" && release.wave > deployment.wave;
    if (isLive(release.state) && !isUntouched) {
      await advance.note(work, release, { pendingAct: "CANCEL", pendingActBy: cause, pendingActDetail: null });
      await pipeline.schedule(work, release, { step: "cancel" });
      return;
    }
    const detail = deployment.state === "CANCELLED" ? ({ note: "deploymentCancelled" } as const) : undefined;
    await advance.advance(work, release, { by: "CANCEL", to: "CANCELLED", cause, ...(detail ? { detail } : {}) });
  }

  /** Puts an act into the queue, in the work that takes it on. */
  async function doSoon(work: Work, asked: Omit<Bulk, "askedAt">): Promise<void> {
    const askedAt = clock.now().getTime();
    await enqueue(work, bulk, {
      scope: componentAppId,
      key: randomUUID(),
      payload: { ...asked, askedAt },
      priority: 10,
    });
  }

  async function take(
    actor: Actor,
    asked: Omit<Bulk, "askedAt" | "cause">,
    { act, check }: { act: string; check: (deployment: DeploymentRow) => void },
    remember: Remember,
  ): Promise<void> {
    await database.atomically(async (work) => {
      const { deploymentId: id, does: _does, releaseIds: _ids, profile: _profile, ...detail } = asked;
      const [deployment] = await findDeployments(work, [id]);
      if (!deployment || deployment.componentAppId !== componentAppId) throw notFound();
      check(deployment);
      const cause = causeOfActor(actor);
      const meant = await countInBulk(work, searchOf({ ...asked, cause, askedAt: clock.now().getTime() }));
      if (meant > 0) {
        await doSoon(work, { ...asked, cause });
        await activity.record(work, actor, {
          act,
          subjectKind: "Deployment",
          subjectId: String(id),
          detail: { ...detail, count: meant },
        });
        bus.publish(work, "deployment", { id });
      }
      await remember(work, meant);
    });
  }

  return {
    /**
     * Takes releases up again that ended without success. Accounts that cannot be taken up are left as they are.
     *
     * @throws {Refusal} NOT_FOUND, NOT_POSSIBLE, BAD_INPUT
     */
    async retryReleases(
      actor: Actor,
      asked: { deploymentId: number; errcode?: number; states?: readonly ReleaseState[] },
      remember: Remember,
    ): Promise<void> {
      const { deploymentId, errcode, states = ["FAILED"] } = asked;
      requireStates("states", states, retriable);
      const meant = { deploymentId, states: [...states], ...(errcode === undefined ? {} : { errcode }) };
      await take(actor, { ...meant, does: "retry" }, { act: "retryReleases", check: notCancelled }, remember);
    },

    /**
     * Submits rejected releases again, with what is changed for them alone. Accounts that cannot be taken up are left
     * as they are.
     *
     * @throws {Refusal} NOT_FOUND, NOT_POSSIBLE, BAD_INPUT, or what WeChat would refuse of the profile
     */
    async resubmitReleases(
      actor: Actor,
      asked: { deploymentId: number; rejectionKey?: string; releaseIds?: readonly number[]; profile?: AuditProfile },
      remember: Remember,
    ): Promise<void> {
      const { deploymentId, rejectionKey, releaseIds, profile } = asked;
      if (releaseIds && releaseIds.length > mostIds) throw tooManyIds();
      if (profile) {
        requireSound(profile, "profile");
        await requireMedia(database.db, componentAppId, profile.mediaIds ?? [], ["profile", "mediaIds"]);
      }
      const meant = {
        deploymentId,
        states: ["REJECTED" as const],
        ...(rejectionKey === undefined ? {} : { rejectionKey }),
        ...(releaseIds === undefined ? {} : { releaseIds: [...releaseIds] }),
        ...(profile === undefined ? {} : { profile }),
      };
      await take(actor, { ...meant, does: "retry" }, { act: "resubmitReleases", check: notCancelled }, remember);
    },

    /**
     * Leaves releases out of their deployment: what is under way ends, what failed counts as a problem no longer.
     *
     * @throws {Refusal} NOT_FOUND, BAD_INPUT
     */
    async skipReleases(
      actor: Actor,
      asked: { deploymentId: number; errcode?: number; state?: ReleaseState; releaseIds?: readonly number[] },
      remember: Remember,
    ): Promise<void> {
      const { deploymentId, errcode, state, releaseIds } = asked;
      if (errcode === undefined && state === undefined && releaseIds === undefined) throw saysNotWhich();
      if (releaseIds && releaseIds.length > mostIds) throw tooManyIds();
      if (state !== undefined) requireStates("state", [state], skippable);
      const meant = {
        deploymentId,
        states: state === undefined ? (errcode === undefined ? [...skippable] : ["FAILED" as const]) : [state],
        ...(errcode === undefined ? {} : { errcode }),
        ...(releaseIds === undefined ? {} : { releaseIds: [...releaseIds] }),
      };
      await take(actor, { ...meant, does: "skip" }, { act: "skipReleases", check: () => {} }, remember);
    },

    /**
     * Puts all approved versions of a deployment, or of one of its waves, online: within its windows, and not while it
     * is paused.
     *
     * @param asked.wave from 0
     * @throws {Refusal} NOT_FOUND, CHANGED, NOT_POSSIBLE
     */
    async publishReleases(
      actor: Actor,
      asked: { deploymentId: number; wave?: number; seenVersion: string | null },
      remember: Remember,
    ): Promise<void> {
      const { deploymentId, wave, seenVersion } = asked;
      const check = (deployment: DeploymentRow) => {
        if (seenVersion !== null && seenVersion !== deployment.version) throw changed(deployment);
        notCancelled(deployment);
        if (deployment.state === "PAUSED" || deployment.state === "HALTED") throw standsStill();
      };
      const meant = { deploymentId, states: ["APPROVED" as const], ...(wave === undefined ? {} : { wave }) };
      await take(actor, { ...meant, does: "publish" }, { act: "publishReleases", check }, remember);
    },

    /**
     * Takes a deployment's version, or that of one of its waves, back from all users who have it: what is online goes
     * back to the version before, what is phased is taken back. Each account only as long as that version is online.
     *
     * @param asked.wave from 0
     * @throws {Refusal} NOT_FOUND, CHANGED
     */
    async rollBackWave(
      actor: Actor,
      asked: { deploymentId: number; wave?: number; seenVersion: string },
      remember: Remember,
    ): Promise<void> {
      const { deploymentId, wave, seenVersion } = asked;
      const check = (deployment: DeploymentRow) => {
        if (seenVersion !== deployment.version) throw changed(deployment);
      };
      const meant = { deploymentId, states: [...withUsers], ...(wave === undefined ? {} : { wave }) };
      await take(actor, { ...meant, does: "rollBack" }, { act: "rollBackWave", check }, remember);
    },

    doSoon,
    jobs: [bulk] as unknown as readonly AnyJob[],
  };
}

function searchOf({ does, cause: _cause, profile: _profile, askedAt, ...search }: Bulk): BulkSearch {
  return {
    ...search,
    // Code that was on its way when its deployment ended has arrived since, and ends too.
    until: does === "end" ? null : new Date(askedAt),
    overrules: does === "skip" || does === "end",
  };
}

function notCancelled(deployment: DeploymentRow): void {
  if (deployment.state === "CANCELLED") throw isOver(deployment);
}

function requireStates(field: string, states: readonly ReleaseState[], allowed: readonly ReleaseState[]): void {
  const other = states.find((state) => !allowed.includes(state));
  if (other === undefined) return;
  const named = allowed.join(", ");
  throw new Refusal({
    code: "BAD_INPUT",
    field,
    text: { zh: `${other} 状态不能这样操作，可以是 ${named}`, en: `${other} cannot be meant; one of ${named} can` },
  });
}

function saysNotWhich(): Refusal {
  return new Refusal({
    code: "BAD_INPUT",
    text: { zh: "请指明哪些：发布单、错误码或状态", en: "Say which: releases, an errcode, or a state" },
  });
}

function tooManyIds(): Refusal {
  return new Refusal({
    code: "BAD_INPUT",
    field: "releaseIds",
    text: { zh: `一次最多 ${mostIds} 个`, en: `At most ${mostIds} at a time` },
  });
}
