import { sql } from "drizzle-orm";
import { check, integer, moment, rowId, table, text, uniqueIndex } from "../db/columns.ts";

/** The template library, mirrored from WeChat. A deleted template keeps its row, since releases refer to it. */
export const templates = table(
  "templates",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    templateId: integer().notNull(),
    kind: text({ enum: ["NORMAL", "STANDARD"] }).notNull(),
    userVersion: text().notNull(),
    userDesc: text().notNull(),
    sourceAppId: text().notNull(),
    sourceName: text(),
    developer: text(),
    draftId: integer(),
    /** WeChat's create_time. */
    createdAt: moment().notNull(),
    readAt: moment().notNull(),
    deletedAt: moment(),
  },
  (t) => [
    uniqueIndex("templates_template_id").on(t.componentAppId, t.templateId),
    check("templates_kind", sql`${t.kind} in ('NORMAL', 'STANDARD')`),
  ],
);

/** The draft box as last read: one draft per development mini program. */
export const templateDrafts = table(
  "template_drafts",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    draftId: integer().notNull(),
    userVersion: text().notNull(),
    userDesc: text().notNull(),
    sourceAppId: text().notNull(),
    sourceName: text(),
    developer: text(),
    createdAt: moment().notNull(),
  },
  (t) => [uniqueIndex("template_drafts_draft_id").on(t.componentAppId, t.draftId)],
);

/** When drafts and templates were last read from WeChat. */
export const templateReadings = table("template_readings", {
  componentAppId: text().primaryKey(),
  draftsReadAt: moment(),
  templatesReadAt: moment(),
});
