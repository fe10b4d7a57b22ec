import { sql } from "drizzle-orm";
import { boolean, check, index, integer, json, moment, rowId, table, text, uniqueIndex } from "../db/columns.ts";
import { authorizers } from "../authorizers/tables.ts";
import { templates } from "../templates/tables.ts";

/** One template onto many accounts: what a person started. */
export const deployments = table(
  "deployments",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    state: text({ enum: ["RUNNING", "PAUSED", "HALTED", "COMPLETED", "CANCELLED"] }).notNull(),
    templateId: integer()
      .notNull()
      .references(() => templates.id),
    version: text().notNull(),
    description: text().notNull(),
    /** Common part of ext.json, as an object; `extAppid` is added per account. */
    extJson: json().$type<Record<string, unknown>>().notNull(),
    submitForAudit: boolean().notNull(),
    releaseWhenApproved: boolean().notNull(),
    /** Domains to have before the code goes out: `{ request: [], wsRequest: [], …, webview: [] }`. */
    domains: json().$type<Record<string, string[]>>(),
    /** How to submit for audit: items, version description … */
    auditProfile: json().$type<Record<string, unknown>>(),
    startedBy: text().notNull(),
    createdAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [
    index("deployments_newest").on(t.componentAppId, t.id),
    check("deployments_state", sql`${t.state} in ('RUNNING', 'PAUSED', 'HALTED', 'COMPLETED', 'CANCELLED')`),
  ],
);

/** One account's way through a deployment. `state` is what is true at WeChat; jobs name what we do next. */
export const releases = table(
  "releases",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    deploymentId: integer()
      .notNull()
      .references(() => deployments.id),
    authorizerId: integer()
      .notNull()
      .references(() => authorizers.id),
    templateId: integer()
      .notNull()
      .references(() => templates.id),
    state: text({
      enum: [
        "QUEUED",
        "COMMITTED",
        "IN_AUDIT",
        "APPROVED",
        "GRAY",
        "RELEASED",
        "REJECTED",
        "WITHDRAWN",
        "ROLLED_BACK",
        "FAILED",
        "CANCELLED",
      ],
    }).notNull(),
    version: text().notNull(),
    /** The rendered ext.json that is sent with commit. */
    extJson: text().notNull(),
    /** 64-bit number as text. */
    auditId: text(),
    submittedAt: moment(),
    /** What it waits for, with the next try. */
    waiting: json().$type<{ reason: string; nextTryAt?: number; detail?: string }>(),
    failure: json().$type<{ errcode: number; errmsg: string; rid?: string; endpoint: string }>(),
    rejectReason: text(),
    /** Media ids joined with `|`, as WeChat sends them. */
    rejectScreenshots: text(),
    grayPercentage: integer(),
    createdAt: moment().notNull(),
    changedAt: moment().notNull(),
  },
  (t) => [
    // One account, one way at a time: a second live release would overwrite the first one's code.
    uniqueIndex("releases_live")
      .on(t.authorizerId)
      .where(sql`state in ('QUEUED', 'COMMITTED', 'IN_AUDIT', 'APPROVED', 'GRAY')`),
    index("releases_deployment").on(t.deploymentId, t.state, t.id),
    index("releases_authorizer").on(t.authorizerId, t.id),
    index("releases_newest").on(t.componentAppId, t.id),
    index("releases_state").on(t.componentAppId, t.state, t.id),
    check(
      "releases_state_known",
      sql`${t.state} in ('QUEUED', 'COMMITTED', 'IN_AUDIT', 'APPROVED', 'GRAY', 'RELEASED', 'REJECTED', 'WITHDRAWN', 'ROLLED_BACK', 'FAILED', 'CANCELLED')`,
    ),
  ],
);

export const releaseTransitions = table(
  "release_transitions",
  {
    id: rowId(),
    releaseId: integer()
      .notNull()
      .references(() => releases.id, { onDelete: "cascade" }),
    /** Null for the first. */
    fromState: text(),
    toState: text().notNull(),
    at: moment().notNull(),
    /** `push weapp_audit_success`, `poll`, `operator:7` … */
    cause: text().notNull(),
    detail: text(),
  },
  (t) => [index("release_transitions_release").on(t.releaseId, t.id)],
);
