import { and, asc, count, desc, eq, exists, gt, inArray, notInArray, type SQL, sql } from "drizzle-orm";
import { authorizers, grantedPermissionSets } from "../../authorizers/tables.ts";
import { preparedForIds } from "../../db/id-lists.ts";
import type { Db, Work } from "../../db/work.ts";
import { templates } from "../../templates/tables.ts";
import { codePermissionSet } from "../deployments/preflight.ts";
import { accountVersions, trialQrCodes, versionReadings } from "./tables.ts";

export type AccountVersionsRow = typeof accountVersions.$inferSelect;
export type VersionReadingRow = typeof versionReadings.$inferSelect;

export const versionsOf = preparedForIds("versions_of_accounts", (on, ids, name) =>
  on.select().from(accountVersions).where(inArray(accountVersions.authorizerId, ids)).prepare(name),
);

/** What WeChat says of one account. */
export interface VersionAnswer {
  authorizerId: number;
  componentAppId: string;
  trial: { version: string; desc: string; at?: Date | undefined } | undefined;
  online: { version: string; desc: string; at?: Date | undefined } | undefined;
  /** When it was asked. */
  readAt: Date;
}

/**
 * Keeps what WeChat says an account runs. A release of ours that was written since the question is newer than the
 * answer, and stays. A trial version that is another one takes its QR codes along.
 */
export async function noteAnswer(work: Work, { authorizerId, componentAppId, trial, online, readAt }: VersionAnswer) {
  const [known] = await versionsOf(work, [authorizerId]);
  if (known?.notedAt && known.notedAt > readAt) return;
  const isSameTrial = known?.trialVersion === (trial?.version ?? null) && isSameTime(known?.trialAt, trial?.at);
  const isSameOnline = known?.onlineVersion === (online?.version ?? null);
  const facts = {
    onlineVersion: online?.version ?? null,
    onlineDescription: online?.desc ?? null,
    onlineAt: online?.at ?? (isSameOnline ? (known?.onlineAt ?? null) : null),
    onlineReleaseId: isSameOnline ? (known?.onlineReleaseId ?? null) : null,
    onlineTemplateId: isSameOnline ? (known?.onlineTemplateId ?? null) : null,
    trialVersion: trial?.version ?? null,
    trialDescription: trial?.desc ?? null,
    trialAt: trial?.at ?? null,
    trialReleaseId: isSameTrial ? (known?.trialReleaseId ?? null) : null,
    readAt,
  };
  if (!isSameTrial) await work.delete(trialQrCodes).where(eq(trialQrCodes.authorizerId, authorizerId));
  await work
    .insert(accountVersions)
    .values({ authorizerId, componentAppId, ...facts })
    .onConflictDoUpdate({ target: accountVersions.authorizerId, set: facts });
}

/** WeChat's clock and ours differ, and a commit may take a minute; a version uploaded later is another one. */
const toleranceMs = 2 * 60_000;

function isSameTime(known: Date | null | undefined, said: Date | undefined): boolean {
  return !known || !said || Math.abs(known.getTime() - said.getTime()) <= toleranceMs;
}

export interface FleetVersionRow {
  version: string | null;
  templateId: number | null;
  /** Whether anything is known of it, from WeChat or from a release of ours. */
  isKnown: boolean;
  count: number;
}

export const mostFleetVersions = 500;

/** Who runs what: authorized mini programs by online version and template, most first; one statement. */
export async function fleetVersions(
  on: Db,
  componentAppId: string,
  sourceAppId: string | null,
): Promise<FleetVersionRow[]> {
  const isKnown = sql<number>`case when ${accountVersions.authorizerId} is null then 0 else 1 end`;
  const size = count();
  const rows = await on
    .select({
      version: accountVersions.onlineVersion,
      templateId: accountVersions.onlineTemplateId,
      isKnown: isKnown.mapWith(Number),
      count: size,
    })
    .from(authorizers)
    .leftJoin(accountVersions, eq(accountVersions.authorizerId, authorizers.id))
    .where(
      and(
        eq(authorizers.componentAppId, componentAppId),
        eq(authorizers.status, "AUTHORIZED"),
        eq(authorizers.kind, "MINI_PROGRAM"),
        sourceAppId === null
          ? undefined
          : inArray(
              accountVersions.onlineTemplateId,
              on
                .select({ id: templates.id })
                .from(templates)
                .where(and(eq(templates.componentAppId, componentAppId), eq(templates.sourceAppId, sourceAppId))),
            ),
      ),
    )
    .groupBy(accountVersions.onlineVersion, accountVersions.onlineTemplateId, isKnown)
    .orderBy(desc(size), desc(accountVersions.onlineVersion))
    .limit(mostFleetVersions);
  return rows.map((row) => ({ ...row, isKnown: row.isKnown === 1 }));
}

