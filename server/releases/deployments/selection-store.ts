import { and, asc, eq, exists, gt, inArray, isNull, notExists, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { authorizers } from "../../authorizers/tables.ts";
import type { Db, Work } from "../../db/work.ts";
import { keyset, type PageRequest } from "../../graphql/connection.ts";
import { templates } from "../../templates/tables.ts";
import { channelSubscriptions } from "../channels/tables.ts";
import { releases } from "../tables.ts";
import { selectionMembers, selections } from "./tables.ts";

export type SelectionRow = typeof selections.$inferSelect;

/** Which accounts: each part that is given must fit. */
export interface Choice {
  authorizerIds?: readonly number[];
  /** A condition on rows of `authorizers`, as the authorizers room makes it of a filter. */
  fits?: (on: Db) => SQL | undefined;
  /** Accounts whose online version comes from an older template of the same development mini program. */
  olderThan?: { id: number; sourceAppId: string; createdAt: Date };
  /** Accounts that follow this channel; pinned ones stay where they are. */
  channelId?: number;
}

export async function insertSelection(work: Work, row: Omit<SelectionRow, "id">): Promise<number> {
  const [inserted] = await work.insert(selections).values(row).returning({ id: selections.id });
  if (!inserted) throw new Error("the database kept no selection");
  return inserted.id;
}

/** SQLite takes 32,766 values a statement. */
const idsOfStatement = 5_000;

/** Keeps who fits now, without reading any of them. @returns how many */
export async function insertMembers(
  work: Work,
  selectionId: number,
  componentAppId: string,
  choice: Choice,
): Promise<number> {
  for (const some of parts(choice)) await insertSome(work, selectionId, componentAppId, some);
  const count = await work.$count(selectionMembers, eq(selectionMembers.selectionId, selectionId));
  await work.update(selections).set({ count }).where(eq(selections.id, selectionId));
  return count;
}

function parts(choice: Choice): Choice[] {
  const { authorizerIds: ids } = choice;
  if (!ids) return [choice];
  return Array.from({ length: Math.ceil(ids.length / idsOfStatement) }, (_, place) => ({
    ...choice,
    authorizerIds: ids.slice(place * idsOfStatement, (place + 1) * idsOfStatement),
  }));
}

async function insertSome(work: Work, selectionId: number, componentAppId: string, choice: Choice): Promise<void> {
  await work.insert(selectionMembers).select(
    work
      // Without its type PostgreSQL takes a parameter of a selection for a text.
      .select({
        selectionId: sql<number>`cast(${selectionId} as bigint)`.as("selection_id"),
        authorizerId: authorizers.id,
      })
      .from(authorizers)
      .where(and(eq(authorizers.componentAppId, componentAppId), chosen(work, choice))),
  );
}

function chosen(on: Db, { authorizerIds, fits, olderThan, channelId }: Choice): SQL | undefined {
  return and(
    authorizerIds && inArray(authorizers.id, [...authorizerIds]),
    fits?.(on),
    olderThan && exists(olderRelease(on, olderThan)),
    channelId === undefined
      ? undefined
      : exists(
          on
            .select({ one: sql`1` })
            .from(channelSubscriptions)
            .where(
              and(
                eq(channelSubscriptions.authorizerId, authorizers.id),
                eq(channelSubscriptions.channelId, channelId),
                isNull(channelSubscriptions.pinnedAt),
              ),
            ),
        ),
  );
}

/** The release that is online, if its template is an older one of the same line. */
function olderRelease(on: Db, { id, sourceAppId, createdAt }: NonNullable<Choice["olderThan"]>) {
  const later = alias(releases, "later");
  const wentOutLater = on
    .select({ one: sql`1` })
    .from(later)
    .where(
      and(
        eq(later.authorizerId, releases.authorizerId),
        eq(later.state, "RELEASED"),
        sql`(${later.changedAt}, ${later.id}) > (${releases.changedAt}, ${releases.id})`,
      ),
    );
  return on
    .select({ one: sql`1` })
    .from(releases)
    .innerJoin(templates, eq(templates.id, releases.templateId))
    .where(
      and(
        eq(releases.authorizerId, authorizers.id),
        eq(releases.state, "RELEASED"),
        eq(templates.sourceAppId, sourceAppId),
        sql`(${templates.createdAt}, ${templates.id}) < (${sql.param(createdAt, templates.createdAt)}, ${sql.param(id, templates.id)})`,
        notExists(wentOutLater),
      ),
    );
}

export async function findSelections(on: Db, ids: readonly number[]): Promise<SelectionRow[]> {
  return await on
    .select()
    .from(selections)
    .where(inArray(selections.id, [...ids]));
}

/** Row ids of the accounts behind one of them, in order. */
export async function membersAfter(on: Db, selectionId: number, after: number, limit: number): Promise<number[]> {
  const rows = await on
    .select({ id: selectionMembers.authorizerId })
    .from(selectionMembers)
    .where(and(eq(selectionMembers.selectionId, selectionId), gt(selectionMembers.authorizerId, after)))
    .orderBy(asc(selectionMembers.authorizerId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** One page of row ids, in their order. */
export async function memberPage(on: Db, selectionId: number, page: PageRequest): Promise<number[]> {
  const { where, orderBy, limit } = keyset(page, [selectionMembers.authorizerId], "ascending");
  const rows = await on
    .select({ id: selectionMembers.authorizerId })
    .from(selectionMembers)
    .where(and(eq(selectionMembers.selectionId, selectionId), where))
    .orderBy(...orderBy)
    .limit(limit);
  return rows.map(({ id }) => id);
}
