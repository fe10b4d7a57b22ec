import { and, eq, sql } from "drizzle-orm";
import type { Db, Work } from "../../db/work.ts";
import { keyset, type PageRequest } from "../../graphql/connection.ts";
import { extJsonCodes } from "../ext-json/ext-json.ts";
import { deployments } from "../tables.ts";
import type { AccountRefusal, RefusalCode } from "./preflight.ts";
import type { DeploymentRow } from "./store.ts";
import { deploymentRefusals } from "./tables.ts";

/** Reads a deployment and keeps others from changing it until the work ends. */
export async function lockDeployment(work: Work, id: number): Promise<DeploymentRow | undefined> {
  const [row] = await work
    .update(deployments)
    .set({ state: sql`${deployments.state}` })
    .where(eq(deployments.id, id))
    .returning();
  return row;
}

export async function noteEnlisted(work: Work, id: number, at: Date): Promise<void> {
  await work.update(deployments).set({ enlistedAt: at }).where(eq(deployments.id, id));
}

export async function keepRefusals(
  work: Work,
  deploymentId: number,
  refusals: readonly AccountRefusal[],
): Promise<void> {
  if (refusals.length === 0) return;
  await work.insert(deploymentRefusals).values(
    refusals.map(({ authorizerId, code, detail = null, extJson }) => ({
      deploymentId,
      authorizerId,
      code,
      detail: extJson ? JSON.stringify(extJson) : detail,
    })),
  );
}

export interface RefusalSearch {
  deploymentId: number;
  /** A `RefusalCode`; any other text fits nobody. */
  code?: string;
}

/** One page, in the order of the accounts' row ids. */
export async function refusalPage(on: Db, search: RefusalSearch, page: PageRequest): Promise<AccountRefusal[]> {
  const { where, orderBy, limit } = keyset(page, [deploymentRefusals.authorizerId], "ascending");
  const rows = await on
    .select({
      authorizerId: deploymentRefusals.authorizerId,
      code: deploymentRefusals.code,
      detail: deploymentRefusals.detail,
    })
    .from(deploymentRefusals)
    .where(and(matching(search), where))
    .orderBy(...orderBy)
    .limit(limit);
  return rows.map(({ detail, ...row }) => ({ ...row, ...(detail !== null && detailOf(row.code, detail)) }));
}

function detailOf(code: RefusalCode, detail: string): Pick<AccountRefusal, "detail" | "extJson"> {
  const isOfExtJson = extJsonCodes.some((one) => one === code);
  // What `keepRefusals` wrote.
  return isOfExtJson ? { extJson: JSON.parse(detail) as NonNullable<AccountRefusal["extJson"]> } : { detail };
}

export async function countRefusals(on: Db, search: RefusalSearch): Promise<number> {
  return await on.$count(deploymentRefusals, matching(search));
}

function matching({ deploymentId, code }: RefusalSearch) {
  return and(
    eq(deploymentRefusals.deploymentId, deploymentId),
    code === undefined ? undefined : sql`${deploymentRefusals.code} = ${code}`,
  );
}
