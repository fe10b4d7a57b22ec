import type { AuthorizerFilter } from "../graphql/generated/graphql.ts";
import { authorizerKindValues, authorizerStatusValues } from "../graphql/generated/schema-facts.ts";
import { day, listOf, numbers, pageParams, searchOf, text, texts } from "../routing/search-params.ts";
import type { SearchOf } from "../routing/search-params.ts";
import { parseSearch, stringifySearch } from "../routing/search-string.ts";

/** What narrows the list of accounts. */
const filterParams = {
  q: text(),
  kind: listOf(authorizerKindValues),
  status: listOf(authorizerStatusValues),
  tag: texts(),
  has: numbers(),
  lacks: numbers(),
  since: day(),
};

export const listParams = { ...pageParams, ...filterParams };
export type ListSearch = SearchOf<typeof listParams>;
export type FilterSearch = SearchOf<typeof filterParams>;

export function filterOf({ q, kind, status, tag, has, lacks, since }: FilterSearch): AuthorizerFilter {
  return {
    ...(q !== undefined && { search: q }),
    ...(kind && { kinds: kind }),
    ...(status && { statuses: status }),
    ...(tag && { tags: tag }),
    ...(has && { hasPermissionSets: has }),
    ...(lacks && { lacksPermissionSets: lacks }),
    // Midnight where the viewer is.
    ...(since !== undefined && { authorizedAfter: new Date(`${since}T00:00:00`).toISOString() }),
  };
}

const wholeList = "all";
const readList = searchOf(listParams);

/** The list one looks at, to be carried by an account's address: previous and next walk it, "back" returns to it. */
export function listToText(search: ListSearch): string {
  return stringifySearch(readList(search)).slice(1) || wholeList;
}

export function listFromText(written: string): ListSearch {
  return written === wholeList ? {} : readList(parseSearch(written));
}
