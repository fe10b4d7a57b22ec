import type { ActivityLog } from "../../activity/service.ts";
import type { Clock } from "../../clock.ts";
import { isUniqueViolation } from "../../db/errors.ts";
import type { Database } from "../../db/open.ts";
import type { Work } from "../../db/work.ts";
import type { PageRequest } from "../../graphql/connection.ts";
import type { Actor } from "../../graphql/context.ts";
import type { StartDeployment, StoredDeployment } from "../deployments/deploy.ts";
import { type CreateSelection, select, unknownSelection, unknownTemplate } from "../deployments/selections.ts";
import { findSelections } from "../deployments/selection-store.ts";
import { findTemplate, findTemplates } from "../template-store.ts";
import {
  countProposals,
  decideProposal,
  findProposal,
  insertProposal,
  outdateProposals,
  proposalPage,
  type ProposalRow,
  type ProposalState,
} from "./proposal-store.ts";
import {
  alreadyThere,
  badName,
  changedMeanwhile,
  channelFollowed,
  channelNotFound,
  nameTaken,
  nobodyFollows,
  proposalDecided,
  proposalNotFound,
} from "./refusals.ts";
import {
  channelPage,
  type ChannelRow,
  countChannels,
  findChannels,
  follow,
  followerPage,
  followersOf,
  insertChannel,
  pin,
  removeChannel,
  unfollow,
  unpin,
  updateChannel,
} from "./store.ts";

export type { ProposalRow, ProposalState } from "./proposal-store.ts";
export type { ChannelRow, SubscriptionRow } from "./store.ts";

const longestName = 40;

export interface SaveChannel {
  /** Row id; null makes a new one. */
  id: number | null;
  name: string;
  description: string | null;
  startsByItself: boolean;
  /** `changedAt` as whoever saves it saw it. */
  seenAt: Date | null;
}

/** What may be said about the deployment of an accepted proposal; the template says the rest. */
export type ProposedDeployment = Partial<Omit<StartDeployment, "templateId" | "authorizerIds" | "selectionId">>;

export interface ChannelsOptions {
  database: Database;
  clock: Clock;
  componentAppId: string;
  activity: Pick<ActivityLog, "record">;
  startDeployment: (
    actor: Actor,
    input: StartDeployment,
    remember: (work: Work, answer: StoredDeployment) => Promise<void>,
  ) => Promise<StoredDeployment>;
  createSelection: (
    actor: Actor,
    wanted: CreateSelection,
    remember: (work: Work, answer: { id: number }) => Promise<void>,
  ) => Promise<{ id: number }>;
}

