import { and, eq, inArray, isNull, like, lte, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db, Work } from "../db/work.ts";
import type { Bus } from "../events/bus.ts";
import { keyset } from "../graphql/connection.ts";
import type { PageRequest } from "../graphql/connection.ts";
import { authorizationLinks } from "./tables.ts";

export type LinkRow = typeof authorizationLinks.$inferSelect;
export type LinkStatus = LinkRow["status"];
export type LinkChannel = LinkRow["channel"];
export type LinkFailure = NonNullable<LinkRow["failure"]>;

export interface LinkFilter {
  statuses?: LinkStatus[];
  channels?: LinkChannel[];
  search?: string;
}

export async function insertLink(work: Work, values: typeof authorizationLinks.$inferInsert): Promise<LinkRow> {
  const [row] = await work.insert(authorizationLinks).values(values).returning();
  if (!row) throw new Error("a link could not be inserted");
  return row;
}

export async function findLink(on: Db, componentAppId: string, id: number): Promise<LinkRow | null> {
  const [row] = await on
    .select()
    .from(authorizationLinks)
    .where(and(eq(authorizationLinks.componentAppId, componentAppId), eq(authorizationLinks.id, id)));
  return row ?? null;
}

export async function findLinkByState(on: Db, componentAppId: string, state: string): Promise<LinkRow | null> {
  const [row] = await on
    .select()
    .from(authorizationLinks)
    .where(and(eq(authorizationLinks.componentAppId, componentAppId), eq(authorizationLinks.state, state)));
  return row ?? null;
}

export function listLinks(on: Db, componentAppId: string, filter: LinkFilter, page: PageRequest): Promise<LinkRow[]> {
  const { where, orderBy, limit } = keyset(page, [authorizationLinks.id]);
  return on
    .select()
    .from(authorizationLinks)
    .where(and(fits(componentAppId, filter), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export function countLinks(on: Db, componentAppId: string, filter: LinkFilter): Promise<number> {
  return on.$count(authorizationLinks, fits(componentAppId, filter));
}

function fits(componentAppId: string, { statuses, channels, search }: LinkFilter): SQL | undefined {
  const part = search && `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return and(
    eq(authorizationLinks.componentAppId, componentAppId),
    statuses?.length ? inArray(authorizationLinks.status, statuses) : undefined,
    channels?.length ? inArray(authorizationLinks.channel, channels) : undefined,
    part
      ? or(
          like(authorizationLinks.label, sql`${part} escape '\\'`),
          like(authorizationLinks.reference, sql`${part} escape '\\'`),
        )
      : undefined,
  );
}

/** Notes a first: when it was opened, when the merchant went on to WeChat. */
export async function noteOnce(
  work: Work,
  bus: Bus,
  id: number,
  moment: "openedAt" | "leftAt",
  at: Date,
): Promise<void> {
  const rows = await work
    .update(authorizationLinks)
    .set({ [moment]: at })
    .where(and(eq(authorizationLinks.id, id), isNull(authorizationLinks[moment])))
    .returning({ id: authorizationLinks.id });
  if (rows.length > 0) bus.publish(work, "authorizationLink", { id });
}

/** The merchant is through, also where the link had expired meanwhile: what happened at WeChat counts. */
export async function completeLink(work: Work, bus: Bus, id: number, authorizerId: number, at: Date): Promise<void> {
  const rows = await work
    .update(authorizationLinks)
    .set({ status: "COMPLETED", completedAt: at, authorizerId, failure: null })
    .where(
      and(
        eq(authorizationLinks.id, id),
        inArray(authorizationLinks.status, ["PENDING", "EXPIRED", "FAILED", "REVOKED"]),
      ),
    )
    .returning({ id: authorizationLinks.id });
  if (rows.length > 0) bus.publish(work, "authorizationLink", { id });
}

/** Keeps what went wrong on a link that stays usable. */
export async function failLink(work: Work, bus: Bus, id: number, failure: LinkFailure): Promise<void> {
  await work
    .update(authorizationLinks)
    .set({ failure })
    .where(and(eq(authorizationLinks.id, id), eq(authorizationLinks.status, "PENDING")));
  bus.publish(work, "authorizationLink", { id });
}

/** @returns false when it was not waiting any more */
export async function revokeLink(work: Work, bus: Bus, id: number, at: Date): Promise<boolean> {
  const rows = await work
    .update(authorizationLinks)
    .set({ status: "REVOKED", revokedAt: at })
    .where(and(eq(authorizationLinks.id, id), eq(authorizationLinks.status, "PENDING")))
    .returning({ id: authorizationLinks.id });
  if (rows.length > 0) bus.publish(work, "authorizationLink", { id });
  return rows.length > 0;
}

/** Notes a merchant's wish for a new link, unless one was noted after `unlessAfter`. */
export async function noteAskedAgain(work: Work, bus: Bus, id: number, at: Date, unlessAfter: Date): Promise<void> {
  const { askedAgainAt } = authorizationLinks;
  const rows = await work
    .update(authorizationLinks)
    .set({ askedAgainAt: at })
    .where(and(eq(authorizationLinks.id, id), or(isNull(askedAgainAt), lte(askedAgainAt, unlessAfter))))
    .returning({ id: authorizationLinks.id });
  if (rows.length > 0) bus.publish(work, "authorizationLink", { id });
}

export async function expireLink(work: Work, bus: Bus, id: number, now: Date): Promise<void> {
  const rows = await work
    .update(authorizationLinks)
    .set({ status: "EXPIRED" })
    .where(
      and(
        eq(authorizationLinks.id, id),
        eq(authorizationLinks.status, "PENDING"),
        lte(authorizationLinks.expiresAt, now),
      ),
    )
    .returning({ id: authorizationLinks.id });
  if (rows.length > 0) bus.publish(work, "authorizationLink", { id });
}
