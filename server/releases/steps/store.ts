import { aliasedTable, and, eq, sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import { prepared } from "../../db/prepared.ts";
import type { Db } from "../../db/work.ts";
import { templates } from "../../templates/tables.ts";
import { mergeProfiles } from "../audit/profile.ts";
import { auditProfiles } from "../audit/tables.ts";
import { deployments, releases } from "../tables.ts";
import type { Way } from "./step.ts";

/** Everything a step must know, in one read. */
export async function findWay(on: Db, id: number): Promise<Way | undefined> {
  const [way] = await wayOfRelease(on).execute({ id });
  if (!way) return undefined;
  const { lineProfile, accountProfile, deploymentProfile, releaseProfile, ...rest } = way;
  return { ...rest, auditProfile: mergeProfiles(lineProfile, accountProfile, deploymentProfile, releaseProfile) };
}

const lineProfiles = aliasedTable(auditProfiles, "line_profiles");
const accountProfiles = aliasedTable(auditProfiles, "account_profiles");

const wayOfRelease = prepared("way_of_release", (on, name) =>
  on
    .select({
      id: releases.id,
      componentAppId: releases.componentAppId,
      deploymentId: releases.deploymentId,
      authorizerId: releases.authorizerId,
      state: releases.state,
      version: releases.version,
      extJson: releases.extJson,
      auditId: releases.auditId,
      submittedAt: releases.submittedAt,
      auditBefore: releases.auditBefore,
      pendingAct: releases.pendingAct,
      pendingActBy: releases.pendingActBy,
      pendingActDetail: releases.pendingActDetail,
      waiting: releases.waiting,
      wave: releases.wave,
      openWave: deployments.wave,
      plan: deployments.plan,
      failure: releases.failure,
      grayPercentage: releases.grayPercentage,
      changedAt: releases.changedAt,
      appId: authorizers.appId,
      accountStatus: authorizers.status,
      templateId: templates.templateId,
      templateRowId: releases.templateId,
      description: deployments.description,
      submitForAudit: deployments.submitForAudit,
      releaseWhenApproved: deployments.releaseWhenApproved,
      phases: deployments.phases,
      domains: deployments.domains,
      nickName: authorizers.nickName,
      lineProfile: lineProfiles.profile,
      accountProfile: accountProfiles.profile,
      deploymentProfile: deployments.auditProfile,
      releaseProfile: releases.auditProfile,
      deploymentState: deployments.state,
    })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .innerJoin(templates, eq(templates.id, releases.templateId))
    .innerJoin(deployments, eq(deployments.id, releases.deploymentId))
    .leftJoin(
      lineProfiles,
      and(
        eq(lineProfiles.componentAppId, releases.componentAppId),
        eq(lineProfiles.scope, "TEMPLATE"),
        eq(lineProfiles.target, templates.sourceAppId),
      ),
    )
    .leftJoin(
      accountProfiles,
      and(
        eq(accountProfiles.componentAppId, releases.componentAppId),
        eq(accountProfiles.scope, "ACCOUNT"),
        eq(accountProfiles.target, sql`cast(${releases.authorizerId} as text)`),
      ),
    )
    .where(eq(releases.id, sql.placeholder("id")))
    .prepare(name),
);

/** What decides between two calls of a step whether the second is still wanted. */
export async function whereItStands(on: Db, id: number) {
  const [row] = await standingOfRelease(on).execute({ id });
  return row;
}

const standingOfRelease = prepared("standing_of_release", (on, name) =>
  on
    .select({
      state: releases.state,
      pendingAct: releases.pendingAct,
      pendingActDetail: releases.pendingActDetail,
      accountStatus: authorizers.status,
      deploymentState: deployments.state,
    })
    .from(releases)
    .innerJoin(authorizers, eq(authorizers.id, releases.authorizerId))
    .innerJoin(deployments, eq(deployments.id, releases.deploymentId))
    .where(eq(releases.id, sql.placeholder("id")))
    .prepare(name),
);
