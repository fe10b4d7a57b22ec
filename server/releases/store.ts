import { and, asc, count, desc, eq, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import { authorizers, grantedPermissionSets } from "../authorizers/tables.ts";
import { prepared } from "../db/prepared.ts";
import type { Db } from "../db/work.ts";
import { keyset, type PageRequest } from "../graphql/connection.ts";
import { templates } from "../templates/tables.ts";
import { preparedForIds } from "../db/id-lists.ts";
import { codePermissionSet, type AccountFacts } from "./deployments/preflight.ts";
import { type DeploymentState, liveStates, type ReleaseState } from "./states.ts";
import { failedWith } from "./error-code-store.ts";
import { deployments, releases, releaseTransitions } from "./tables.ts";
import type { Way } from "./steps/step.ts";

export type ReleaseRow = typeof releases.$inferSelect;
export type DeploymentRow = typeof deployments.$inferSelect;
export type TransitionRow = typeof releaseTransitions.$inferSelect;

const isLiveRow = inArray(releases.state, [...liveStates]);

export async function isAuthorized(on: Db, componentAppId: string, appId: string): Promise<boolean> {
  const [row] = await on
    .select({ status: authorizers.status })
    .from(authorizers)
    .where(and(eq(authorizers.componentAppId, componentAppId), eq(authorizers.appId, appId)));
  return row?.status === "AUTHORIZED";
}

/** Everything a step must know, in one read. */
export async function findWay(on: Db, id: number): Promise<Way | undefined> {
  const [way] = await wayOfRelease(on).execute({ id });
  return way;
}

const wayOfRelease = prepared("way_of_release", (on, name) =>
  on
    .select({
      id: releases.id,
      componentAppId: releases.componentAppId,
      deploymentId: releases.deploymentId,
      authorizerId: releases.authorizerId,
      state: releases.state,
      version: releases.version,
      extJson: releases.extJson,
      auditId: releases.auditId,
      submittedAt: releases.submittedAt,
      auditBefore: releases.auditBefore,
      pendingAct: releases.pendingAct,
      pendingActBy: releases.pendingActBy,
      changedAt: releases.changedAt,
      appId: authorizers.appId,
      accountStatus: authorizers.status,
      templateId: templates.templateId,
      description: deployments.description,
      submitForAudit: deployments.submitForAudit,
      releaseWhenApproved: deployments.releaseWhenApproved,
      domains: deployments.domains,
      auditProfile: deployments.auditProfile,
      deploymentState: deployments.state,
    })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .innerJoin(templates, eq(templates.id, releases.templateId))
    .innerJoin(deployments, eq(deployments.id, releases.deploymentId))
    .where(eq(releases.id, sql.placeholder("id")))
    .prepare(name),
);

/** What decides between two calls of a step whether the second is still wanted. */
export async function whereItStands(on: Db, id: number) {
  const [row] = await standingOfRelease(on).execute({ id });
  return row;
}

const standingOfRelease = prepared("standing_of_release", (on, name) =>
  on
    .select({ state: releases.state, pendingAct: releases.pendingAct, accountStatus: authorizers.status })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .where(eq(releases.id, sql.placeholder("id")))
    .prepare(name),
);

export const findReleases = preparedForIds("releases_by_id", (on, ids, name) =>
  on.select().from(releases).where(inArray(releases.id, ids)).prepare(name),
);

export const findDeployments = preparedForIds("deployments_by_id", (on, ids, name) =>
  on.select().from(deployments).where(inArray(deployments.id, ids)).prepare(name),
);

/** Deleted ones too: releases go on naming them. */
export const findTemplates = preparedForIds("templates_by_id", (on, ids, name) =>
  on.select().from(templates).where(inArray(templates.id, ids)).prepare(name),
);

/** The newest release of each account, whatever became of it. */
export const newestReleases = preparedForIds("newest_releases", (on, ids, name) => {
  const newest = on
    .select({ id: sql<number>`max(${releases.id})` })
    .from(releases)
    .where(inArray(releases.authorizerId, ids))
    .groupBy(releases.authorizerId);
  return on.select().from(releases).where(inArray(releases.id, newest)).prepare(name);
});

/** The release of each account that is online: the last one that went out and was not taken back. */
export const onlineReleases = preparedForIds("online_releases", (on, ids, name) => {
  const ranked = on
    .select({
      id: releases.id,
      rank: sql<number>`row_number() over (partition by ${releases.authorizerId} order by ${releases.changedAt} desc, ${releases.id} desc)`.as(
        "release_rank",
      ),
    })
    .from(releases)
    .where(and(inArray(releases.authorizerId, ids), eq(releases.state, "RELEASED")))
    .as("ranked");
  const online = on.select({ id: ranked.id }).from(ranked).where(eq(ranked.rank, 1));
  return on.select().from(releases).where(inArray(releases.id, online)).prepare(name);
});

export const transitionsOf = preparedForIds("transitions_of_releases", (on, ids, name) =>
  on
    .select()
    .from(releaseTransitions)
    .where(inArray(releaseTransitions.releaseId, ids))
    .orderBy(asc(releaseTransitions.id))
    .prepare(name),
);

/** How many releases of each deployment stand where, and how many of them wait for the audit quota. */
export const countsByState = preparedForIds("counts_by_state", (on, ids, name) =>
  on
    .select({
      deploymentId: releases.deploymentId,
      state: releases.state,
      count: sql<number>`count(*)`.mapWith(Number),
      waitingForQuota: sql<number>`sum(case when ${releases.waiting} ->> 'reason' = 'QUOTA' then 1 else 0 end)`.mapWith(
        Number,
      ),
    })
    .from(releases)
    .where(inArray(releases.deploymentId, ids))
    .groupBy(releases.deploymentId, releases.state)
    .prepare(name),
);

export interface ReleaseSearch {
  componentAppId: string;
  states?: readonly ReleaseState[];
  deploymentId?: number;
  authorizerId?: number;
  templateId?: number;
  errcode?: number;
  auditId?: string;
}

function matching(search: ReleaseSearch): SQL | undefined {
  const { componentAppId, states, deploymentId, authorizerId, templateId, errcode, auditId } = search;
  return and(
    eq(releases.componentAppId, componentAppId),
    states && inArray(releases.state, [...states]),
    deploymentId === undefined ? undefined : eq(releases.deploymentId, deploymentId),
    authorizerId === undefined ? undefined : eq(releases.authorizerId, authorizerId),
    templateId === undefined ? undefined : eq(releases.templateId, templateId),
    errcode === undefined ? undefined : failedWith(errcode),
    auditId === undefined ? undefined : eq(releases.auditId, auditId),
  );
}

/** One page, newest first. */
export async function releasePage(on: Db, search: ReleaseSearch, page: PageRequest): Promise<ReleaseRow[]> {
  const { where, orderBy, limit } = keyset(page, [releases.id]);
  return await on
    .select()
    .from(releases)
    .where(and(matching(search), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export async function countReleases(on: Db, search: ReleaseSearch): Promise<number> {
  const [row] = await on.select({ count: count() }).from(releases).where(matching(search));
  return row?.count ?? 0;
}

export interface DeploymentSearch {
  componentAppId: string;
  states?: readonly DeploymentState[];
  templateId?: number;
  /** A number (#128), or words in version and description. */
  text?: string;
}

function matchingDeployments({ componentAppId, states, templateId, text }: DeploymentSearch): SQL | undefined {
  const number = /^#?(\d{1,15})$/.exec(text?.trim() ?? "")?.[1];
  const fits = words(text).map((word) =>
    or(
      ...[deployments.version, deployments.description].map((column) => sql`lower(${column}) like ${word} escape '\\'`),
    ),
  );
  return and(
    eq(deployments.componentAppId, componentAppId),
    states && inArray(deployments.state, [...states]),
    templateId === undefined ? undefined : eq(deployments.templateId, templateId),
    number === undefined ? and(...fits) : or(eq(deployments.id, Number(number)), and(...fits)),
  );
}

/** Patterns for `like`, one a word, in small letters. */
function words(text = ""): string[] {
  const found = text.toLowerCase().split(/\s+/).filter(Boolean);
  return found.map((word) => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
}

/** One page, newest first. */
export async function deploymentPage(on: Db, search: DeploymentSearch, page: PageRequest): Promise<DeploymentRow[]> {
  const { where, orderBy, limit } = keyset(page, [deployments.id]);
  return await on
    .select()
    .from(deployments)
    .where(and(matchingDeployments(search), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export async function countDeployments(on: Db, search: DeploymentSearch): Promise<number> {
  const [row] = await on.select({ count: count() }).from(deployments).where(matchingDeployments(search));
  return row?.count ?? 0;
}

export async function countRunningDeployments(on: Db, componentAppId: string): Promise<number> {
  return await countDeployments(on, { componentAppId, states: ["RUNNING", "PAUSED", "HALTED"] });
}

export async function countLiveReleases(on: Db, componentAppId: string): Promise<number> {
  return await countReleases(on, { componentAppId, states: liveStates });
}

/** Deployments of each template, and accounts whose online version comes from it. */
export async function templateCounts(
  on: Db,
  templateIds: readonly number[],
): Promise<Map<number, { deployments: number; accountsOnline: number }>> {
  const started = await on
    .select({ templateId: deployments.templateId, count: count() })
    .from(deployments)
    .where(inArray(deployments.templateId, [...templateIds]))
    .groupBy(deployments.templateId);
  // The last release that went out and was not taken back: none of the same account went out after it.
  const online = await on
    .select({ templateId: releases.templateId, count: count() })
    .from(releases)
    .where(
      and(
        inArray(releases.templateId, [...templateIds]),
        eq(releases.state, "RELEASED"),
        sql`not exists (select 1 from ${releases} later where later.authorizer_id = ${releases.authorizerId} and later.state = 'RELEASED' and (later.changed_at, later.id) > (${releases.changedAt}, ${releases.id}))`,
      ),
    )
    .groupBy(releases.templateId);
  const counts = new Map(templateIds.map((id) => [id, { deployments: 0, accountsOnline: 0 }]));
  for (const row of started) (counts.get(row.templateId) ?? { deployments: 0 }).deployments = row.count;
  for (const row of online) (counts.get(row.templateId) ?? { accountsOnline: 0 }).accountsOnline = row.count;
  return counts;
}

/** Templates in the library that no account has online and no release under way is about. */
export async function countUnusedTemplates(on: Db, componentAppId: string): Promise<number> {
  const inUse = [...liveStates, "RELEASED"].map((state) => `'${state}'`).join(", ");
  const [row] = await on
    .select({ count: count() })
    .from(templates)
    .where(
      and(
        eq(templates.componentAppId, componentAppId),
        isNull(templates.deletedAt),
        sql`not exists (select 1 from ${releases} used where used.template_id = ${templates.id} and used.state in (${sql.raw(inUse)})
          and not exists (select 1 from ${releases} later where later.authorizer_id = used.authorizer_id and used.state = 'RELEASED'
            and later.state = 'RELEASED' and (later.changed_at, later.id) > (used.changed_at, used.id)))`,
      ),
    );
  return row?.count ?? 0;
}

/** Releases under way with a template: it must stay in the library until they have committed it. */
export async function countReleasesToCommit(on: Db, templateId: number): Promise<number> {
  const [row] = await on
    .select({ count: count() })
    .from(releases)
    .where(and(eq(releases.templateId, templateId), eq(releases.state, "QUEUED")));
  return row?.count ?? 0;
}

/** What preflight looks at, for the chosen accounts that exist. */
export async function accountFacts(
  on: Db,
  componentAppId: string,
  ids: readonly number[],
): Promise<(AccountFacts & { appId: string })[]> {
  const facts: (AccountFacts & { appId: string })[] = [];
  for (let start = 0; start < ids.length; start += 1_000) {
    const some = ids.slice(start, start + 1_000);
    const rows = await on
      .select({
        id: authorizers.id,
        appId: authorizers.appId,
        kind: authorizers.kind,
        status: authorizers.status,
        granted: grantedPermissionSets.permissionSetId,
        liveVersion: releases.version,
      })
      .from(authorizers)
      .leftJoin(
        grantedPermissionSets,
        and(
          eq(grantedPermissionSets.authorizerId, authorizers.id),
          eq(grantedPermissionSets.permissionSetId, codePermissionSet),
        ),
      )
      .leftJoin(releases, and(eq(releases.authorizerId, authorizers.id), isLiveRow))
      .where(and(eq(authorizers.componentAppId, componentAppId), inArray(authorizers.id, some)))
      .orderBy(asc(authorizers.id));
    facts.push(...rows.map(({ granted, ...row }) => ({ ...row, hasCodePermission: granted !== null })));
  }
  return facts;
}

export async function findTemplate(on: Db, componentAppId: string, id: number) {
  const [template] = await on
    .select({ id: templates.id, kind: templates.kind, userDesc: templates.userDesc })
    .from(templates)
    .where(and(eq(templates.id, id), eq(templates.componentAppId, componentAppId), isNull(templates.deletedAt)));
  return template;
}

/** A template of the library by WeChat's number. */
export async function findTemplateNumbered(on: Db, componentAppId: string, templateId: number) {
  const [template] = await on
    .select({ id: templates.id, userDesc: templates.userDesc })
    .from(templates)
    .where(
      and(
        eq(templates.templateId, templateId),
        eq(templates.componentAppId, componentAppId),
        isNull(templates.deletedAt),
      ),
    );
  return template;
}

/** The release of an account that is under way; there is one at most. */
export async function findLiveRelease(on: Db, componentAppId: string, appId: string) {
  const [release] = await liveReleaseOfApp(on).execute({ componentAppId, appId });
  return release;
}

const liveReleaseOfApp = prepared("live_release_of_app", (on, name) =>
  on
    .select({
      id: releases.id,
      deploymentId: releases.deploymentId,
      authorizerId: releases.authorizerId,
      state: releases.state,
      version: releases.version,
      submittedAt: releases.submittedAt,
      accountStatus: authorizers.status,
    })
    .from(authorizers)
    .innerJoin(releases, eq(releases.authorizerId, authorizers.id))
    .where(
      and(
        eq(authorizers.componentAppId, sql.placeholder("componentAppId")),
        eq(authorizers.appId, sql.placeholder("appId")),
        sql`${releases.state} in (${sql.raw(liveStates.map((state) => `'${state}'`).join(", "))})`,
      ),
    )
    .prepare(name),
);

/** Releases of a deployment that a cancelled deployment does not take further. */
export async function releasesToCancel(on: Db, deploymentId: number) {
  return await on
    .select({
      id: releases.id,
      deploymentId: releases.deploymentId,
      authorizerId: releases.authorizerId,
      state: releases.state,
      appId: authorizers.appId,
    })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .where(and(eq(releases.deploymentId, deploymentId), inArray(releases.state, ["QUEUED", "COMMITTED"])))
    .orderBy(asc(releases.id));
}

/** Committed releases that wait for the audit quota, the oldest first. */
export async function waitingForQuota(on: Db, componentAppId: string, limit: number) {
  return await on
    .select({ id: releases.id, appId: authorizers.appId })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .where(
      and(
        eq(releases.componentAppId, componentAppId),
        eq(releases.state, "COMMITTED"),
        sql`${releases.waiting} ->> 'reason' = 'QUOTA'`,
      ),
    )
    .orderBy(asc(releases.id))
    .limit(limit);
}

/** Where a release stood before it came where it stands, and whether another one touched the account since. */
export async function retryFacts(on: Db, { id, authorizerId }: Pick<ReleaseRow, "id" | "authorizerId">) {
  const [last] = await on
    .select({ from: releaseTransitions.fromState })
    .from(releaseTransitions)
    .where(eq(releaseTransitions.releaseId, id))
    .orderBy(desc(releaseTransitions.id))
    .limit(1);
  const [newer] = await on
    .select({ id: releaseTransitions.id })
    .from(releaseTransitions)
    .innerJoin(releases, eq(releases.id, releaseTransitions.releaseId))
    .where(
      and(
        eq(releases.authorizerId, authorizerId),
        sql`${releases.id} <> ${id}`,
        eq(releaseTransitions.toState, "COMMITTED"),
        sql`${releaseTransitions.id} > (select max(own.id) from ${releaseTransitions} own where own.release_id = ${id})`,
      ),
    )
    .limit(1);
  return { cameFrom: (last?.from ?? null) as ReleaseState | null, isOvertaken: newer !== undefined };
}