export async function findReading(on: Db, id: number): Promise<VersionReadingRow | undefined> {
  const [row] = await on.select().from(versionReadings).where(eq(versionReadings.id, id));
  return row;
}

export async function newestReading(on: Db, componentAppId: string): Promise<VersionReadingRow | undefined> {
  const [row] = await on
    .select()
    .from(versionReadings)
    .where(eq(versionReadings.componentAppId, componentAppId))
    .orderBy(desc(versionReadings.id))
    .limit(1);
  return row;
}

/** Authorized mini programs after an id; among some ids, when these are given. */
export async function accountsToRead(
  on: Db,
  {
    componentAppId,
    among,
    after,
    limit,
  }: { componentAppId: string; among: number[] | null; after: number; limit: number },
): Promise<{ id: number; appId: string }[]> {
  return await on
    .select({ id: authorizers.id, appId: authorizers.appId })
    .from(authorizers)
    .where(
      and(
        canBeAsked(on, componentAppId),
        gt(authorizers.id, after),
        among ? inArray(authorizers.id, among) : undefined,
      ),
    )
    .orderBy(asc(authorizers.id))
    .limit(limit);
}

export async function countAccountsToRead(on: Db, componentAppId: string): Promise<number> {
  return await on.$count(authorizers, canBeAsked(on, componentAppId));
}

/** Authorized mini programs that granted the set their code belongs to. */
function canBeAsked(on: Db, componentAppId: string): SQL | undefined {
  const grant = on
    .select({ one: sql`1` })
    .from(grantedPermissionSets)
    .where(
      and(
        eq(grantedPermissionSets.authorizerId, authorizers.id),
        eq(grantedPermissionSets.permissionSetId, codePermissionSet),
      ),
    );
  return and(
    eq(authorizers.componentAppId, componentAppId),
    eq(authorizers.status, "AUTHORIZED"),
    eq(authorizers.kind, "MINI_PROGRAM"),
    exists(grant),
  );
}

export async function findQrCode(on: Db, authorizerId: number, path: string) {
  const [row] = await on
    .select({ contentType: trialQrCodes.contentType, bytes: trialQrCodes.bytes })
    .from(trialQrCodes)
    .where(and(eq(trialQrCodes.authorizerId, authorizerId), eq(trialQrCodes.path, path)));
  return row;
}

/** An account has more pages than anybody prints codes for. */
const mostQrCodes = 50;

export async function keepQrCode(work: Work, code: typeof trialQrCodes.$inferInsert): Promise<void> {
  const { authorizerId, contentType, bytes, fetchedAt } = code;
  await work
    .insert(trialQrCodes)
    .values(code)
    .onConflictDoUpdate({
      target: [trialQrCodes.authorizerId, trialQrCodes.path],
      set: { contentType, bytes, fetchedAt },
    });
  const kept = work
    .select({ path: trialQrCodes.path })
    .from(trialQrCodes)
    .where(eq(trialQrCodes.authorizerId, authorizerId))
    .orderBy(desc(trialQrCodes.fetchedAt))
    .limit(mostQrCodes);
  await work
    .delete(trialQrCodes)
    .where(and(eq(trialQrCodes.authorizerId, authorizerId), notInArray(trialQrCodes.path, kept)));
}

/** Whether users can open an account's mini program, as WeChat says or as it was just told. */
export async function noteVisibility(
  work: Work,
  facts: { authorizerId: number; componentAppId: string; isVisible: boolean; visibilityReadAt: Date },
): Promise<void> {
  const { isVisible, visibilityReadAt } = facts;
  await work
    .insert(accountVersions)
    .values(facts)
    .onConflictDoUpdate({ target: accountVersions.authorizerId, set: { isVisible, visibilityReadAt } });
}
