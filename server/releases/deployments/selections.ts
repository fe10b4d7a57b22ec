import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { Work } from "../../db/work.ts";
import type { PageRequest } from "../../graphql/connection.ts";
import type { Actor } from "../../graphql/context.ts";
import type { Remember } from "../../graphql/idempotency.ts";
import { Refusal } from "../../graphql/user-error.ts";
import { findTemplate } from "../template-store.ts";
import {
  type Choice,
  findSelections,
  insertMembers,
  insertSelection,
  memberPage,
  type SelectionRow,
} from "./selection-store.ts";

/** A platform has at most some tens of thousands of accounts; more than this is a mistake. */
export const maxAccounts = 50_000;

export interface CreateSelection extends Omit<Choice, "olderThan"> {
  /** Row id. */
  olderThanTemplateId?: number;
  /** What was asked for, as it is shown. */
  asked: Record<string, unknown>;
}

/** Accounts chosen at one moment and kept: what is started with them touches nobody who came later. */
export function createSelections(parts: { database: Database; clock: Clock; componentAppId: string }) {
  const { database, componentAppId } = parts;
  const { db } = database;

  /** @throws {Refusal} NO_ACCOUNTS, TOO_MANY_ACCOUNTS, NOT_FOUND */
  async function createSelection(
    actor: Actor,
    { olderThanTemplateId, asked, ...choice }: CreateSelection,
    remember: Remember<{ id: number }>,
  ): Promise<{ id: number }> {
    const olderThan =
      olderThanTemplateId === undefined ? undefined : await findTemplate(db, componentAppId, olderThanTemplateId);
    if (olderThanTemplateId !== undefined && !olderThan) throw unknownTemplate();
    return await database.atomically(async (work) => {
      const id = await select(work, parts, actor, { ...choice, ...(olderThan && { olderThan }) }, asked);
      await remember(work, { id });
      return { id };
    });
  }

  async function findSelection(id: number): Promise<SelectionRow | undefined> {
    const [row] = await findSelections(db, [id]);
    return row?.componentAppId === componentAppId ? row : undefined;
  }

  return {
    createSelection,
    findSelection,
    selectedIds: (id: number, page: PageRequest) => memberPage(db, id, page),
  };
}

/** Keeps who fits now. @throws {Refusal} when nobody does, or too many do; @returns the selection's id */
export async function select(
  work: Work,
  { clock, componentAppId }: { clock: Clock; componentAppId: string },
  actor: Actor,
  choice: Choice,
  asked: Record<string, unknown>,
): Promise<number> {
  const id = await insertSelection(work, {
    componentAppId,
    asked,
    count: 0,
    createdBy: actor.name,
    createdAt: clock.now(),
  });
  const count = await insertMembers(work, id, componentAppId, choice);
  if (count === 0) throw noAccounts();
  if (count > maxAccounts) throw tooManyAccounts(count);
  if (choice.authorizerIds && !choice.fits && count < new Set(choice.authorizerIds).size) throw unknownAccount();
  return id;
}

export function noAccounts(): Refusal {
  return new Refusal({
    code: "NO_ACCOUNTS",
    field: "authorizerIds",
    text: { zh: "没有选中任何账号", en: "No account is selected" },
  });
}

export function tooManyAccounts(count: number): Refusal {
  return new Refusal({
    code: "TOO_MANY_ACCOUNTS",
    field: "authorizerIds",
    text: {
      zh: `一次最多 ${maxAccounts} 个账号，选中了 ${count} 个`,
      en: `At most ${maxAccounts} accounts at once; ${count} are selected`,
    },
    remedy: { zh: "分几次选择", en: "Choose them in several parts" },
  });
}

export function unknownAccount(): Refusal {
  return new Refusal({
    code: "NOT_FOUND",
    field: "authorizerIds",
    text: { zh: "选中的账号里有不存在的", en: "One of the selected accounts does not exist" },
  });
}

export function unknownTemplate(): Refusal {
  return new Refusal({
    code: "NOT_FOUND",
    field: "templateId",
    text: { zh: "模板不存在，或已从模板库删除", en: "There is no such template in the library" },
    remedy: { zh: "刷新模板库后再选", en: "Refresh the library and choose again" },
  });
}

export function unknownSelection(): Refusal {
  return new Refusal({
    code: "NOT_FOUND",
    field: "selectionId",
    text: { zh: "没有这个选择", en: "There is no such selection" },
  });
}
