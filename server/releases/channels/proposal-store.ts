import { and, eq, inArray } from "drizzle-orm";
import type { Db, Work } from "../../db/work.ts";
import { keyset, type PageRequest } from "../../graphql/connection.ts";
import { deploymentProposals } from "./tables.ts";

export type ProposalRow = typeof deploymentProposals.$inferSelect;
export type ProposalState = ProposalRow["state"];

export async function proposalPage(
  on: Db,
  componentAppId: string,
  states: readonly ProposalState[] | undefined,
  page: PageRequest,
): Promise<ProposalRow[]> {
  const { where, orderBy, limit } = keyset(page, [deploymentProposals.id]);
  return await on
    .select()
    .from(deploymentProposals)
    .where(and(matching(componentAppId, states), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export async function countProposals(
  on: Db,
  componentAppId: string,
  states: readonly ProposalState[] | undefined,
): Promise<number> {
  return await on.$count(deploymentProposals, matching(componentAppId, states));
}

function matching(componentAppId: string, states: readonly ProposalState[] | undefined) {
  return and(
    eq(deploymentProposals.componentAppId, componentAppId),
    states && inArray(deploymentProposals.state, [...states]),
  );
}

export async function findProposal(on: Db, componentAppId: string, id: number): Promise<ProposalRow | undefined> {
  const [row] = await on
    .select()
    .from(deploymentProposals)
    .where(and(eq(deploymentProposals.id, id), eq(deploymentProposals.componentAppId, componentAppId)));
  return row;
}

/** The channel stands for another template now: what was proposed before is not wanted any more. */
export async function outdateProposals(work: Work, channelId: number, at: Date): Promise<void> {
  await work
    .update(deploymentProposals)
    .set({ state: "OUTDATED", decidedAt: at })
    .where(and(eq(deploymentProposals.channelId, channelId), eq(deploymentProposals.state, "OPEN")));
}

export async function insertProposal(
  work: Work,
  row: Pick<ProposalRow, "componentAppId" | "channelId" | "templateId" | "proposedBy" | "proposedAt">,
): Promise<number> {
  const [inserted] = await work
    .insert(deploymentProposals)
    .values({ ...row, state: "OPEN" })
    .returning({ id: deploymentProposals.id });
  if (!inserted) throw new Error("the database kept no proposal");
  return inserted.id;
}

/** @returns false when somebody was faster */
export async function decideProposal(
  work: Work,
  id: number,
  decision: { state: "ACCEPTED" | "DISMISSED"; decidedBy: string; decidedAt: Date; deploymentId?: number | null },
): Promise<boolean> {
  const decided = await work
    .update(deploymentProposals)
    .set(decision)
    .where(and(eq(deploymentProposals.id, id), eq(deploymentProposals.state, "OPEN")))
    .returning({ id: deploymentProposals.id });
  return decided.length > 0;
}
