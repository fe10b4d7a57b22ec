import type { ActivityLog } from "../activity/service.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/open.ts";
import type { PageRequest } from "../graphql/connection.ts";
import { Refusal } from "../graphql/user-error.ts";
import type { Actor } from "../graphql/context.ts";
import type { WechatClient, WechatDraft, WechatTemplate } from "../wechat/index.ts";
import { WechatError } from "../wechat/index.ts";
import {
  countTemplates,
  findReading,
  findTemplate,
  findTemplateByNumber,
  kindOf,
  listDrafts,
  listTemplates,
  markDeleted,
  mirrorDrafts,
  mirrorTemplates,
} from "./store.ts";
import type { DraftRow, TemplateKind, TemplateRow, TemplateSearch } from "./store.ts";

export type { DraftRow, TemplateKind, TemplateRow, TemplateSearch } from "./store.ts";

/** How many templates WeChat keeps for a platform. */
export const libraryLimit = 200;

/** A library read within this time is not read again for a list. */
const freshForMs = 30_000;

export interface TemplatesOptions {
  database: Database;
  clock: Clock;
  client: Pick<WechatClient, "templates">;
  componentAppId: string;
  activity: Pick<ActivityLog, "record">;
  /** What still needs a template; the room that has it says so. */
  templateUse: (templateRowId: number) => Promise<TemplateUse>;
}

export interface TemplateUse {
  /** Releases under way that have not uploaded it yet. */
  releases: number;
  /** Names of the channels that stand for it. */
  channels: string[];
  /** Accounts that are to stay on it. */
  pinnedAccounts: number;
}

export interface Templates {
  /** The draft box as WeChat has it now; the last reading when WeChat does not answer. */
  drafts(): Promise<DraftRow[]>;
  list(search: TemplateSearch, page: PageRequest): Promise<TemplateRow[]>;
  count(search?: TemplateSearch): Promise<number>;
  find(id: number): Promise<TemplateRow | null>;
  findByNumber(templateId: number): Promise<TemplateRow | null>;
  /** When the library was last read from WeChat. */
  readAt(): Promise<Date | null>;
  /** When the draft box was last read from WeChat; a reading under way is waited for. */
  draftsReadAt(): Promise<Date | null>;
  /** Reads drafts and library anew. @throws {WechatError | WechatUnreachable} */
  refresh(): Promise<Date>;
  /**
   * Puts a draft into the library. A repeat finds the template that the first one made.
   *
   * @throws {Refusal | WechatError | WechatUnreachable}
   */
  addFromDraft(actor: Actor, draftId: number, kind: TemplateKind): Promise<TemplateRow>;
  /** @throws {Refusal} when releases still need it */
  delete(actor: Actor, template: TemplateRow): Promise<void>;
}

export function createTemplates(options: TemplatesOptions): Templates {
  const { database, clock, client, componentAppId, activity, templateUse } = options;
  const { db } = database;
  const readDrafts = once(async () => {
    const listed = await client.templates.drafts();
    await database.atomically((work) => mirrorDrafts(work, componentAppId, listed, clock.now()));
    return listed;
  });
  const readLibrary = once(async () => {
    const listed = await client.templates.list();
    await database.atomically((work) => mirrorTemplates(work, componentAppId, listed, clock.now()));
    return listed;
  });
  const inTurn = queue();

  /** An old draft box is better than none. */
  async function readDraftsIfPossible(): Promise<Date | null> {
    const failure = await readDrafts().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const reading = await findReading(db, componentAppId);
    if (failure && !reading?.draftsReadAt) throw failure.error;
    return reading?.draftsReadAt ?? null;
  }

  async function add(draftId: number, kind: TemplateKind): Promise<number> {
    const draft = (await readDrafts()).find((candidate) => candidate.draftId === draftId);
    if (!draft) throw draftMissing(draftId);
    const before = await readLibrary();
    const there = before.find((template) => isOf(template, draft, kind));
    if (there) return there.templateId;
    if (before.length >= libraryLimit) throw libraryFull();
    await client.templates.addToTemplate(draftId, kind === "STANDARD" ? 1 : 0);
    // WeChat does not say which id it gave. Adds go one by one, so what is new and carries the draft's marks is it.
    const known = new Set(before.map(({ templateId }) => templateId));
    const added = (await client.templates.list()).filter(
      (template) => !known.has(template.templateId) && isOf(template, draft, kind),
    );
    const newest = added.toSorted((a, b) => a.templateId - b.templateId).at(-1);
    if (!newest) throw notListedYet(draftId);
    return newest.templateId;
  }

  return {
    async drafts() {
      await readDraftsIfPossible();
      return listDrafts(db, componentAppId);
    },
    draftsReadAt: readDraftsIfPossible,
    async list(search, page) {
      const reading = await findReading(db, componentAppId);
      const readAt = reading?.templatesReadAt;
      if (!readAt || clock.now().getTime() - readAt.getTime() > freshForMs) {
        // An old library is better than none; `readAt` tells its age.
        await readLibrary().catch((error: unknown) => {
          if (!readAt) throw error;
        });
      }
      return listTemplates(db, componentAppId, search, page);
    },
    count: (search) => countTemplates(db, componentAppId, search),
    find: (id) => findTemplate(db, componentAppId, id),
    findByNumber: (templateId) => findTemplateByNumber(db, componentAppId, templateId),
    readAt: async () => (await findReading(db, componentAppId))?.templatesReadAt ?? null,
    async refresh() {
      await readDrafts();
      await readLibrary();
      return clock.now();
    },
    addFromDraft: (actor, draftId, kind) =>
      inTurn(async () => {
        const templateId = await add(draftId, kind);
        const listed = await client.templates.list();
        return database.atomically(async (work) => {
          await mirrorTemplates(work, componentAppId, listed, clock.now());
          const row = await findTemplateByNumber(work, componentAppId, templateId);
          if (!row) throw notListedYet(draftId);
          await activity.record(work, actor, {
            act: "addTemplateFromDraft",
            subjectKind: "Template",
            subjectId: String(row.id),
            detail: { draftId, templateId },
          });
          return row;
        });
      }),
    async delete(actor, template) {
      const [refusal] = refusalsOf(template, await templateUse(template.id));
      if (refusal) throw refusal;
      await client.templates.delete(template.templateId).catch((error: unknown) => {
        // 85064: it is gone already, which is what was wanted.
        if (!(error instanceof WechatError && error.errcode === 85064)) throw error;
      });
      await database.atomically(async (work) => {
        await markDeleted(work, template.id, clock.now());
        await activity.record(work, actor, {
          act: "deleteTemplate",
          subjectKind: "Template",
          subjectId: String(template.id),
          detail: { templateId: template.templateId },
        });
      });
    },
  };
}

