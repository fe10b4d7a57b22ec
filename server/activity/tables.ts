import { index, json, moment, rowId, table, text } from "../db/columns.ts";

/** Who did what. Never called "audit": that word is WeChat's review. */
export const activities = table(
  "activities",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    at: moment().notNull(),
    actorKind: text({ enum: ["operator", "apiKey", "merchant", "system"] }).notNull(),
    /** Row id of the operator or the key; null for merchants and the system. */
    actorId: text(),
    actorName: text().notNull(),
    act: text().notNull(),
    /** GraphQL type of what the act was done to, e.g. `Authorizer`; `subjectId` is its row id. */
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    detail: json().$type<Record<string, unknown>>(),
  },
  (t) => [index("activities_subject").on(t.componentAppId, t.subjectKind, t.subjectId, t.id)],
);
