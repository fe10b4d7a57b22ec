import type { ActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Work } from "../../db/work.ts";
import type { PageRequest } from "../../graphql/connection.ts";
import type { Actor } from "../../graphql/context.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { requireMedia } from "./media-store.ts";
import {
  auditProfilePage,
  type AuditProfileRow,
  type AuditProfileScope,
  type AuditProfileTarget,
  countAuditProfiles,
  findAuditProfile,
  findAuditProfileById,
  isOwnAccount,
  putAuditProfile,
  removeAuditProfile,
} from "./profile-store.ts";
import { type AuditProfile, auditProfileProblems, auditProfileRefusal } from "./profile.ts";

/** How versions are submitted: profiles of template lines, and those of accounts that lie over them. */
export function createAuditProfiles(parts: {
  database: Database;
  clock: Clock;
  componentAppId: string;
  activity: Pick<ActivityLog, "record">;
}) {
  const { database, clock, componentAppId, activity } = parts;
  const { db } = database;

  /**
   * Replaces the profile of a line or an account. Releases that have not been submitted yet take it, too.
   *
   * @throws {Refusal} NOT_FOUND, or the first thing that WeChat would refuse
   */
  async function saveAuditProfile(
    actor: Actor,
    target: AuditProfileTarget,
    profile: AuditProfile,
    remember: (work: Work) => Promise<void>,
  ): Promise<void> {
    requireSound(profile, "profile");
    await database.atomically(async (work) => {
      await requireTarget(work, target);
      await requireMedia(work, componentAppId, profile.mediaIds ?? [], ["profile", "mediaIds"]);
      const changed = { changedBy: actor.name, changedAt: clock.now() };
      const id = await putAuditProfile(work, { componentAppId, ...target, profile, ...changed });
      await activity.record(work, actor, act("saveAuditProfile", id, target));
      await remember(work);
    });
  }

  /** Deleting what is not there changes nothing. */
  async function deleteAuditProfile(
    actor: Actor,
    target: AuditProfileTarget,
    remember: (work: Work) => Promise<void>,
  ): Promise<void> {
    await database.atomically(async (work) => {
      const id = await removeAuditProfile(work, componentAppId, target);
      if (id !== undefined) await activity.record(work, actor, act("deleteAuditProfile", id, target));
      await remember(work);
    });
  }

  async function requireTarget(work: Work, { scope, target }: AuditProfileTarget): Promise<void> {
    const isKnown =
      scope === "TEMPLATE" ? target.trim() !== "" : await isOwnAccount(work, componentAppId, Number(target));
    if (isKnown) return;
    throw new Refusal({
      code: "NOT_FOUND",
      field: "target",
      text: { zh: "找不到这个账号或模板线", en: "There is no such account or template line" },
    });
  }

  return {
    saveAuditProfile,
    deleteAuditProfile,
    findAuditProfile: (target: AuditProfileTarget) => findAuditProfile(db, componentAppId, target),
    findAuditProfileById: (id: number) => findAuditProfileById(db, componentAppId, id),
    /** Newest first, one more than the page has if there is one. */
    listAuditProfiles: (page: PageRequest, scope?: AuditProfileScope): Promise<AuditProfileRow[]> =>
      auditProfilePage(db, componentAppId, scope, page),
    countAuditProfiles: (scope?: AuditProfileScope) => countAuditProfiles(db, componentAppId, scope),
  };
}

/** @throws {Refusal} the first thing that WeChat would refuse whatever the account */
export function requireSound(profile: AuditProfile, field: string): void {
  const [problem] = auditProfileProblems(profile);
  if (problem) throw auditProfileRefusal(field, problem);
}

function act(name: string, id: number, target: AuditProfileTarget) {
  return { act: name, subjectKind: "AuditProfile", subjectId: String(id), detail: { ...target } };
}
