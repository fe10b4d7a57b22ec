import { eq, sql } from "drizzle-orm";
import { preparedWrite } from "../../db/prepared.ts";
import type { Work } from "../../db/work.ts";
import type { Move } from "../advance.ts";
import type { NowOnline, Way } from "../steps/step.ts";
import { onlineReleases } from "../store.ts";
import { accountVersions, trialQrCodes } from "./tables.ts";

/** Keeps which version an account runs in the work that moves its release: what WeChat would say if it were asked. */
export async function noteVersion(
  work: Work,
  way: Way,
  { by, nowOnline }: Pick<Move, "by"> & { nowOnline?: NowOnline },
  at: Date,
): Promise<void> {
  const { id, authorizerId, componentAppId, version, description, templateRowId } = way;
  const account = { authorizerId, componentAppId, notedAt: at };
  switch (by) {
    case "committed":
      await noteTrial(work).execute({ ...account, version, description, at, releaseId: id });
      // They show the version before.
      await dropQrCodes(work).execute({ authorizerId });
      return;
    case "released":
      await noteOnline(work).execute({
        ...account,
        version,
        description,
        at,
        releaseId: id,
        templateId: templateRowId,
      });
      return;
    case "rolledBack":
      await noteOlderOnline(work, account, nowOnline, at);
      return;
    default:
      return;
  }
}

async function noteOlderOnline(
  work: Work,
  account: { authorizerId: number; componentAppId: string; notedAt: Date },
  online: NowOnline | undefined,
  at: Date,
): Promise<void> {
  const [newest] = await onlineReleases(work, [account.authorizerId]);
  const own = online && newest?.version === online.version ? newest : undefined;
  await noteOnline(work).execute({
    ...account,
    version: online?.version ?? null,
    description: online?.description ?? null,
    at: online ? (online.at ?? at) : null,
    releaseId: own?.id ?? null,
    templateId: own?.templateId ?? null,
  });
}

const noteTrial = preparedWrite("note_trial_version", (on, name) =>
  on
    .insert(accountVersions)
    .values({
      authorizerId: sql.placeholder("authorizerId"),
      componentAppId: sql.placeholder("componentAppId"),
      trialVersion: sql.placeholder("version"),
      trialDescription: sql.placeholder("description"),
      trialAt: sql.placeholder("at"),
      trialReleaseId: sql.placeholder("releaseId"),
      notedAt: sql.placeholder("notedAt"),
    })
    .onConflictDoUpdate({
      target: accountVersions.authorizerId,
      set: {
        trialVersion: sql`excluded.trial_version`,
        trialDescription: sql`excluded.trial_description`,
        trialAt: sql`excluded.trial_at`,
        trialReleaseId: sql`excluded.trial_release_id`,
        notedAt: sql`excluded.noted_at`,
      },
    })
    .prepare(name),
);

const noteOnline = preparedWrite("note_online_version", (on, name) =>
  on
    .insert(accountVersions)
    .values({
      authorizerId: sql.placeholder("authorizerId"),
      componentAppId: sql.placeholder("componentAppId"),
      onlineVersion: sql.placeholder("version"),
      onlineDescription: sql.placeholder("description"),
      onlineAt: sql.placeholder("at"),
      onlineReleaseId: sql.placeholder("releaseId"),
      onlineTemplateId: sql.placeholder("templateId"),
      notedAt: sql.placeholder("notedAt"),
    })
    .onConflictDoUpdate({
      target: accountVersions.authorizerId,
      set: {
        onlineVersion: sql`excluded.online_version`,
        onlineDescription: sql`excluded.online_description`,
        onlineAt: sql`excluded.online_at`,
        onlineReleaseId: sql`excluded.online_release_id`,
        onlineTemplateId: sql`excluded.online_template_id`,
        notedAt: sql`excluded.noted_at`,
      },
    })
    .prepare(name),
);

const dropQrCodes = preparedWrite("drop_trial_qr_codes", (on, name) =>
  on
    .delete(trialQrCodes)
    .where(eq(trialQrCodes.authorizerId, sql.placeholder("authorizerId")))
    .prepare(name),
);
