import { and, asc, eq, exists, gte, inArray, like, lt, notExists, sql } from "drizzle-orm";
import type { Placeholder, SQL } from "drizzle-orm";
import { preparedForIds } from "../db/id-lists.ts";
import { prepared } from "../db/prepared.ts";
import type { Db } from "../db/work.ts";
import { keyset, keysetValues, openKeyset } from "../graphql/connection.ts";
import type { Keyset, OpenKeyset, PageRequest } from "../graphql/connection.ts";
import { searchTextOf } from "./authorizer-store.ts";
import type { AuthorizationChangeRow, AuthorizerKind, AuthorizerRow, AuthorizerStatus } from "./authorizer-store.ts";
import { authorizationChanges, authorizers, authorizerTags, grantedPermissionSets } from "./tables.ts";

/** Each part that is given must fit; within a part one value is enough, except for permission sets: all of them. */
export interface AuthorizerFilter {
  search?: string;
  kinds?: AuthorizerKind[];
  statuses?: AuthorizerStatus[];
  tags?: string[];
  hasPermissionSets?: number[];
  lacksPermissionSets?: number[];
  authorizedAfter?: Date;
  authorizedBefore?: Date;
  appIds?: string[];
}

export interface GrantRow {
  permissionSetId: number;
  grantedAt: Date;
}

// Reading a text costs more than finding its row: only what lists show.
const shown = {
  id: authorizers.id,
  appId: authorizers.appId,
  kind: authorizers.kind,
  status: authorizers.status,
  nickName: authorizers.nickName,
  headImageUrl: authorizers.headImageUrl,
  principalName: authorizers.principalName,
  originalId: authorizers.originalId,
  alias: authorizers.alias,
  signature: authorizers.signature,
  qrcodeUrl: authorizers.qrcodeUrl,
  verifyType: authorizers.verifyType,
  accountStatus: authorizers.accountStatus,
  authorizedAt: authorizers.authorizedAt,
  revokedAt: authorizers.revokedAt,
  profileReadAt: authorizers.profileReadAt,
  remark: authorizers.remark,
};

/** What lists show of an account. */
export type ListedAuthorizer = Pick<AuthorizerRow, keyof typeof shown>;

/** Newest first; those with the same moment by their ids, so that the order is total. */
const order = [authorizers.authorizedAt, authorizers.id];

export function listAuthorizers(
  on: Db,
  componentAppId: string,
  filter: AuthorizerFilter,
  page: PageRequest,
): Promise<ListedAuthorizer[]> {
  const { kinds, statuses, ...others } = filter;
  const isPlain = Object.values(others).every((part) => part === undefined);
  return isPlain
    ? listPlainly(on, componentAppId, { kinds, statuses }, page)
    : rowsOf(on, fits(on, componentAppId, filter), keyset(page, order));
}

function rowsOf(on: Db, condition: SQL | undefined, { where, orderBy, limit }: Keyset | OpenKeyset) {
  return on
    .select(shown)
    .from(authorizers)
    .where(and(condition, where))
    .orderBy(...orderBy)
    .limit(limit);
}

/** By their names: how many kinds and statuses, which direction, with a cursor or without. */
const plainLists = new Map<string, ReturnType<typeof prepared<ListedAuthorizer[]>>>();

/** Nearly every list is asked for by kind and status alone: few enough statements to prepare each of them. */
function listPlainly(
  on: Db,
  componentAppId: string,
  filter: { kinds: AuthorizerKind[] | undefined; statuses: AuthorizerStatus[] | undefined },
  page: PageRequest,
): Promise<ListedAuthorizer[]> {
  // A kind that is named twice would make one statement more.
  const kinds = [...new Set(filter.kinds)];
  const statuses = [...new Set(filter.statuses)];
  const name = `authorizers_${kinds.length}_${statuses.length}_${page.direction}${page.after ? "_after" : ""}`;
  let list = plainLists.get(name);
  if (!list) {
    const open = { kinds: places("kind", kinds.length), statuses: places("status", statuses.length) };
    list = prepared(name, (builder, own) =>
      rowsOf(builder, fits(builder, sql.placeholder("componentAppId"), open), openKeyset(page, order)).prepare(own),
    );
    plainLists.set(name, list);
  }
  return list(on).execute({
    componentAppId,
    ...Object.fromEntries(kinds.map((kind, place) => [`kind${place}`, kind])),
    ...Object.fromEntries(statuses.map((status, place) => [`status${place}`, status])),
    ...keysetValues(page, order),
  });
}

function places(name: string, count: number): Placeholder[] {
  return Array.from({ length: count }, (_, place) => sql.placeholder(`${name}${place}`));
}

export function countAuthorizers(
  on: Db,
  componentAppId: string,
  filter: AuthorizerFilter,
  also?: SQL,
): Promise<number> {
  return on.$count(authorizers, and(fits(on, componentAppId, filter), also));
}