/** Whether a template was made from this upload. Not every answer names the draft; then the upload's marks decide. */
function isOf(template: WechatTemplate, draft: WechatDraft, kind: TemplateKind): boolean {
  return (
    kindOf(template) === kind &&
    (template.draftId === undefined || template.draftId === draft.draftId) &&
    template.userVersion === draft.userVersion &&
    template.userDesc === draft.userDesc &&
    template.sourceAppId === draft.sourceAppId &&
    // A draft id may be used again for a later upload: a template older than the upload is not of it.
    template.createdAt.getTime() >= draft.createdAt.getTime()
  );
}

/** Calls that come while one is under way share its answer. */
function once<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () =>
    (running ??= run().finally(() => {
      running = undefined;
    }));
}

/** One after the other, in the order they came. */
function queue(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run, run);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function draftMissing(draftId: number): Refusal {
  return new Refusal({
    code: "DRAFT_NOT_FOUND",
    field: "draftId",
    text: { zh: `草稿箱里没有草稿 ${draftId}`, en: `The draft box has no draft ${draftId}` },
    remedy: {
      zh: "每个开发小程序只保留最近一次上传；请刷新草稿箱后再选",
      en: "Each development mini program keeps its latest upload only: refresh the draft box and choose again",
    },
  });
}

function libraryFull(): Refusal {
  return new Refusal({
    code: "TEMPLATE_LIBRARY_FULL",
    text: { zh: `模板库已满（${libraryLimit} 个）`, en: `The template library is full (${libraryLimit})` },
    remedy: { zh: "删除不再使用的模板", en: "Delete templates that nobody uses" },
  });
}

function notListedYet(draftId: number): Refusal {
  return new Refusal({
    code: "TEMPLATE_NOT_LISTED_YET",
    text: {
      zh: `微信已接受草稿 ${draftId}，但模板库列表里还没有它`,
      en: `WeChat accepted draft ${draftId}, and its list of templates does not show it yet`,
    },
    remedy: { zh: "稍后再试一次，不会重复添加", en: "Try again in a moment; it will not be added twice" },
  });
}

function refusalsOf({ templateId }: TemplateRow, { releases, channels, pinnedAccounts }: TemplateUse): Refusal[] {
  const code = "TEMPLATE_IN_USE";
  const refusals: Refusal[] = [];
  if (releases > 0) {
    const text = {
      zh: `模板 ${templateId} 还有 ${releases} 个进行中的发布单在用`,
      en: `Template ${templateId} is needed by ${releases === 1 ? "1 release" : `${releases} releases`} under way`,
    };
    const remedy = { zh: "等它们结束，或先取消它们", en: "Wait until they have ended, or cancel them first" };
    refusals.push(new Refusal({ code, text, remedy }));
  }
  if (channels.length > 0) {
    const text = {
      zh: `渠道「${channels.join("、")}」现在就是模板 ${templateId}`,
      en: `Template ${templateId} is what ${channels.join(", ")} stands for`,
    };
    const remedy = { zh: "先把渠道换成别的模板", en: "Put another template on the channel first" };
    refusals.push(new Refusal({ code, text, remedy }));
  }
  if (pinnedAccounts > 0) {
    const text = {
      zh: `有 ${pinnedAccounts} 个账号固定在模板 ${templateId} 的版本上`,
      en: `${pinnedAccounts === 1 ? "1 account is" : `${pinnedAccounts} accounts are`} pinned to the version of template ${templateId}`,
    };
    const remedy = { zh: "先取消固定，或把它们换到别的版本", en: "Unpin them, or move them to another version first" };
    refusals.push(new Refusal({ code, text, remedy }));
  }
  return refusals;
}
