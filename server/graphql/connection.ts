import { Column, is, sql } from "drizzle-orm";
import type { Placeholder, SQL, SQLWrapper } from "drizzle-orm";
import { GraphQLError } from "graphql";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import type { ClassType } from "type-graphql";

/** Relay connections over keyset pages: a deep page costs what the first one costs, and rows that come or go move no page. */

export const defaultPageSize = 50;
export const maxPageSize = 100;

/** The values of the columns a list is ordered by, at one row. Moments are milliseconds. */
export type CursorValues = readonly (string | number)[];

export interface PageRequest {
  limit: number;
  direction: "forward" | "backward";
  /** Read on behind this row (in the direction of reading); absent at the end one reads from. */
  after?: CursorValues;
}

@ArgsType()
export class ForwardArgs {
  @Field(() => Int, { nullable: true, description: "How many to read from the start: 1 to 100, otherwise 50." })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "Read on behind this cursor." })
  after?: string | null;
}

@ArgsType()
export class ConnectionArgs extends ForwardArgs {
  @Field(() => Int, { nullable: true, description: "How many to read from the end: 1 to 100." })
  last?: number | null;

  @Field(() => String, { nullable: true, description: "Read up to this cursor." })
  before?: string | null;
}

/** Checks paging arguments. Throws an error the caller is shown. */
export function readPage(args: ConnectionArgs): PageRequest {
  const { first, after, last, before } = args;
  const isBackward = last != null || before != null;
  if (isBackward && (first != null || after != null)) {
    throw badPage("page forward with first and after, or backward with last and before, not both");
  }
  const limit = (isBackward ? last : first) ?? defaultPageSize;
  if (limit < 1 || limit > maxPageSize) throw badPage(`a page has 1 to ${maxPageSize} rows`);
  const cursor = isBackward ? before : after;
  return {
    limit,
    direction: isBackward ? "backward" : "forward",
    ...(cursor != null && { after: fromCursor(cursor) }),
  };
}

const cursorVersion = 1;

/** Opaque to callers, and stable: the version allows the shape to change later. */
export function toCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify([cursorVersion, ...values])).toString("base64url");
}

export function fromCursor(cursor: string): CursorValues {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    throw badPage("this is not a cursor of ours");
  }
  if (!Array.isArray(read) || read[0] !== cursorVersion || read.length < 2 || !read.slice(1).every(isCursorValue)) {
    throw badPage("this is not a cursor of ours");
  }
  return read.slice(1) as CursorValues;
}

function isCursorValue(value: unknown): value is string | number {
  return typeof value === "string" || Number.isSafeInteger(value);
}

function badPage(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

export interface Keyset {
  where: SQL | undefined;
  orderBy: SQL[];
  /** One more row than the page has: it tells whether there is another page. */
  limit: number;
}

/**
 * The parts of a statement that reads one page.
 *
 * @param columns what the list is ordered by; the last one is unique. All in the same direction, so that one index serves.
 */
export function keyset(
  request: PageRequest,
  columns: readonly SQLWrapper[],
  order: "ascending" | "descending" = "descending",
): Keyset {
  const { after, direction, limit } = request;
  checkCursor(columns, after);
  const isAscending = (order === "ascending") === (direction === "forward");
  return {
    where: after && rowComparison(columns, isAscending, after),
    orderBy: orderOf(columns, isAscending),
    limit: limit + 1,
  };
}

/** A {@link Keyset} for statements that are prepared: its values are given at each run ({@link keysetValues}). */
export interface OpenKeyset extends Omit<Keyset, "limit"> {
  limit: Placeholder;
}

/** @param request only whether it has a cursor, and its direction, are looked at */
export function openKeyset(request: Omit<PageRequest, "limit">, columns: readonly SQLWrapper[]): OpenKeyset {
  const isAscending = request.direction === "backward";
  const places = columns.map((_, place) => sql.placeholder(`after${place}`));
  return {
    where: request.after && rowComparison(columns, isAscending, places),
    orderBy: orderOf(columns, isAscending),
    limit: sql.placeholder("limit"),
  };
}

export function keysetValues({ after, limit }: PageRequest, columns: readonly SQLWrapper[]): Record<string, unknown> {
  checkCursor(columns, after);
  const places = (after ?? []).map((value, place) => [`after${place}`, value]);
  return { ...Object.fromEntries(places), limit: limit + 1 };
}

function orderOf(columns: readonly SQLWrapper[], isAscending: boolean): SQL[] {
  return columns.map((column) => (isAscending ? sql`${column} asc` : sql`${column} desc`));
}

function checkCursor(columns: readonly SQLWrapper[], after: CursorValues | undefined): void {
  if (after && !belongsTo(columns, after)) throw badPage("this cursor belongs to another list");
}

/** Numbers for numbers, texts for texts: PostgreSQL refuses to compare anything else, and the caller would hear of a bug. */
function belongsTo(columns: readonly SQLWrapper[], values: CursorValues): boolean {
  return (
    values.length === columns.length &&
    columns.every(
      (column, index) =>
        !is(column, Column) || (typeof values[index] === "string") === (column.getSQLType() === "text"),
    )
  );
}

function rowComparison(
  columns: readonly SQLWrapper[],
  isAscending: boolean,
  values: readonly (CursorValues[number] | Placeholder)[],
): SQL {
  const left = sql.join([...columns], sql`, `);
  const right = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
  return isAscending ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`;
}

@ObjectType({ simpleResolvers: true, description: "Where a page lies in its list." })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Null when the page is empty." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "Null when the page is empty." })
  endCursor!: string | null;
}

export interface EdgeOf<T> {
  cursor: string;
  node: T;
}

/** One page, as the connection types resolve it: what nobody asks for is not computed. */
export interface Connection<T> {
  edges(): EdgeOf<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount(): Promise<number>;
}

/**
 * @param rows in the order they were read, with one more than the page has if there is one (see {@link keyset})
 * @param totalCount called only when it is asked for
 */
export function toConnection<T>(
  rows: readonly T[],
  request: PageRequest,
  cursorOf: (row: T) => CursorValues,
  totalCount: () => Promise<number>,
): Connection<T> {
  const { limit, direction, after } = request;
  const hasMore = rows.length > limit;
  const page = rows.slice(0, limit);
  if (direction === "backward") page.reverse();
  const [first, last] = [page[0], page.at(-1)];
  return {
    nodes: page,
    edges: () => page.map((node) => ({ node, cursor: toCursor(cursorOf(node)) })),
    pageInfo: {
      hasNextPage: direction === "forward" ? hasMore : after !== undefined,
      hasPreviousPage: direction === "backward" ? hasMore : after !== undefined,
      startCursor: first === undefined ? null : toCursor(cursorOf(first)),
      endCursor: last === undefined ? null : toCursor(cursorOf(last)),
    },
    totalCount,
  };
}

/** Makes the two types of a connection: `AuthorizerConnection` and `AuthorizerEdge` for `Authorizer`. */
export function connectionType<T extends object>(name: string, node: () => ClassType<T>): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One ${name} in a list.` })
  class Edge implements EdgeOf<T> {
    @Field(() => String, { description: "Its place in the list, for after and before." })
    cursor!: string;

    @Field(() => node())
    node!: T;
  }

  // The default resolver calls what is a function, which makes edges and totalCount lazy.
  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })
  class Page implements Connection<T> {
    @Field(() => [Edge])
    edges!: () => EdgeOf<T>[];

    @Field(() => [node()], { description: "The rows without their cursors." })
    nodes!: T[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int, { description: "Rows on all pages. Counted only when it is asked for." })
    totalCount!: () => Promise<number>;
  }

  return Page;
}
