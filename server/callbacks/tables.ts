import { sql } from "drizzle-orm";
import { bytes, engine, check, index, integer, json, moment, rowId, table, text, uniqueIndex } from "../db/columns.ts";

/** Everything that knocked on the callback door, refused pushes included. */
export const callbackEvents = table(
  "callback_events",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    /** URL A (`authorization`) or URL B (`message`). */
    door: text({ enum: ["authorization", "message"] }).notNull(),
    /** InfoType, Event or MsgType as received; `unreadable` when it could not be decrypted. */
    type: text().notNull(),
    /** The authorizer it is about; null for events of the platform itself. On refused pushes: what the URL claimed. */
    appId: text(),
    /** WeChat's CreateTime. */
    createdAt: moment(),
    receivedAt: moment().notNull(),
    /** Null on duplicates and refused pushes, so that the unique index speaks of first deliveries only. */
    dedupeKey: text(),
    /** The first delivery, on duplicates. */
    duplicateOf: integer(),
    outcome: text({ enum: ["HANDLED", "IGNORED", "DUPLICATE", "REFUSED", "FAILED"] }).notNull(),
    /** Why it was refused or failed, in words that hold no secret. */
    failure: text(),
    /** Steps of verification, shown one by one for a refused push. */
    steps: json().$type<{ step: string; ok: boolean; detail?: string }[]>(),
    /** What came of it, e.g. "ticket renewed": a line in Chinese, then one in English. See summary.ts. */
    summary: text(),
    /**
     * The decrypted XML, sealed: what people write to merchants' accounts does not lie open. Opened to show the payload
     * and to handle a push again. Null on refused pushes and on repeats, whose first delivery has it.
     */
    sealedXml: bytes(),
    tookMicroseconds: integer(),
    /** On PostgreSQL the transaction's id: rows are followed in (transaction, id) order below the oldest running one. */
    transactionId: integer(),
  },
  (t) => [
    uniqueIndex("callback_events_dedupe")
      .on(t.componentAppId, t.dedupeKey)
      .where(sql`dedupe_key is not null`),
    index("callback_events_app").on(t.componentAppId, t.appId, t.id),
    index("callback_events_type").on(t.componentAppId, t.type, t.id),
    index("callback_events_outcome").on(t.componentAppId, t.outcome, t.id),
    index("callback_events_received").on(t.componentAppId, t.receivedAt),
    // SQLite follows by id alone.
    ...(engine === "postgres" ? [index("callback_events_transaction").on(t.transactionId, t.id)] : []),
    check(
      "callback_events_outcome_known",
      sql`${t.outcome} in ('HANDLED', 'IGNORED', 'DUPLICATE', 'REFUSED', 'FAILED')`,
    ),
  ],
);
