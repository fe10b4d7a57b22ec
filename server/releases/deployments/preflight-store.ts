import { and, asc, eq, inArray } from "drizzle-orm";
import { authorizers, grantedPermissionSets } from "../../authorizers/tables.ts";
import type { Db } from "../../db/work.ts";
import { liveStates } from "../states.ts";
import { releases } from "../tables.ts";
import { type AccountFacts, codePermissionSet } from "./preflight.ts";

/** What preflight looks at, for the chosen accounts that exist. */
export async function accountFacts(
  on: Db,
  componentAppId: string,
  ids: readonly number[],
): Promise<(AccountFacts & { appId: string })[]> {
  const facts: (AccountFacts & { appId: string })[] = [];
  for (let start = 0; start < ids.length; start += 1_000) {
    const some = ids.slice(start, start + 1_000);
    const rows = await on
      .select({
        id: authorizers.id,
        appId: authorizers.appId,
        kind: authorizers.kind,
        status: authorizers.status,
        granted: grantedPermissionSets.permissionSetId,
        liveVersion: releases.version,
      })
      .from(authorizers)
      .leftJoin(
        grantedPermissionSets,
        and(
          eq(grantedPermissionSets.authorizerId, authorizers.id),
          eq(grantedPermissionSets.permissionSetId, codePermissionSet),
        ),
      )
      .leftJoin(releases, and(eq(releases.authorizerId, authorizers.id), inArray(releases.state, [...liveStates])))
      .where(and(eq(authorizers.componentAppId, componentAppId), inArray(authorizers.id, some)))
      .orderBy(asc(authorizers.id));
    facts.push(...rows.map(({ granted, ...row }) => ({ ...row, hasCodePermission: granted !== null })));
  }
  return facts;
}