/** The ids of all that fit, up to `limit`. */
export async function authorizerIds(
  on: Db,
  componentAppId: string,
  filter: AuthorizerFilter,
  limit: number,
): Promise<number[]> {
  const rows = await on
    .select({ id: authorizers.id })
    .from(authorizers)
    .where(fits(on, componentAppId, filter))
    .orderBy(asc(authorizers.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** A filter whose kinds and statuses may be left open, for a statement that is prepared. */
interface OpenFilter extends Omit<AuthorizerFilter, "kinds" | "statuses"> {
  kinds?: (AuthorizerKind | Placeholder)[];
  statuses?: (AuthorizerStatus | Placeholder)[];
}

/** The condition that a filter is, on rows of `authorizers`. */
export function fits(on: Db, componentAppId: string | Placeholder, filter: OpenFilter): SQL | undefined {
  const { search, kinds, statuses, tags, hasPermissionSets, lacksPermissionSets, appIds } = filter;
  const words = searchTextOf([search]).trim().split(/\s+/).filter(Boolean);
  return and(
    eq(authorizers.componentAppId, componentAppId),
    ...words.map((word) => like(authorizers.searchText, sql`${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`)),
    kinds?.length ? inArray(authorizers.kind, kinds) : undefined,
    statuses?.length ? inArray(authorizers.status, statuses) : undefined,
    appIds ? inArray(authorizers.appId, appIds) : undefined,
    filter.authorizedAfter && gte(authorizers.authorizedAt, filter.authorizedAfter),
    filter.authorizedBefore && lt(authorizers.authorizedAt, filter.authorizedBefore),
    tags?.length
      ? exists(
          on
            .select({ one: sql`1` })
            .from(authorizerTags)
            .where(and(eq(authorizerTags.authorizerId, authorizers.id), inArray(authorizerTags.tag, tags))),
        )
      : undefined,
    ...(hasPermissionSets ?? []).map((id) => exists(grantOf(on, id))),
    ...(lacksPermissionSets ?? []).map((id) => notExists(grantOf(on, id))),
  );
}

function grantOf(on: Db, permissionSetId: number) {
  return on
    .select({ one: sql`1` })
    .from(grantedPermissionSets)
    .where(
      and(
        eq(grantedPermissionSets.authorizerId, authorizers.id),
        eq(grantedPermissionSets.permissionSetId, permissionSetId),
      ),
    );
}

const byIds = preparedForIds("authorizers_by_id", (on, ids, name) =>
  on.select().from(authorizers).where(inArray(authorizers.id, ids)).prepare(name),
);

export async function authorizersByIds(on: Db, ids: readonly number[]): Promise<Map<number, AuthorizerRow>> {
  return new Map((await byIds(on, ids)).map((row) => [row.id, row]));
}

export async function authorizersByAppIds(
  on: Db,
  componentAppId: string,
  appIds: readonly string[],
): Promise<Map<string, AuthorizerRow>> {
  const rows = await on
    .select()
    .from(authorizers)
    .where(and(eq(authorizers.componentAppId, componentAppId), inArray(authorizers.appId, [...appIds])));
  return new Map(rows.map((row) => [row.appId, row]));
}

// One row an account: a page has hundreds of grants, and a row each took half of the time the page needs.
const grantsOfIds = preparedForIds("grants_by_authorizer", (on, ids, name) => {
  const { authorizerId, permissionSetId, grantedAt } = grantedPermissionSets;
  const grant = sql`cast(${permissionSetId} as text) || ' ' || cast(${grantedAt} as text)`;
  return on
    .select({ authorizerId, grants: sql<string>`string_agg(${grant}, ',')` })
    .from(grantedPermissionSets)
    .where(inArray(authorizerId, ids))
    .groupBy(authorizerId)
    .prepare(name);
});

/** Of each account in the order of their numbers. */
export async function grantsByAuthorizer(on: Db, ids: readonly number[]): Promise<Map<number, GrantRow[]>> {
  const rows = await grantsOfIds(on, ids);
  return new Map(rows.map(({ authorizerId, grants }) => [authorizerId, grantsIn(grants)]));
}

function grantsIn(text: string): GrantRow[] {
  const grants: GrantRow[] = [];
  let grantedAt = new Date(Number.NaN);
  let ms = "";
  for (const grant of text.split(",")) {
    const blank = grant.indexOf(" ");
    // Most of an account's sets came together: they share their moment.
    if (grant.slice(blank + 1) !== ms) {
      ms = grant.slice(blank + 1);
      grantedAt = new Date(Number(ms));
    }
    grants.push({ permissionSetId: Number(grant.slice(0, blank)), grantedAt });
  }
  return grants.sort((a, b) => a.permissionSetId - b.permissionSetId);
}

const tagsOfIds = preparedForIds("tags_by_authorizer", (on, ids, name) =>
  on
    .select()
    .from(authorizerTags)
    .where(inArray(authorizerTags.authorizerId, ids))
    .orderBy(asc(authorizerTags.authorizerId), asc(authorizerTags.tag))
    .prepare(name),
);

export async function tagsByAuthorizer(on: Db, ids: readonly number[]): Promise<Map<number, string[]>> {
  const groups = new Map<number, string[]>();
  for (const { authorizerId, tag } of await tagsOfIds(on, ids)) {
    const group = groups.get(authorizerId);
    if (group) group.push(tag);
    else groups.set(authorizerId, [tag]);
  }
  return groups;
}

export async function allTags(on: Db, componentAppId: string): Promise<string[]> {
  const rows = await on
    .selectDistinct({ tag: authorizerTags.tag })
    .from(authorizerTags)
    .innerJoin(authorizers, eq(authorizers.id, authorizerTags.authorizerId))
    .where(eq(authorizers.componentAppId, componentAppId))
    .orderBy(asc(authorizerTags.tag));
  return rows.map(({ tag }) => tag);
}

export function listChanges(on: Db, authorizerId: number, page: PageRequest): Promise<AuthorizationChangeRow[]> {
  const { where, orderBy, limit } = keyset(page, [authorizationChanges.id]);
  return on
    .select()
    .from(authorizationChanges)
    .where(and(eq(authorizationChanges.authorizerId, authorizerId), where))
    .orderBy(...orderBy)
    .limit(limit);
}

export function countChanges(on: Db, authorizerId: number): Promise<number> {
  return on.$count(authorizationChanges, eq(authorizationChanges.authorizerId, authorizerId));
}
