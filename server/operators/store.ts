import { asc, count, eq, inArray } from "drizzle-orm";
import type { Db, Work } from "../db/work.ts";
import { operators, setupLinks } from "./tables.ts";

export type OperatorRow = Omit<typeof operators.$inferSelect, "passwordHash">;

const visible = {
  id: operators.id,
  loginName: operators.loginName,
  displayName: operators.displayName,
  role: operators.role,
  language: operators.language,
  createdAt: operators.createdAt,
  disabledAt: operators.disabledAt,
  lastSignInAt: operators.lastSignInAt,
};

export function listOperators(db: Db): Promise<OperatorRow[]> {
  return db.select(visible).from(operators).orderBy(asc(operators.id));
}

export function findOperators(db: Db, ids: readonly number[]): Promise<OperatorRow[]> {
  return db
    .select(visible)
    .from(operators)
    .where(inArray(operators.id, [...ids]));
}

export async function findOperator(db: Db, id: number): Promise<OperatorRow | null> {
  const [row] = await findOperators(db, [id]);
  return row ?? null;
}

/** With the password's hash, for the one who compares it. */
export async function findCredentials(
  db: Db,
  by: { loginName: string } | { id: number },
): Promise<typeof operators.$inferSelect | null> {
  const [row] = await db
    .select()
    .from(operators)
    .where("id" in by ? eq(operators.id, by.id) : eq(operators.loginName, by.loginName));
  return row ?? null;
}

export async function countOperators(db: Db): Promise<number> {
  const [row] = await db.select({ operators: count() }).from(operators);
  return row?.operators ?? 0;
}

/** @returns null when the login name is taken */
export async function addOperator(
  work: Work,
  row: Omit<typeof operators.$inferInsert, "id">,
): Promise<OperatorRow | null> {
  const [added] = await work.insert(operators).values(row).onConflictDoNothing().returning(visible);
  return added ?? null;
}

export async function changeOperator(
  work: Work,
  id: number,
  change: Partial<typeof operators.$inferInsert>,
): Promise<OperatorRow | null> {
  const [changed] = await work.update(operators).set(change).where(eq(operators.id, id)).returning(visible);
  return changed ?? null;
}

/** One link at a time: a new one replaces the others. */
export async function replaceSetupLink(work: Work, link: typeof setupLinks.$inferInsert): Promise<void> {
  await work.delete(setupLinks);
  await work.insert(setupLinks).values(link);
}

export async function isSetupLinkOpen(db: Db, secretHash: Buffer, now: Date): Promise<boolean> {
  const rows = await db
    .select({ expiresAt: setupLinks.expiresAt })
    .from(setupLinks)
    .where(eq(setupLinks.secretHash, secretHash));
  return rows.some(({ expiresAt }) => expiresAt > now);
}

/** @returns false when somebody else used it first */
export async function useSetupLink(work: Work, secretHash: Buffer): Promise<boolean> {
  const used = await work
    .delete(setupLinks)
    .where(eq(setupLinks.secretHash, secretHash))
    .returning({ createdAt: setupLinks.createdAt });
  return used.length > 0;
}
