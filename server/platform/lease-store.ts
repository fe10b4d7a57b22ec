import { and, eq, lte, sql } from "drizzle-orm";
import type { Work } from "../db/work.ts";
import { leases } from "./tables.ts";

/**
 * Takes a lease that is free or has run out.
 *
 * @returns the fence, which is higher than that of every holder before; null while somebody else holds the lease
 */
export async function takeLease(
  work: Work,
  lease: { name: string; owner: string; now: Date; expiresAt: Date },
): Promise<number | null> {
  const { name, owner, now, expiresAt } = lease;
  const [row] = await work
    .insert(leases)
    .values({ name, owner, fence: 1, expiresAt })
    .onConflictDoUpdate({
      target: leases.name,
      set: { owner, fence: sql`${leases.fence} + 1`, expiresAt },
      setWhere: lte(leases.expiresAt, now),
    })
    .returning({ fence: leases.fence });
  return row?.fence ?? null;
}

/** Lets a lease go, unless somebody else has taken it over. The row stays: its fence must never go back. */
export async function dropLease(work: Work, lease: { name: string; owner: string; fence: number }): Promise<void> {
  const { name, owner, fence } = lease;
  await work
    .update(leases)
    .set({ expiresAt: new Date(0) })
    .where(and(eq(leases.name, name), eq(leases.owner, owner), eq(leases.fence, fence)));
}

/** Lets all leases go: for when whoever held one is known to be dead. */
export async function dropLeases(work: Work): Promise<void> {
  await work.update(leases).set({ expiresAt: new Date(0) });
}

/**
 * A fence for a token that was not fetched under the lease, such as one that came with an authorization: whoever holds
 * the lease at this moment cannot overwrite it any more.
 */
export async function takeFence(work: Work, name: string): Promise<number> {
  const [row] = await work
    .insert(leases)
    .values({ name, owner: "", fence: 1, expiresAt: new Date(0) })
    .onConflictDoUpdate({ target: leases.name, set: { fence: sql`${leases.fence} + 1` } })
    .returning({ fence: leases.fence });
  if (!row) throw new Error(`the lease ${name} could not be written`);
  return row.fence;
}
