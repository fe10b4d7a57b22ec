import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Db, Work } from "../db/work.ts";
import type { Secret } from "../secret.ts";
import { authorizationCodes, preAuthCodes } from "./tables.ts";

export type CodeRow = typeof authorizationCodes.$inferSelect;

/** Codes are found by their hash, so that they need not lie open. */
export function hashOf(code: Secret): Buffer {
  return createHash("sha256").update(code.reveal()).digest();
}

export const codePlace = (codeHash: Buffer) => ({
  table: "authorization_codes",
  row: codeHash.toString("hex"),
  column: "sealed_code",
});
export const preAuthCodePlace = (codeHash: Buffer) => ({
  table: "pre_auth_codes",
  row: codeHash.toString("hex"),
  column: "sealed_code",
});

/** Whichever of redirect and push comes second adds what it alone knows. */
export async function keepCode(work: Work, code: typeof authorizationCodes.$inferInsert): Promise<CodeRow> {
  const [inserted] = await work.insert(authorizationCodes).values(code).onConflictDoNothing().returning();
  if (inserted) return inserted;
  const there = await findCode(work, code.codeHash);
  if (!there) throw new Error("a code could neither be found nor inserted");
  const added = {
    appId: there.appId ?? code.appId ?? null,
    linkId: there.linkId ?? code.linkId ?? null,
    // WeChat's own time of the grant orders it among the events; the redirect knows only when it came here.
    ...(there.fromRedirect && !code.fromRedirect && { changedAt: code.changedAt, fromRedirect: false }),
  };
  await work.update(authorizationCodes).set(added).where(eq(authorizationCodes.codeHash, code.codeHash));
  return { ...there, ...added };
}

export async function findCode(on: Db, codeHash: Buffer): Promise<CodeRow | null> {
  const [row] = await on.select().from(authorizationCodes).where(eq(authorizationCodes.codeHash, codeHash));
  return row ?? null;
}

export async function endCode(work: Work, codeHash: Buffer, end: Partial<CodeRow>): Promise<void> {
  await work
    .update(authorizationCodes)
    .set(end)
    .where(and(eq(authorizationCodes.codeHash, codeHash), isNull(authorizationCodes.exchangedAt)));
}

export function codesOfLink(on: Db, linkId: number): Promise<CodeRow[]> {
  return on.select().from(authorizationCodes).where(eq(authorizationCodes.linkId, linkId));
}

export async function linkOfPreAuthCode(on: Db, preAuthCode: Secret): Promise<number | null> {
  const [row] = await on
    .select({ linkId: preAuthCodes.linkId })
    .from(preAuthCodes)
    .where(eq(preAuthCodes.codeHash, hashOf(preAuthCode)));
  return row?.linkId ?? null;
}

export async function keepPreAuthCode(work: Work, values: typeof preAuthCodes.$inferInsert): Promise<void> {
  await work.insert(preAuthCodes).values(values).onConflictDoNothing();
}

export async function newestPreAuthCode(on: Db, linkId: number) {
  const rows = await on.select().from(preAuthCodes).where(eq(preAuthCodes.linkId, linkId));
  return rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).at(-1) ?? null;
}
