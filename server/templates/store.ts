import { and, asc, eq, isNull, like, notInArray, or, sql } from "drizzle-orm";
import type { Db, Work } from "../db/work.ts";
import { keyset } from "../graphql/connection.ts";
import type { PageRequest } from "../graphql/connection.ts";
import type { WechatDraft, WechatTemplate } from "../wechat/templates.ts";
import { templateDrafts, templateReadings, templates } from "./tables.ts";

export type TemplateRow = typeof templates.$inferSelect;
export type DraftRow = typeof templateDrafts.$inferSelect;
export type TemplateKind = TemplateRow["kind"];

export async function findTemplate(db: Db, componentAppId: string, id: number): Promise<TemplateRow | null> {
  const [row] = await db
    .select()
    .from(templates)
    .where(and(eq(templates.componentAppId, componentAppId), eq(templates.id, id)));
  return row ?? null;
}

export async function findTemplateByNumber(
  db: Db,
  componentAppId: string,
  templateId: number,
): Promise<TemplateRow | null> {
  const [row] = await db
    .select()
    .from(templates)
    .where(and(eq(templates.componentAppId, componentAppId), eq(templates.templateId, templateId)));
  return row ?? null;
}

/** What is in the library, newest first. */
export function listTemplates(
  db: Db,
  componentAppId: string,
  search: TemplateSearch,
  page: PageRequest,
): Promise<TemplateRow[]> {
  const { where, orderBy, limit } = keyset(page, [templates.createdAt, templates.id]);
  return db
    .select()
    .from(templates)
    .where(and(inLibrary(componentAppId, search), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export function countTemplates(db: Db, componentAppId: string, search: TemplateSearch = {}): Promise<number> {
  return db.$count(templates, inLibrary(componentAppId, search));
}

export interface TemplateSearch {
  kind?: TemplateKind | undefined;
  /** Words; each is part of version, description, source, developer, or is WeChat's id. */
  text?: string | undefined;
}

function inLibrary(componentAppId: string, { kind, text = "" }: TemplateSearch = {}) {
  const words = text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  return and(
    eq(templates.componentAppId, componentAppId),
    isNull(templates.deletedAt),
    kind === undefined ? undefined : eq(templates.kind, kind),
    ...words.map(holds),
  );
}

function holds(word: string) {
  const part = sql`${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`;
  const { userVersion, userDesc, sourceAppId, sourceName, developer } = templates;
  // A library has 200 rows at most: no index is worth its upkeep.
  const texts = [userVersion, userDesc, sourceAppId, sourceName, developer].map((column) =>
    like(sql`lower(${column})`, part),
  );
  return or(...texts, /^\d{1,9}$/.test(word) ? eq(templates.templateId, Number(word)) : undefined);
}

export function listDrafts(db: Db, componentAppId: string): Promise<DraftRow[]> {
  return db
    .select()
    .from(templateDrafts)
    .where(eq(templateDrafts.componentAppId, componentAppId))
    .orderBy(sql`${templateDrafts.createdAt} desc`, asc(templateDrafts.draftId));
}

export async function findReading(db: Db, componentAppId: string) {
  const [row] = await db.select().from(templateReadings).where(eq(templateReadings.componentAppId, componentAppId));
  return row ?? null;
}

/** Makes the mirror of the library say what WeChat said; a template WeChat no longer lists is marked, not removed. */
export async function mirrorTemplates(
  work: Work,
  componentAppId: string,
  listed: readonly WechatTemplate[],
  readAt: Date,
): Promise<void> {
  for (const template of listed) {
    const facts = { ...sourceOf(template), kind: kindOf(template), draftId: template.draftId ?? null };
    await work
      .insert(templates)
      .values({ ...facts, componentAppId, templateId: template.templateId, readAt })
      .onConflictDoUpdate({
        target: [templates.componentAppId, templates.templateId],
        set: { ...facts, readAt, deletedAt: null },
      });
  }
  const ids = listed.map(({ templateId }) => templateId);
  await work
    .update(templates)
    .set({ deletedAt: readAt })
    .where(and(inLibrary(componentAppId), ids.length > 0 ? notInArray(templates.templateId, ids) : undefined));
  await noteReading(work, componentAppId, { templatesReadAt: readAt });
}

/** Replaces the mirror of the draft box: a development mini program keeps its latest draft only. */
export async function mirrorDrafts(
  work: Work,
  componentAppId: string,
  listed: readonly WechatDraft[],
  readAt: Date,
): Promise<void> {
  await work.delete(templateDrafts).where(eq(templateDrafts.componentAppId, componentAppId));
  if (listed.length > 0) {
    await work
      .insert(templateDrafts)
      .values(listed.map((draft) => ({ ...sourceOf(draft), componentAppId, draftId: draft.draftId })));
  }
  await noteReading(work, componentAppId, { draftsReadAt: readAt });
}

export async function markDeleted(work: Work, id: number, at: Date): Promise<void> {
  await work
    .update(templates)
    .set({ deletedAt: at })
    .where(and(eq(templates.id, id), isNull(templates.deletedAt)));
}

async function noteReading(
  work: Work,
  componentAppId: string,
  reading: { draftsReadAt: Date } | { templatesReadAt: Date },
): Promise<void> {
  await work
    .insert(templateReadings)
    .values({ componentAppId, ...reading })
    .onConflictDoUpdate({ target: templateReadings.componentAppId, set: reading });
}

export function kindOf(template: Pick<WechatTemplate, "templateType">): TemplateKind {
  return template.templateType === 1 ? "STANDARD" : "NORMAL";
}

function sourceOf({
  userVersion,
  userDesc,
  sourceAppId,
  sourceName,
  developer,
  createdAt,
}: WechatDraft | WechatTemplate) {
  return {
    userVersion,
    userDesc,
    sourceAppId,
    sourceName: sourceName || null,
    developer: developer || null,
    createdAt,
  };
}
