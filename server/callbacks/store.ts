import { and, desc, asc, eq, gt, gte, inArray, lt, lte, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { engine } from "../db/columns.ts";
import type { Db } from "../db/open.ts";
import { prepared, preparedWrite } from "../db/prepared.ts";
import type { Work } from "../db/work.ts";
import type { CallbackDoor } from "./handler.ts";
import { callbackEvents } from "./tables.ts";

export type CallbackEventRow = typeof callbackEvents.$inferSelect;
export type CallbackOutcome = CallbackEventRow["outcome"];
export interface VerificationStepRow {
  step: string;
  ok: boolean;
  detail?: string;
}

export interface NewCallbackEvent {
  componentAppId: string;
  door: CallbackDoor;
  type: string;
  appId: string | null;
  createdAt: Date | null;
  receivedAt: Date;
  dedupeKey: string | null;
  duplicateOf: number | null;
  outcome: CallbackOutcome;
  failure: string | null;
  steps: readonly VerificationStepRow[] | null;
  summary: string | null;
  sealedXml: Buffer | null;
  tookMicroseconds: number;
}

/** Rows below this are settled: no running transaction will still put one among them. */
export interface Horizon {
  transactionId: number;
  id: number;
}

// A placeholder inside sql`…` reaches the driver as it is; as a plain value the column would encode it, and the
// encoders of moments and JSON cannot take null (drizzle-orm 0.45).
const raw = (name: string) => sql`${sql.placeholder(name)}`;

const insertEvent = preparedWrite("insert_callback_event", (on, name) =>
  on
    .insert(callbackEvents)
    .values({
      componentAppId: raw("componentAppId"),
      door: raw("door") as SQL<CallbackDoor>,
      type: raw("type"),
      appId: raw("appId"),
      createdAt: raw("createdAt"),
      receivedAt: raw("receivedAt"),
      dedupeKey: raw("dedupeKey"),
      duplicateOf: raw("duplicateOf"),
      outcome: raw("outcome") as SQL<CallbackOutcome>,
      failure: raw("failure"),
      steps: raw("steps"),
      summary: raw("summary"),
      sealedXml: raw("sealedXml"),
      tookMicroseconds: raw("tookMicroseconds"),
      transactionId: engine === "postgres" ? sql`pg_current_xact_id()::text::bigint` : null,
    })
    .onConflictDoNothing()
    .returning({ id: callbackEvents.id })
    .prepare(name),
);

/** @returns the row's id, or null when an event with this dedupe key is there already */
export async function recordEvent(work: Work, event: NewCallbackEvent): Promise<number | null> {
  const [row] = await insertEvent(work).execute({
    ...event,
    createdAt: event.createdAt?.getTime() ?? null,
    receivedAt: event.receivedAt.getTime(),
    steps: event.steps && JSON.stringify(event.steps),
  });
  return row?.id ?? null;
}

const eventByDedupeKey = prepared("callback_event_by_dedupe_key", (on, name) =>
  on
    .select({ id: callbackEvents.id })
    .from(callbackEvents)
    .where(
      and(
        eq(callbackEvents.componentAppId, sql.placeholder("componentAppId")),
        eq(callbackEvents.dedupeKey, sql.placeholder("dedupeKey")),
      ),
    )
    .prepare(name),
);

export async function findFirstDelivery(db: Db, componentAppId: string, dedupeKey: string): Promise<number | null> {
  const [row] = await eventByDedupeKey(db).execute({ componentAppId, dedupeKey });
  return row?.id ?? null;
}

export interface Handling {
  outcome: CallbackOutcome;
  failure: string | null;
  summary: string | null;
}

const updateHandling = preparedWrite("note_callback_handling", (on, name) =>
  on
    .update(callbackEvents)
    .set({ outcome: raw("outcome"), failure: raw("failure"), summary: raw("summary") })
    .where(eq(callbackEvents.id, sql.placeholder("id")))
    .prepare(name),
);

export async function noteHandling(work: Work, id: number, handling: Handling): Promise<void> {
  await updateHandling(work).execute({ id, ...handling });
}

export interface CallbackEventFilter {
  types?: readonly string[];
  appId?: string;
  outcomes?: readonly CallbackOutcome[];
  doors?: readonly CallbackDoor[];
  receivedAfter?: Date;
  receivedBefore?: Date;
  /** Looked for in type, appid, summary and failure, without regard to case. */
  search?: string;
}

export interface EventPage {
  limit: number;
  direction: "forward" | "backward";
  /** The id of the row the page begins beyond. */
  beyond?: number;
}

/** Newest first; a backward page comes oldest first. */
export async function listEvents(
  db: Db,
  componentAppId: string,
  filter: CallbackEventFilter,
  page: EventPage,
): Promise<CallbackEventRow[]> {
  const isForward = page.direction === "forward";
  const beyond = page.beyond === undefined ? undefined : (isForward ? lt : gt)(callbackEvents.id, page.beyond);
  return db
    .select()
    .from(callbackEvents)
    .where(and(matching(componentAppId, filter), beyond))
    .orderBy((isForward ? desc : asc)(callbackEvents.id))
    .limit(page.limit);
}

export async function countEvents(db: Db, componentAppId: string, filter: CallbackEventFilter): Promise<number> {
  return db.$count(callbackEvents, matching(componentAppId, filter));
}

const eventById = prepared("callback_event_by_id", (on, name) =>
  on
    .select()
    .from(callbackEvents)
    .where(
      and(
        eq(callbackEvents.id, sql.placeholder("id")),
        eq(callbackEvents.componentAppId, sql.placeholder("componentAppId")),
      ),
    )
    .prepare(name),
);

export async function findEvent(db: Db, componentAppId: string, id: number): Promise<CallbackEventRow | null> {
  const [row] = await eventById(db).execute({ id, componentAppId });
  return row ?? null;
}

/**
 * Up to where rows can be followed without missing one. SQLite has one writer, so ids are in commit order. On
 * PostgreSQL a lower id may be committed later: transactions below the oldest running one are all over.
 */
export async function settledHorizon(db: Db): Promise<Horizon> {
  if (engine === "postgres") {
    const [row] = await db
      .select({
        xmin: sql`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`.mapWith(Number),
      })
      .from(sql`(select 1) as one`);
    return { transactionId: (row?.xmin ?? 0) - 1, id: Number.MAX_SAFE_INTEGER };
  }
  const [row] = await newestId(db).execute({});
  return { transactionId: 0, id: row?.id ?? 0 };
}

const newestId = prepared("newest_callback_event", (on, name) =>
  on.select({ id: callbackEvents.id }).from(callbackEvents).orderBy(desc(callbackEvents.id)).limit(1).prepare(name),
);

/** The first transaction id that had not been given out when this was asked: all that is committed lies below. */
export async function unassignedTransaction(db: Db): Promise<number> {
  if (engine !== "postgres") return 0;
  const [row] = await db
    .select({
      xmax: sql`pg_snapshot_xmax(pg_current_snapshot())::text::bigint`.mapWith(Number),
    })
    .from(sql`(select 1) as one`);
  return row?.xmax ?? 0;
}

/** Events beyond `after` and not beyond `until`, oldest first, in the order in which they are followed. */
export async function eventsBetween(
  db: Db,
  componentAppId: string,
  filter: CallbackEventFilter,
  range: { after: Horizon; until: Horizon; limit: number },
): Promise<CallbackEventRow[]> {
  const { id, transactionId } = callbackEvents;
  const { after, until } = range;
  const isWithin =
    engine === "postgres"
      ? sql`(${transactionId}, ${id}) > (${after.transactionId}, ${after.id}) and (${transactionId}, ${id}) <= (${until.transactionId}, ${until.id})`
      : and(gt(id, after.id), lte(id, until.id));
  return db
    .select()
    .from(callbackEvents)
    .where(and(matching(componentAppId, filter), isWithin))
    .orderBy(...(engine === "postgres" ? [asc(transactionId), asc(id)] : [asc(id)]))
    .limit(range.limit);
}

export interface Traffic {
  received: number;
  refused: number;
}

/** What came since a moment: verified pushes, and those that were refused and recorded. */
export async function trafficSince(db: Db, componentAppId: string, since: Date): Promise<Traffic> {
  const rows = await db
    .select({ outcome: callbackEvents.outcome, count: sql`count(*)`.mapWith(Number) })
    .from(callbackEvents)
    .where(and(eq(callbackEvents.componentAppId, componentAppId), gt(callbackEvents.receivedAt, since)))
    .groupBy(callbackEvents.outcome);
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  const refused = rows.find((row) => row.outcome === "REFUSED")?.count ?? 0;
  return { received: total - refused, refused };
}

export interface MinuteCount {
  outcome: CallbackOutcome;
  /** Minutes since the epoch. */
  minute: number;
  count: number;
}

/** How many came in each minute since a moment, by what became of them; minutes without any are left out. */
export async function countByMinute(db: Db, componentAppId: string, since: Date): Promise<MinuteCount[]> {
  const { outcome, receivedAt } = callbackEvents;
  const minute = sql`${receivedAt} / 60000`;
  return db
    .select({ outcome, minute: minute.mapWith(Number), count: sql`count(*)`.mapWith(Number) })
    .from(callbackEvents)
    .where(and(eq(callbackEvents.componentAppId, componentAppId), gte(receivedAt, since)))
    .groupBy(outcome, minute);
}

export async function newestReceived(db: Db, componentAppId: string): Promise<Date | null> {
  // By outcome, so that each reading is the end of an index and a flood of refused pushes costs nothing.
  let newest: Date | null = null;
  for (const outcome of ["HANDLED", "IGNORED", "DUPLICATE", "FAILED"] as const) {
    const [row] = await newestOfOutcome(db).execute({ componentAppId, outcome });
    if (row && (!newest || row.receivedAt > newest)) newest = row.receivedAt;
  }
  return newest;
}

const newestOfOutcome = prepared("newest_callback_event_of_outcome", (on, name) =>
  on
    .select({ receivedAt: callbackEvents.receivedAt })
    .from(callbackEvents)
    .where(
      and(
        eq(callbackEvents.componentAppId, sql.placeholder("componentAppId")),
        eq(callbackEvents.outcome, sql.placeholder("outcome")),
      ),
    )
    .orderBy(desc(callbackEvents.id))
    .limit(1)
    .prepare(name),
);

/** The newest refused pushes since a moment, for the health page to say what is wrong. */
export async function refusalsSince(
  db: Db,
  componentAppId: string,
  since: Date,
): Promise<{ door: CallbackDoor; failure: string | null; steps: VerificationStepRow[] | null; receivedAt: Date }[]> {
  const { door, failure, steps, receivedAt } = callbackEvents;
  return db
    .select({ door, failure, steps, receivedAt })
    .from(callbackEvents)
    .where(
      and(
        eq(callbackEvents.componentAppId, componentAppId),
        eq(callbackEvents.outcome, "REFUSED"),
        gt(receivedAt, since),
      ),
    )
    .orderBy(desc(callbackEvents.id))
    .limit(50);
}

function matching(componentAppId: string, filter: CallbackEventFilter): SQL | undefined {
  const { types, appId, outcomes, doors, receivedAfter, receivedBefore, search } = filter;
  return and(
    eq(callbackEvents.componentAppId, componentAppId),
    types?.length ? inArray(callbackEvents.type, [...types]) : undefined,
    appId === undefined ? undefined : eq(callbackEvents.appId, appId),
    outcomes?.length ? inArray(callbackEvents.outcome, [...outcomes]) : undefined,
    doors?.length ? inArray(callbackEvents.door, [...doors]) : undefined,
    receivedAfter && gte(callbackEvents.receivedAt, receivedAfter),
    receivedBefore && lt(callbackEvents.receivedAt, receivedBefore),
    search?.trim() ? containing(search.trim()) : undefined,
  );
}

function containing(search: string): SQL | undefined {
  // lower() on both sides: `like` heeds case on PostgreSQL and not on SQLite.
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const { type, appId, summary, failure } = callbackEvents;
  return or(...[type, appId, summary, failure].map((column) => sql`lower(${column}) like ${pattern} escape '\\'`));
}
