import { json, moment, primaryKey, table, text } from "../db/columns.ts";

/** One row per mutation sent with an idempotency key: the same key with the same input gets the same answer. */
export const idempotentRequests = table(
  "idempotent_requests",
  {
    /** `operator:7`, `apiKey:3`: two callers may use the same key. */
    actor: text().notNull(),
    idempotencyKey: text().notNull(),
    mutation: text().notNull(),
    inputHash: text().notNull(),
    /** What the mutation answered, as row ids; null while it runs. */
    answer: json().$type<Record<string, unknown>>(),
    createdAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.idempotencyKey] })],
);
