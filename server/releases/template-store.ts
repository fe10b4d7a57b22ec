import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import { preparedForIds } from "../db/id-lists.ts";
import type { Db } from "../db/work.ts";
import { templates } from "../templates/tables.ts";
import { liveStates } from "./states.ts";
import { deployments, releases } from "./tables.ts";

/** Deleted ones too: releases go on naming them. */
export const findTemplates = preparedForIds("templates_by_id", (on, ids, name) =>
  on.select().from(templates).where(inArray(templates.id, ids)).prepare(name),
);

export async function findTemplate(on: Db, componentAppId: string, id: number) {
  const [template] = await on
    .select({
      id: templates.id,
      kind: templates.kind,
      userDesc: templates.userDesc,
      sourceAppId: templates.sourceAppId,
      createdAt: templates.createdAt,
    })
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
