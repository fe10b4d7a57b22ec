import { sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import { boolean, check, index, integer, moment, rowId, table, text, uniqueIndex } from "../../db/columns.ts";
import { templates } from "../../templates/tables.ts";
import { deployments } from "../tables.ts";

/** A name that accounts follow, such as stable or beta, and the template it stands for now. */
export const channels = table(
  "channels",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    name: text().notNull(),
    description: text(),
    templateId: integer().references(() => templates.id),
    /** Whether a new template starts its deployment without a person's approval. */
    startsByItself: boolean().notNull(),
    changedBy: text().notNull(),
    changedAt: moment().notNull(),
  },
  (t) => [uniqueIndex("channels_name").on(t.componentAppId, t.name), index("channels_template").on(t.templateId)],
);

/** An account follows one channel at most. A pinned one stays on the version it has. */
export const channelSubscriptions = table(
  "channel_subscriptions",
  {
    authorizerId: integer()
      .primaryKey()
      .references(() => authorizers.id, { onDelete: "cascade" }),
    channelId: integer()
      .notNull()
      .references(() => channels.id, { onDelete: "cascade" }),
    pinnedAt: moment(),
    pinnedBy: text(),
    pinReason: text(),
    subscribedAt: moment().notNull(),
  },
  (t) => [index("channel_subscriptions_channel").on(t.channelId, t.authorizerId)],
);

/** A new template on a channel asks to be deployed to those who follow it. */
export const deploymentProposals = table(
  "deployment_proposals",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    channelId: integer()
      .notNull()
      .references(() => channels.id, { onDelete: "cascade" }),
    templateId: integer()
      .notNull()
      .references(() => templates.id),
    state: text({ enum: ["OPEN", "ACCEPTED", "DISMISSED", "OUTDATED"] }).notNull(),
    proposedBy: text().notNull(),
    proposedAt: moment().notNull(),
    decidedBy: text(),
    decidedAt: moment(),
    deploymentId: integer().references(() => deployments.id),
  },
  (t) => [
    index("deployment_proposals_state").on(t.componentAppId, t.state, t.id),
    check("deployment_proposals_state_known", sql`${t.state} in ('OPEN', 'ACCEPTED', 'DISMISSED', 'OUTDATED')`),
  ],
);
