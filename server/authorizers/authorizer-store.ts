import { and, eq, inArray, sql } from "drizzle-orm";
import { prepared } from "../db/prepared.ts";
import type { Db, Work } from "../db/work.ts";
import {
  authorizationChanges,
  authorizers,
  authorizerTags,
  authorizerTokens,
  grantedPermissionSets,
} from "./tables.ts";

export type AuthorizerRow = typeof authorizers.$inferSelect;
export type AuthorizerKind = AuthorizerRow["kind"];
export type AuthorizerStatus = AuthorizerRow["status"];
export type AuthorizationChangeRow = typeof authorizationChanges.$inferSelect;
export type TokenRow = typeof authorizerTokens.$inferSelect;

const byAppId = prepared("authorizer_by_app_id", (on, name) =>
  on
    .select()
    .from(authorizers)
    .where(
      and(
        eq(authorizers.componentAppId, sql.placeholder("componentAppId")),
        eq(authorizers.appId, sql.placeholder("appId")),
      ),
    )
    .prepare(name),
);

export async function findByAppId(on: Db, componentAppId: string, appId: string): Promise<AuthorizerRow | null> {
  const [row] = await byAppId(on).execute({ componentAppId, appId });
  return row ?? null;
}

export async function findById(on: Db, componentAppId: string, id: number): Promise<AuthorizerRow | null> {
  const [row] = await on
    .select()
    .from(authorizers)
    .where(and(eq(authorizers.componentAppId, componentAppId), eq(authorizers.id, id)));
  return row ?? null;
}

export async function insertAuthorizer(
  work: Work,
  values: typeof authorizers.$inferInsert,
): Promise<AuthorizerRow | null> {
  const [row] = await work.insert(authorizers).values(values).onConflictDoNothing().returning();
  return row ?? null;
}

export async function updateAuthorizer(
  work: Work,
  id: number,
  values: Partial<typeof authorizers.$inferInsert>,
): Promise<void> {
  await work.update(authorizers).set(values).where(eq(authorizers.id, id));
}

export async function noteChange(
  work: Work,
  values: Omit<typeof authorizationChanges.$inferInsert, "id">,
): Promise<void> {
  await work.insert(authorizationChanges).values(values);
}

const tokensByAppId = prepared("authorizer_tokens_by_app_id", (on, name) =>
  on
    .select({
      authorizerId: authorizers.id,
      status: authorizers.status,
      accessToken: authorizerTokens.accessToken,
      accessTokenObtainedAt: authorizerTokens.accessTokenObtainedAt,
      accessTokenExpiresAt: authorizerTokens.accessTokenExpiresAt,
      refreshToken: authorizerTokens.refreshToken,
      fence: authorizerTokens.fence,
    })
    .from(authorizers)
    .leftJoin(authorizerTokens, eq(authorizerTokens.authorizerId, authorizers.id))
    .where(
      and(
        eq(authorizers.componentAppId, sql.placeholder("componentAppId")),
        eq(authorizers.appId, sql.placeholder("appId")),
      ),
    )
    .prepare(name),
);

export async function findTokens(on: Db, componentAppId: string, appId: string) {
  const [row] = await tokensByAppId(on).execute({ componentAppId, appId });
  return row ?? null;
}

/** Stores what an exchange brought; a part that is not given stays as it was. */
export async function storeTokens(
  work: Work,
  authorizerId: number,
  tokens: Partial<TokenRow> & { fence: number },
): Promise<void> {
  await work
    .insert(authorizerTokens)
    .values({ authorizerId, ...tokens })
    .onConflictDoUpdate({
      target: authorizerTokens.authorizerId,
      set: tokens,
    });
}

/** @returns false when a newer token is stored, or the account has none any more */
export async function storeRenewedToken(
  work: Work,
  authorizerId: number,
  tokens: Partial<TokenRow> & { fence: number },
): Promise<boolean> {
  const rows = await work
    .update(authorizerTokens)
    .set(tokens)
    .where(and(eq(authorizerTokens.authorizerId, authorizerId), sql`${authorizerTokens.fence} < ${tokens.fence}`))
    .returning({ authorizerId: authorizerTokens.authorizerId });
  return rows.length > 0;
}

export async function purgeTokens(work: Work, authorizerId: number): Promise<void> {
  await work.delete(authorizerTokens).where(eq(authorizerTokens.authorizerId, authorizerId));
}

export async function grantsOf(on: Db, authorizerId: number): Promise<number[]> {
  const rows = await on
    .select({ id: grantedPermissionSets.permissionSetId })
    .from(grantedPermissionSets)
    .where(eq(grantedPermissionSets.authorizerId, authorizerId));
  return rows.map(({ id }) => id);
}

/** Makes the granted sets these; says which came and which went. */
export async function replaceGrants(
  work: Work,
  authorizerId: number,
  permissionSetIds: readonly number[],
  at: Date,
): Promise<{ granted: number[]; withdrawn: number[] }> {
  const before = new Set(await grantsOf(work, authorizerId));
  const now = new Set(permissionSetIds);
  const granted = [...now].filter((id) => !before.has(id));
  const withdrawn = [...before].filter((id) => !now.has(id));
  if (withdrawn.length > 0) {
    await work
      .delete(grantedPermissionSets)
      .where(
        and(
          eq(grantedPermissionSets.authorizerId, authorizerId),
          inArray(grantedPermissionSets.permissionSetId, withdrawn),
        ),
      );
  }
  if (granted.length > 0) {
    await work
      .insert(grantedPermissionSets)
      .values(granted.map((permissionSetId) => ({ authorizerId, permissionSetId, grantedAt: at })))
      // A reading of the account may have written the same in this moment.
      .onConflictDoNothing();
  }
  return { granted, withdrawn };
}

export async function replaceTags(work: Work, authorizerId: number, tags: readonly string[]): Promise<void> {
  await work.delete(authorizerTags).where(eq(authorizerTags.authorizerId, authorizerId));
  if (tags.length > 0) await work.insert(authorizerTags).values(tags.map((tag) => ({ authorizerId, tag })));
}

/** Folded as the search box folds what is typed. */
export function searchTextOf(parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .join(" ")
    .normalize("NFKC")
    .toLowerCase();
}
