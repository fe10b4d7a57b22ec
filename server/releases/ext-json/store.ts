import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import type { Db, Work } from "../../db/work.ts";
import { keyset, type PageRequest } from "../../graphql/connection.ts";
import { templateDrafts, templates } from "../../templates/tables.ts";
import { channels } from "../channels/tables.ts";
import type { LayerScope } from "./layers.ts";
import { extJsonLayers, extJsonSchemas } from "./tables.ts";

export type LayerRow = typeof extJsonLayers.$inferSelect;
export type SchemaRow = typeof extJsonSchemas.$inferSelect;

export interface LayerSearch {
  scope?: LayerScope;
  /** Words in the target: a development mini program's appid, a channel's name, a tag, an account's name or appid. */
  text?: string;
}

/** One page, the newest first. */
export async function layerPage(
  on: Db,
  componentAppId: string,
  search: LayerSearch,
  page: PageRequest,
): Promise<LayerRow[]> {
  const { where, orderBy, limit } = keyset(page, [extJsonLayers.id]);
  return await on
    .select()
    .from(extJsonLayers)
    .where(and(matching(on, componentAppId, search), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export async function countLayers(on: Db, componentAppId: string, search: LayerSearch): Promise<number> {
  return await on.$count(extJsonLayers, matching(on, componentAppId, search));
}

function matching(on: Db, componentAppId: string, { scope, text = "" }: LayerSearch): SQL | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return and(
    eq(extJsonLayers.componentAppId, componentAppId),
    scope && eq(extJsonLayers.scope, scope),
    ...words.map((word) => targetHas(on, componentAppId, `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`)),
  );
}

function targetHas(on: Db, componentAppId: string, pattern: string): SQL | undefined {
  const { scope, target } = extJsonLayers;
  const accounts = on
    .select({ target: sql`cast(${authorizers.id} as text)` })
    .from(authorizers)
    .where(
      and(eq(authorizers.componentAppId, componentAppId), sql`${authorizers.searchText} like ${pattern} escape '\\'`),
    );
  const named = on
    .select({ target: sql`cast(${channels.id} as text)` })
    .from(channels)
    .where(and(eq(channels.componentAppId, componentAppId), sql`lower(${channels.name}) like ${pattern} escape '\\'`));
  return or(
    sql`${scope} in ('TEMPLATE', 'TAG') and lower(${target}) like ${pattern} escape '\\'`,
    sql`${scope} = 'CHANNEL' and ${target} in ${named}`,
    sql`${scope} = 'ACCOUNT' and ${target} in ${accounts}`,
  );
}

export async function findLayer(on: Db, componentAppId: string, id: number): Promise<LayerRow | undefined> {
  const [row] = await on
    .select()
    .from(extJsonLayers)
    .where(and(eq(extJsonLayers.componentAppId, componentAppId), eq(extJsonLayers.id, id)));
  return row;
}

export async function findLayerOf(
  on: Db,
  componentAppId: string,
  { scope, target }: Pick<LayerRow, "scope" | "target">,
): Promise<LayerRow | undefined> {
  const [row] = await on
    .select()
    .from(extJsonLayers)
    .where(
      and(
        eq(extJsonLayers.componentAppId, componentAppId),
        eq(extJsonLayers.scope, scope),
        eq(extJsonLayers.target, target),
      ),
    );
  return row;
}

/** Puts a layer in, or another one in its place. @returns its row id */
export async function putLayer(work: Work, row: Omit<LayerRow, "id">): Promise<number> {
  const { extJson, variables, changedBy, changedAt } = row;
  const [put] = await work
    .insert(extJsonLayers)
    .values(row)
    .onConflictDoUpdate({
      target: [extJsonLayers.componentAppId, extJsonLayers.scope, extJsonLayers.target],
      set: { extJson, variables, changedBy, changedAt },
    })
    .returning({ id: extJsonLayers.id });
  if (!put) throw new Error("the database kept no layer");
  return put.id;
}

export async function removeLayer(work: Work, id: number): Promise<void> {
  await work.delete(extJsonLayers).where(eq(extJsonLayers.id, id));
}

export async function putSchema(work: Work, row: SchemaRow): Promise<void> {
  const { schema, changedBy, changedAt } = row;
  await work
    .insert(extJsonSchemas)
    .values(row)
    .onConflictDoUpdate({
      target: [extJsonSchemas.componentAppId, extJsonSchemas.sourceAppId],
      set: { schema, changedBy, changedAt },
    });
}

export async function removeSchema(work: Work, componentAppId: string, sourceAppId: string): Promise<void> {
  await work
    .delete(extJsonSchemas)
    .where(and(eq(extJsonSchemas.componentAppId, componentAppId), eq(extJsonSchemas.sourceAppId, sourceAppId)));
}

/** Whether a template or a draft comes from this development mini program, or once did. */
export async function hasLine(on: Db, componentAppId: string, sourceAppId: string): Promise<boolean> {
  const from = (table: typeof templates | typeof templateDrafts) =>
    and(eq(table.componentAppId, componentAppId), eq(table.sourceAppId, sourceAppId));
  return (
    (await on.$count(templates, from(templates))) > 0 || (await on.$count(templateDrafts, from(templateDrafts))) > 0
  );
}

export async function hasChannel(on: Db, componentAppId: string, id: number): Promise<boolean> {
  return (await on.$count(channels, and(eq(channels.componentAppId, componentAppId), eq(channels.id, id)))) > 0;
}

export async function hasAccount(on: Db, componentAppId: string, id: number): Promise<boolean> {
  const one = and(eq(authorizers.componentAppId, componentAppId), eq(authorizers.id, id));
  return (await on.$count(authorizers, one)) > 0;
}
