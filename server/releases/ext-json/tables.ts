import { sql } from "drizzle-orm";
import { check, json, moment, primaryKey, rowId, table, text, uniqueIndex } from "../../db/columns.ts";

/** A part of ext.json that holds for a template line, a channel, a tag or one account; later ones lie over earlier ones. */
export const extJsonLayers = table(
  "ext_json_layers",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    scope: text({ enum: ["TEMPLATE", "CHANNEL", "TAG", "ACCOUNT"] }).notNull(),
    /** Appid of the template's development mini program, id of the channel, the tag, or id of the account. */
    target: text().notNull(),
    extJson: json().$type<Record<string, unknown>>().notNull(),
    /** Values of the variables that ext.json names. */
    variables: json().$type<Record<string, unknown>>().notNull(),
    changedBy: text().notNull(),
    changedAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex("ext_json_layers_target").on(t.componentAppId, t.scope, t.target),
    check("ext_json_layers_scope", sql`${t.scope} in ('TEMPLATE', 'CHANNEL', 'TAG', 'ACCOUNT')`),
  ],
);

/** JSON Schema of the variables of a template line: makes the form, and refuses values that do not fit. */
export const extJsonSchemas = table(
  "ext_json_schemas",
  {
    componentAppId: text().notNull(),
    sourceAppId: text().notNull(),
    schema: json().$type<Record<string, unknown>>().notNull(),
    changedBy: text().notNull(),
    changedAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.componentAppId, t.sourceAppId] })],
);
