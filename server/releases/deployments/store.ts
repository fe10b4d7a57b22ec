import { and, count, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { preparedForIds } from "../../db/id-lists.ts";
import type { Db } from "../../db/work.ts";
import { keyset, type PageRequest } from "../../graphql/connection.ts";
import type { DeploymentState } from "../states.ts";
import { deployments, releases } from "../tables.ts";

export type DeploymentRow = typeof deployments.$inferSelect;

export const findDeployments = preparedForIds("deployments_by_id", (on, ids, name) =>
  on.select().from(deployments).where(inArray(deployments.id, ids)).prepare(name),
);

/** How many releases of each deployment stand where, and how many of them wait for the audit quota. */
export const countsByState = preparedForIds("counts_by_state", (on, ids, name) =>
  on
    .select({
      deploymentId: releases.deploymentId,
      state: releases.state,
      count: sql<number>`count(*)`.mapWith(Number),
      waitingForQuota: sql<number>`sum(case when ${releases.waiting} ->> 'reason' = 'QUOTA' then 1 else 0 end)`.mapWith(
        Number,
      ),
    })
    .from(releases)
    .where(inArray(releases.deploymentId, ids))
    .groupBy(releases.deploymentId, releases.state)
    .prepare(name),
);

export interface DeploymentSearch {
  componentAppId: string;
  states?: readonly DeploymentState[];
  templateId?: number;
  /** A number (#128), or words in version and description. */
  text?: string;
}

function matchingDeployments({ componentAppId, states, templateId, text }: DeploymentSearch): SQL | undefined {
  const number = /^#?(\d{1,15})$/.exec(text?.trim() ?? "")?.[1];
  const fits = words(text).map((word) =>
    or(
      ...[deployments.version, deployments.description].map((column) => sql`lower(${column}) like ${word} escape '\\'`),
    ),
  );
  return and(
    eq(deployments.componentAppId, componentAppId),
    states && inArray(deployments.state, [...states]),
    templateId === undefined ? undefined : eq(deployments.templateId, templateId),
    number === undefined ? and(...fits) : or(eq(deployments.id, Number(number)), and(...fits)),
  );
}

/** Patterns for `like`, one a word, in small letters. */
function words(text = ""): string[] {
  const found = text.toLowerCase().split(/\s+/).filter(Boolean);
  return found.map((word) => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
}

/** One page, newest first. */
export async function deploymentPage(on: Db, search: DeploymentSearch, page: PageRequest): Promise<DeploymentRow[]> {
  const { where, orderBy, limit } = keyset(page, [deployments.id]);
  return await on
    .select()
    .from(deployments)
    .where(and(matchingDeployments(search), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export async function countDeployments(on: Db, search: DeploymentSearch): Promise<number> {
  const [row] = await on.select({ count: count() }).from(deployments).where(matchingDeployments(search));
  return row?.count ?? 0;
}

export async function countRunningDeployments(on: Db, componentAppId: string): Promise<number> {
  return await countDeployments(on, { componentAppId, states: ["RUNNING", "PAUSED", "HALTED"] });
}
