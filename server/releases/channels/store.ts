import { and, count, countDistinct, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db, Work } from "../../db/work.ts";
import { keyset, type PageRequest } from "../../graphql/connection.ts";
import { selectionMembers } from "../deployments/tables.ts";
import { extJsonLayers } from "../ext-json/tables.ts";
import { releases } from "../tables.ts";
import { channels, channelSubscriptions } from "./tables.ts";

export type ChannelRow = typeof channels.$inferSelect;
export type SubscriptionRow = typeof channelSubscriptions.$inferSelect;

export async function channelPage(on: Db, componentAppId: string, page: PageRequest): Promise<ChannelRow[]> {
  const { where, orderBy, limit } = keyset(page, [channels.id], "ascending");
  return await on
    .select()
    .from(channels)
    .where(and(eq(channels.componentAppId, componentAppId), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export async function countChannels(on: Db, componentAppId: string): Promise<number> {
  return await on.$count(channels, eq(channels.componentAppId, componentAppId));
}

export async function findChannels(on: Db, ids: readonly number[]): Promise<ChannelRow[]> {
  return await on
    .select()
    .from(channels)
    .where(inArray(channels.id, [...ids]));
}

export async function insertChannel(work: Work, row: Omit<ChannelRow, "id">): Promise<number> {
  const [inserted] = await work.insert(channels).values(row).returning({ id: channels.id });
  if (!inserted) throw new Error("the database kept no channel");
  return inserted.id;
}

export async function updateChannel(work: Work, id: number, change: Partial<Omit<ChannelRow, "id">>): Promise<void> {
  await work.update(channels).set(change).where(eq(channels.id, id));
}

/** With the layer of ext.json that held for its followers: nothing would lead to that any more. */
export async function removeChannel(work: Work, id: number): Promise<void> {
  await work.delete(extJsonLayers).where(and(eq(extJsonLayers.scope, "CHANNEL"), eq(extJsonLayers.target, String(id))));
  await work.delete(channels).where(eq(channels.id, id));
}

/** How many accounts follow each channel, and how many of those stay on the version they have. */
export async function followersOf(on: Db, channelIds: readonly number[]) {
  return await on
    .select({
      channelId: channelSubscriptions.channelId,
      followers: count(),
      pinned: count(channelSubscriptions.pinnedAt),
    })
    .from(channelSubscriptions)
    .where(inArray(channelSubscriptions.channelId, [...channelIds]))
    .groupBy(channelSubscriptions.channelId);
}

export async function subscriptionsOf(on: Db, authorizerIds: readonly number[]): Promise<SubscriptionRow[]> {
  return await on
    .select()
    .from(channelSubscriptions)
    .where(inArray(channelSubscriptions.authorizerId, [...authorizerIds]));
}

/** One page of row ids of the accounts that follow a channel, in their order. */
export async function followerPage(on: Db, channelId: number, page: PageRequest): Promise<number[]> {
  const { where, orderBy, limit } = keyset(page, [channelSubscriptions.authorizerId], "ascending");
  const rows = await on
    .select({ id: channelSubscriptions.authorizerId })
    .from(channelSubscriptions)
    .where(and(eq(channelSubscriptions.channelId, channelId), where))
    .orderBy(...orderBy)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Has every account of a selection follow a channel, whatever it followed before; pins stay. @returns how many */
export async function follow(
  work: Work,
  { channelId, selectionId, at }: { channelId: number; selectionId: number; at: Date },
): Promise<number> {
  const followed = await work
    .insert(channelSubscriptions)
    .select(
      work
        // Without its type PostgreSQL takes a parameter of a selection for a text.
        .select({
          authorizerId: selectionMembers.authorizerId,
          channelId: sql<number>`cast(${channelId} as bigint)`.as("channel_id"),
          pinnedAt: sql<null>`cast(null as bigint)`.as("pinned_at"),
          pinnedBy: sql<null>`cast(null as text)`.as("pinned_by"),
          pinReason: sql<null>`cast(null as text)`.as("pin_reason"),
          subscribedAt: sql<Date>`cast(${at.getTime()} as bigint)`.as("subscribed_at"),
        })
        .from(selectionMembers)
        .where(eq(selectionMembers.selectionId, selectionId)),
    )
    .onConflictDoUpdate({ target: channelSubscriptions.authorizerId, set: { channelId, subscribedAt: at } })
    .returning({ id: channelSubscriptions.authorizerId });
  return followed.length;
}

const membersOf = (on: Db, selectionId: number) =>
  on
    .select({ id: selectionMembers.authorizerId })
    .from(selectionMembers)
    .where(eq(selectionMembers.selectionId, selectionId));

/** @returns how many followed one */
export async function unfollow(work: Work, selectionId: number): Promise<number> {
  const gone = await work
    .delete(channelSubscriptions)
    .where(inArray(channelSubscriptions.authorizerId, membersOf(work, selectionId)))
    .returning({ id: channelSubscriptions.authorizerId });
  return gone.length;
}

/** Pins those that are not pinned. @returns how many */
export async function pin(
  work: Work,
  selectionId: number,
  { at, by, reason }: { at: Date; by: string; reason: string | null },
): Promise<number> {
  const pinned = await work
    .update(channelSubscriptions)
    .set({ pinnedAt: at, pinnedBy: by, pinReason: reason })
    .where(
      and(
        inArray(channelSubscriptions.authorizerId, membersOf(work, selectionId)),
        isNull(channelSubscriptions.pinnedAt),
      ),
    )
    .returning({ id: channelSubscriptions.authorizerId });
  return pinned.length;
}

/** @returns how many were pinned */
export async function unpin(work: Work, selectionId: number): Promise<number> {
  const free = await work
    .update(channelSubscriptions)
    .set({ pinnedAt: null, pinnedBy: null, pinReason: null })
    .where(
      and(
        inArray(channelSubscriptions.authorizerId, membersOf(work, selectionId)),
        isNotNull(channelSubscriptions.pinnedAt),
      ),
    )
    .returning({ id: channelSubscriptions.authorizerId });
  return free.length;
}

/** Names of the channels that stand for a template. */
export async function channelsOn(on: Db, templateId: number): Promise<string[]> {
  const rows = await on.select({ name: channels.name }).from(channels).where(eq(channels.templateId, templateId));
  return rows.map(({ name }) => name);
}

/** Accounts that are to stay on the version they have, and have it from this template. */
export async function countPinnedOn(on: Db, templateId: number): Promise<number> {
  const [row] = await on
    .select({ count: countDistinct(releases.authorizerId) })
    .from(releases)
    .innerJoin(channelSubscriptions, eq(channelSubscriptions.authorizerId, releases.authorizerId))
    .where(
      and(
        eq(releases.templateId, templateId),
        eq(releases.state, "RELEASED"),
        isNotNull(channelSubscriptions.pinnedAt),
        sql`not exists (select 1 from ${releases} later where later.authorizer_id = ${releases.authorizerId} and later.state = 'RELEASED' and (later.changed_at, later.id) > (${releases.changedAt}, ${releases.id}))`,
      ),
    );
  return row?.count ?? 0;
}
