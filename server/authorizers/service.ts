import type { ActivityLog } from "../activity/service.ts";
import type { AccountLookup } from "../callbacks/service.ts";
import type { Db } from "../db/work.ts";
import type { Work } from "../db/work.ts";
import type { Actor } from "../graphql/context.ts";
import type { PageRequest } from "../graphql/connection.ts";
import { Refusal } from "../graphql/user-error.ts";
import type { Log } from "../log.ts";
import type { TokenKeeper } from "../platform/service.ts";
import type { WechatClient } from "../wechat/index.ts";
import { authorizationOf } from "./authorization.ts";
import type { AuthorizationParts } from "./authorization.ts";
import { findByAppId, findById, replaceTags, updateAuthorizer } from "./authorizer-store.ts";
import type { AuthorizerRow } from "./authorizer-store.ts";
import { authorizerCallbacks } from "./callbacks.ts";
import { countsOf } from "./counts.ts";
import { exchangeOf } from "./exchange.ts";
import { authorizerJobs } from "./jobs.ts";
import {
  allTags,
  authorizerIds,
  authorizersByAppIds,
  authorizersByIds,
  countChanges,
  fits,
  grantsByAuthorizer,
  listAuthorizers,
  listChanges,
  tagsByAuthorizer,
} from "./list-store.ts";
import type { AuthorizerFilter } from "./list-store.ts";
import { codesOfLink } from "./code-store.ts";
import { countLinks, listLinks } from "./link-store.ts";
import type { LinkFilter, LinkRow } from "./link-store.ts";
import { linksOf } from "./links.ts";
import { placeOf } from "./place.ts";
import { syncOf } from "./sync.ts";
import { beginSync, findSync } from "./sync-store.ts";
import { authorizerTokens } from "./tokens.ts";

export type { AuthorizationChangeRow, AuthorizerKind, AuthorizerRow, AuthorizerStatus } from "./authorizer-store.ts";
export type { AuthorizerFilter, GrantRow, ListedAuthorizer } from "./list-store.ts";
export type { LinkChannel, LinkFilter, LinkRow, LinkStatus } from "./link-store.ts";
export type { Links, LinkWish, PluginFacts } from "./links.ts";
export type { SyncRow } from "./sync-store.ts";

export interface AuthorizersOptions extends AuthorizationParts {
  client: Pick<WechatClient, "component">;
  keeper: TokenKeeper;
  activity: Pick<ActivityLog, "record">;
  log: Log;
  publicUrl: string;
  mpUrl: string;
  openUrl: string;
  returnUrlOrigins: readonly string[];
  /** An account came, or came back, and is known now. */
  described?(work: Work, account: { id: number; appId: string }): Promise<void>;
}

/** The merchants' accounts: how they come, what they granted, what became of them. */
export type Authorizers = ReturnType<typeof createAuthorizers>;

const longestRemark = 500;
const mostTags = 20;
const longestTag = 40;

