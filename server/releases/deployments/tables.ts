import { authorizers } from "../../authorizers/tables.ts";
import { index, integer, json, moment, primaryKey, rowId, table, text } from "../../db/columns.ts";
import { deployments } from "../tables.ts";
import type { RefusalCode } from "./preflight.ts";

/** Accounts chosen by a filter, as they were when somebody chose: what comes later is not in it. */
export const selections = table(
  "selections",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    /** What was asked for, to be shown and asked again. */
    asked: json().$type<Record<string, unknown>>().notNull(),
    count: integer().notNull(),
    createdBy: text().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [index("selections_newest").on(t.componentAppId, t.createdAt)],
);

export const selectionMembers = table(
  "selection_members",
  {
    selectionId: integer()
      .notNull()
      .references(() => selections.id, { onDelete: "cascade" }),
    authorizerId: integer()
      .notNull()
      .references(() => authorizers.id),
  },
  (t) => [primaryKey({ columns: [t.selectionId, t.authorizerId] })],
);

/** Accounts that were chosen for a deployment and left out, and why. */
export const deploymentRefusals = table(
  "deployment_refusals",
  {
    deploymentId: integer()
      .notNull()
      .references(() => deployments.id, { onDelete: "cascade" }),
    authorizerId: integer()
      .notNull()
      .references(() => authorizers.id),
    code: text().$type<RefusalCode>().notNull(),
    /** The permission set, the version of the live release … */
    detail: text(),
  },
  (t) => [
    primaryKey({ columns: [t.deploymentId, t.authorizerId] }),
    index("deployment_refusals_code").on(t.deploymentId, t.code, t.authorizerId),
  ],
);