/** Channels, who follows them, and the deployments they propose. */
export function createChannels(options: ChannelsOptions) {
  const { database, clock, componentAppId, activity, startDeployment, createSelection } = options;
  const { db } = database;

  /** @throws {Refusal} BAD_NAME, NAME_TAKEN, NOT_FOUND, CHANGED */
  async function saveChannel(actor: Actor, input: SaveChannel, remember: (work: Work, id: number) => Promise<void>) {
    const name = input.name.trim();
    if (name === "" || [...name].length > longestName) throw badName(longestName);
    const { description, startsByItself, seenAt } = input;
    try {
      return await database.atomically(async (work) => {
        const before = input.id === null ? undefined : await required(work, input.id, "id");
        checkSeen(before, seenAt);
        const change = { name, description, startsByItself, changedBy: actor.name, changedAt: laterThan(before) };
        const id = before?.id ?? (await insertChannel(work, { componentAppId, templateId: null, ...change }));
        if (before) await updateChannel(work, id, change);
        await note(work, actor, "saveChannel", id, { name });
        await remember(work, id);
        return id;
      });
    } catch (error) {
      throw isUniqueViolation(error) ? nameTaken(name) : error;
    }
  }

  /** @throws {Refusal} NOT_FOUND, IN_USE */
  async function deleteChannel(actor: Actor, id: number, remember: (work: Work) => Promise<void>): Promise<void> {
    await database.atomically(async (work) => {
      const { name } = await required(work, id, "id");
      const [use] = await followersOf(work, [id]);
      if (use) throw channelFollowed(use.followers);
      await removeChannel(work, id);
      await note(work, actor, "deleteChannel", id, { name });
      await remember(work);
    });
  }

  /**
   * Has a channel stand for a template, which proposes to deploy it to those who follow it. A channel that starts by
   * itself accepts at once; should the process end between the two, the proposal is there for a person to accept.
   *
   * @returns the proposal's id
   * @throws {Refusal} NOT_FOUND, NOT_POSSIBLE, CHANGED
   */
  async function putTemplateOnChannel(
    actor: Actor,
    input: { id: number; templateId: number; seenAt: Date | null },
    remember: (work: Work, id: number) => Promise<void>,
  ): Promise<number> {
    const { id, templateId, seenAt } = input;
    const { channel, proposalId } = await database.atomically(async (work) => {
      const before = await required(work, id, "id");
      checkSeen(before, seenAt);
      if (!(await findTemplate(work, componentAppId, templateId))) throw unknownTemplate();
      if (before.templateId === templateId) throw alreadyThere();
      const at = laterThan(before);
      await updateChannel(work, id, { templateId, changedBy: actor.name, changedAt: at });
      await outdateProposals(work, id, at);
      const proposed = await insertProposal(work, {
        componentAppId,
        channelId: id,
        templateId,
        proposedBy: actor.name,
        proposedAt: at,
      });
      await note(work, actor, "putTemplateOnChannel", id, { name: before.name, templateId });
      await remember(work, proposed);
      return { channel: before, proposalId: proposed };
    });
    const [use] = channel.startsByItself ? await followersOf(db, [id]) : [];
    if (use && use.followers > use.pinned) await acceptProposal(actor, { id: proposalId, wish: {} }, async () => {});
    return proposalId;
  }

  /**
   * Starts the deployment that a channel proposes, on the accounts that follow it now and are not pinned.
   *
   * @throws {Refusal} NOT_FOUND, NOT_POSSIBLE when it was decided, NO_ACCOUNTS, or what startDeployment says
   */
  async function acceptProposal(
    actor: Actor,
    { id, wish }: { id: number; wish: ProposedDeployment },
    remember: (work: Work, answer: StoredDeployment) => Promise<void>,
  ): Promise<StoredDeployment> {
    const proposal = await openProposal(id);
    const [template] = await findTemplates(db, [proposal.templateId]);
    if (!template) throw unknownTemplate();
    const [use] = await followersOf(db, [proposal.channelId]);
    if (!use || use.followers === use.pinned) throw nobodyFollows();
    const { channelId } = proposal;
    const asked = { channelId: String(channelId), proposalId: String(id) };
    const selection = await createSelection(actor, { channelId, asked }, async () => {});
    const { version = template.userVersion, description = template.userDesc || version } = wish;
    const settings = { submitForAudit: true, releaseWhenApproved: false, ...wish, version, description };
    const input = { ...settings, templateId: template.id, authorizerIds: [], selectionId: selection.id };
    return await startDeployment(actor, input, async (work, answer) => {
      const { deploymentId } = answer;
      // Nobody could take it: the proposal stays for when somebody can.
      if (deploymentId !== null) {
        const decision = { state: "ACCEPTED", decidedBy: actor.name, decidedAt: clock.now(), deploymentId } as const;
        if (!(await decideProposal(work, id, decision))) throw proposalDecided(proposal);
        await note(work, actor, "acceptProposal", channelId, { deploymentId });
      }
      await remember(work, answer);
    });
  }

  /** @throws {Refusal} NOT_FOUND, NOT_POSSIBLE when it was decided */
  async function dismissProposal(actor: Actor, id: number, remember: (work: Work) => Promise<void>): Promise<void> {
    const proposal = await openProposal(id);
    await database.atomically(async (work) => {
      const decision = { state: "DISMISSED", decidedBy: actor.name, decidedAt: clock.now() } as const;
      if (!(await decideProposal(work, id, decision))) throw proposalDecided(proposal);
      await note(work, actor, "dismissProposal", proposal.channelId, { proposalId: id });
      await remember(work);
    });
  }

  /**
   * What is done about the accounts of a selection, or about those named one by one.
   *
   * @returns how many it concerned
   * @throws {Refusal} NOT_FOUND, NO_ACCOUNTS
   */
  async function onAccounts(
    actor: Actor,
    chosen: { selectionId: number | null; authorizerIds: readonly number[] },
    remember: (work: Work, answer: { count: number }) => Promise<void>,
    change: (work: Work, selectionId: number) => Promise<number>,
  ): Promise<{ count: number }> {
    return await database.atomically(async (work) => {
      const selectionId = chosen.selectionId ?? (await selectNamed(work, actor, chosen.authorizerIds));
      const [selection] = await findSelections(work, [selectionId]);
      if (selection?.componentAppId !== componentAppId) throw unknownSelection();
      const answer = { count: await change(work, selectionId) };
      await remember(work, answer);
      return answer;
    });
  }

  function selectNamed(work: Work, actor: Actor, authorizerIds: readonly number[]): Promise<number> {
    return select(work, options, actor, { authorizerIds }, { authorizerIds: authorizerIds.map(String) });
  }

  type OnAccounts = Parameters<typeof onAccounts>;

  /** @param channelId null for none */
  async function followChannel(
    actor: Actor,
    { channelId, ...chosen }: OnAccounts[1] & { channelId: number | null },
    remember: OnAccounts[2],
  ) {
    return await onAccounts(actor, chosen, remember, async (work, selectionId) => {
      if (channelId === null) return await unfollow(work, selectionId);
      const { name } = await required(work, channelId, "channelId");
      const followed = await follow(work, { channelId, selectionId, at: clock.now() });
      await note(work, actor, "followChannel", channelId, { name, accounts: followed });
      return followed;
    });
  }

  /** Keeps accounts on the version they have, whatever their channel stands for. */
  async function pinAccounts(
    actor: Actor,
    { reason, ...chosen }: OnAccounts[1] & { reason: string | null },
    remember: OnAccounts[2],
  ) {
    return await onAccounts(actor, chosen, remember, (work, selectionId) =>
      pin(work, selectionId, { at: clock.now(), by: actor.name, reason }),
    );
  }

  async function unpinAccounts(actor: Actor, chosen: OnAccounts[1], remember: OnAccounts[2]) {
    return await onAccounts(actor, chosen, remember, unpin);
  }

  async function required(on: Parameters<typeof findChannels>[0], id: number, field: string): Promise<ChannelRow> {
    const [channel] = await findChannels(on, [id]);
    if (channel?.componentAppId !== componentAppId) throw channelNotFound(field);
    return channel;
  }

  async function openProposal(id: number): Promise<ProposalRow> {
    const proposal = await findProposal(db, componentAppId, id);
    if (!proposal) throw proposalNotFound();
    if (proposal.state !== "OPEN") throw proposalDecided(proposal);
    return proposal;
  }

  /** Two changes within a millisecond are two: whoever saw the first must not overwrite the second unseen. */
  function laterThan(before: ChannelRow | undefined): Date {
    return new Date(Math.max(clock.now().getTime(), (before?.changedAt.getTime() ?? 0) + 1));
  }

  async function note(work: Work, actor: Actor, act: string, id: number, detail: Record<string, string | number>) {
    await activity.record(work, actor, { act, subjectKind: "Channel", subjectId: String(id), detail });
  }

  return {
    list: (page: PageRequest) => channelPage(db, componentAppId, page),
    count: () => countChannels(db, componentAppId),
    async find(id: number): Promise<ChannelRow | undefined> {
      const [channel] = await findChannels(db, [id]);
      return channel?.componentAppId === componentAppId ? channel : undefined;
    },
    followers: (id: number, page: PageRequest) => followerPage(db, id, page),
    proposals: (states: readonly ProposalState[] | undefined, page: PageRequest) =>
      proposalPage(db, componentAppId, states, page),
    countProposals: (states: readonly ProposalState[] | undefined) => countProposals(db, componentAppId, states),
    findProposal: (id: number) => findProposal(db, componentAppId, id),
    saveChannel,
    deleteChannel,
    putTemplateOnChannel,
    followChannel,
    pinAccounts,
    unpinAccounts,
    acceptProposal,
    dismissProposal,
  };
}

function checkSeen(row: ChannelRow | undefined, seenAt: Date | null): void {
  if (seenAt && row && row.changedAt.getTime() !== seenAt.getTime()) throw changedMeanwhile(row.changedBy);
}