export function createAuthorizers(options: AuthorizersOptions) {
  const { database, bus, clock, componentAppId, activity } = options;
  const { db } = database;
  const authorization = authorizationOf(options);
  const jobs = authorizerJobs({ ...options, exchange: () => exchange, sync: () => sync });
  const exchange = exchangeOf({ ...options, authorization, describeSoon: jobs.describeSoon });
  const sync = syncOf({ ...options, authorization, describeSoon: jobs.describeSoon });
  const links = linksOf({ ...options, jobs });

  async function existing(id: number | null): Promise<AuthorizerRow> {
    const row = id === null ? null : await findById(db, componentAppId, id);
    if (row) return row;
    throw new Refusal({
      code: "AUTHORIZER_NOT_FOUND",
      field: "id",
      text: { zh: "没有这个授权账号", en: "There is no such account" },
      remedy: { zh: "从微信同步一次账号列表", en: "Sync the list of accounts from WeChat" },
    });
  }

  const findOriginalId: AccountLookup = async (appId) =>
    (await findByAppId(db, componentAppId, appId))?.originalId ?? null;

  return {
    links,
    tokens: authorizerTokens({ ...options, authorization }),
    jobs: jobs.all,
    callbackHandlers: authorizerCallbacks({ ...options, authorization, jobs }),
    findOriginalId,

    find: (id: number) => findById(db, componentAppId, id),
    findByAppId: (appId: string) => findByAppId(db, componentAppId, appId),
    findMany: (ids: readonly number[]) => authorizersByIds(db, ids),
    findManyByAppId: (appIds: readonly string[]) => authorizersByAppIds(db, componentAppId, appIds),
    list: (filter: AuthorizerFilter, page: PageRequest) => listAuthorizers(db, componentAppId, filter, page),
    count: countsOf(options),
    place: async (id: number, filter: AuthorizerFilter) => {
      const row = await findById(db, componentAppId, id);
      return row && placeOf(db, componentAppId, row, filter);
    },
    ids: (filter: AuthorizerFilter, limit: number) => authorizerIds(db, componentAppId, filter, limit),
    /** The condition that a filter is, on rows of `authorizers`: for statements that read or copy all that fit. */
    fits: (on: Db, filter: AuthorizerFilter) => fits(on, componentAppId, filter),
    grants: (ids: readonly number[]) => grantsByAuthorizer(db, ids),
    tags: (ids: readonly number[]) => tagsByAuthorizer(db, ids),
    allTags: () => allTags(db, componentAppId),
    changes: (authorizerId: number, page: PageRequest) => listChanges(db, authorizerId, page),
    countChanges: (authorizerId: number) => countChanges(db, authorizerId),
    listLinks: (filter: LinkFilter, page: PageRequest) => listLinks(db, componentAppId, filter, page),
    countLinks: (filter: LinkFilter) => countLinks(db, componentAppId, filter),
    /** Since when a merchant who came back has waited for the outcome; null when there is nothing to wait for. */
    async workingSince({ id, status }: Pick<LinkRow, "id" | "status">): Promise<Date | null> {
      // An exchanged code still has its account's profile to wait for, until the link is completed.
      const waiting = (await codesOfLink(db, id)).filter(
        ({ exchangedAt, failure }) => failure === null && (exchangedAt === null || status !== "COMPLETED"),
      );
      return waiting.map(({ receivedAt }) => receivedAt).sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
    },

    async update(actor: Actor, id: number | null, change: { remark?: string | null; tags?: string[] | null }) {
      const row = await existing(id);
      const tags = change.tags && [...new Set(change.tags.map((tag) => tag.trim()).filter(Boolean))];
      if ((change.remark ?? "").length > longestRemark) throw tooLong("remark", longestRemark);
      if (tags && (tags.length > mostTags || tags.some((tag) => tag.length > longestTag))) throw badTags();
      await database.atomically(async (work) => {
        if (change.remark !== undefined)
          await updateAuthorizer(work, row.id, { remark: change.remark?.trim() || null });
        if (tags) await replaceTags(work, row.id, tags);
        await activity.record(work, actor, {
          act: "updateAuthorizer",
          subjectKind: "Authorizer",
          subjectId: String(row.id),
          detail: {
            ...(change.remark !== undefined && { remark: change.remark?.trim() || null }),
            ...(tags && { tags }),
          },
        });
        bus.publish(work, "authorizer", { id: row.id });
      });
      return existing(row.id);
    },

    /** Reads the account anew from WeChat. */
    async refresh(actor: Actor, id: number | null) {
      const row = await existing(id);
      const reading = await exchange.readProfile(row);
      await database.atomically(async (work) => {
        await exchange.noteProfile(work, reading);
        await activity.record(work, actor, {
          act: "refreshAuthorizer",
          subjectKind: "Authorizer",
          subjectId: String(row.id),
        });
      });
      return existing(row.id);
    },

    /** Begins to read WeChat's list; one that runs already goes on. */
    startSync: (actor: Actor) =>
      database.atomically(async (work) => {
        const row = await beginSync(work, componentAppId, clock.now());
        await jobs.syncSoon(work);
        await activity.record(work, actor, {
          act: "syncAuthorizers",
          subjectKind: "Platform",
          subjectId: componentAppId,
        });
        return row;
      }),
    sync: () => findSync(db, componentAppId),
  };
}

function tooLong(field: string, most: number): Refusal {
  return new Refusal({
    code: "INVALID_INPUT",
    field,
    text: { zh: `不超过 ${most} 个字`, en: `At most ${most} characters` },
  });
}

function badTags(): Refusal {
  return new Refusal({
    code: "INVALID_INPUT",
    field: "tags",
    text: {
      zh: `最多 ${mostTags} 个标签，每个不超过 ${longestTag} 个字`,
      en: `At most ${mostTags} tags of at most ${longestTag} characters`,
    },
  });
}
