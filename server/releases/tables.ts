import { sql } from "drizzle-orm";
import { authorizers } from "../authorizers/tables.ts";
import { boolean, check, index, integer, json, moment, rowId, table, text, uniqueIndex } from "../db/columns.ts";
import { templates } from "../templates/tables.ts";
import type { AuditProfile } from "./audit/profile.ts";
import type { Domains } from "./domains.ts";
import type { ExtJson } from "./ext-json/ext-json.ts";
import type { DeploymentHalt, DeploymentPlan } from "./deployments/plan.ts";
import type { Phase } from "./phases.ts";
import type { GrayPlan, PendingActDetail, TransitionDetail, Waiting, WechatFailure } from "./records.ts";
import { deploymentStates, liveStates, releaseActs, releaseStates } from "./states.ts";

/** `'A', 'B'`, for CHECKs and partial indexes, which take no parameters. */
const listed = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(", "));

/** One template onto many accounts: what a person started. */
export const deployments = table(
  "deployments",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    state: text({ enum: deploymentStates }).notNull(),
    templateId: integer()
      .notNull()
      .references(() => templates.id),
    version: text().notNull(),
    description: text().notNull(),
    /** Common part of ext.json, as an object; `extAppid` is added per account. */
    extJson: json().$type<ExtJson>().notNull(),
    submitForAudit: boolean().notNull(),
    releaseWhenApproved: boolean().notNull(),
    /** Domains to have before the code goes out: `{ request: [], wsRequest: [], …, webview: [] }`. */
    domains: json().$type<Domains>(),
    /** How to submit for audit: items, version description … */
    auditProfile: json().$type<AuditProfile>(),
    /** Waves, gates, thresholds, windows; null is one wave without any. */
    plan: json().$type<DeploymentPlan>(),
    /** How each release reaches its users after the approval, a share after the other; null is everybody at once. */
    phases: json().$type<Phase[]>(),
    /** Why it is done, asked for when many accounts are touched. */
    reason: text(),
    /** The selection it takes its accounts from; null when they were named one by one. */
    selectionId: integer(),
    /** When every account of the selection was taken in or refused; null while that is under way. */
    enlistedAt: moment(),
    /** The wave that is open, from 0; those before it are over. */
    wave: integer().notNull().default(0),
    waveOpenedAt: moment(),
    /** When a person last let it go on after it had halted: thresholds count what came after it. */
    resumedAt: moment(),
    /** What stopped it by itself, or keeps the next wave from opening. */
    halt: json().$type<DeploymentHalt>(),
    startedBy: text().notNull(),
    createdAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [
    index("deployments_newest").on(t.componentAppId, t.id),
    check("deployments_state", sql`${t.state} in (${listed(deploymentStates)})`),
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
    state: text({ enum: releaseStates }).notNull(),
    version: text().notNull(),
    /** The rendered ext.json that is sent with commit. */
    extJson: text().notNull(),
    /** 64-bit number as text. */
    auditId: text(),
    submittedAt: moment(),
    /**
     * The audit WeChat named as the latest one before the code was submitted: written before the call, so that the
     * repeat after a kill can tell "it never arrived" from "it runs".
     */
    auditBefore: json().$type<{ auditId: string | null }>(),
    /** What a person asked for and WeChat has not answered yet. */
    pendingAct: text({ enum: releaseActs }),
    /** Who asked: `operator:Lin Min`, the cause of the transition that follows. */
    pendingActBy: text(),
    /** What it waits for, with the next try. */
    waiting: json().$type<Waiting>(),
    /** Why it failed; in other states what WeChat refused last, such as a withdrawal over its limit. */
    failure: json().$type<WechatFailure>(),
    rejectReason: text(),
    /** Media ids joined with `|`, as WeChat sends them. */
    rejectScreenshots: text(),
    /** What the reason has in common with others: releases with the same one are rejected for the same reason. */
    rejectKey: text(),
    /** What was changed for this release alone, over the profiles of line, account and deployment. */
    auditProfile: json().$type<AuditProfile>(),
    /** Share of the users that have it while it is GRAY, as WeChat said last. */
    grayPercentage: integer(),
    /** What else WeChat said of its phased release. */
    grayPlan: json().$type<GrayPlan>(),
    /** Its wave in the deployment, from 0. */
    wave: integer().notNull().default(0),
    /** What comes with the pending act: a percentage, the version to go back to. */
    pendingActDetail: json().$type<PendingActDetail>(),
    /** When WeChat was asked to review it sooner. */
    spedUpAt: moment(),
    createdAt: moment().notNull(),
    changedAt: moment().notNull(),
  },
  (t) => [
    // One account, one way at a time: a second live release would overwrite the first one's code.
    uniqueIndex("releases_live")
      .on(t.authorizerId)
      .where(sql`state in (${listed(liveStates)})`),
    index("releases_deployment").on(t.deploymentId, t.state, t.id),
    index("releases_wave").on(t.deploymentId, t.wave, t.state, t.id),
    index("releases_authorizer").on(t.authorizerId, t.id),
    index("releases_newest").on(t.componentAppId, t.id),
    index("releases_state").on(t.componentAppId, t.state, t.id),
    index("releases_audit").on(t.auditId),
    index("releases_errcode")
      .on(t.componentAppId, sql`(cast(failure ->> 'errcode' as integer))`)
      .where(sql`state = 'FAILED'`),
    check("releases_state_known", sql`${t.state} in (${listed(releaseStates)})`),
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
    /** `worker`, `poll`, `push weapp_audit_success`, `operator:Lin Min` … */
    cause: text().notNull(),
    detail: json().$type<TransitionDetail>(),
  },
  (t) => [
    index("release_transitions_release").on(t.releaseId, t.id),
    // What was submitted in a month.
    index("release_transitions_submitted")
      .on(t.at)
      .where(sql`to_state = 'IN_AUDIT'`),
  ],
);

/**
 * One row while the monthly audit quota of the platform is used up (85085): every submission waits for it to go.
 * `nextCheckAt` decides which one asks WeChat again.
 */
export const auditQuotaHolds = table("audit_quota_holds", {
  componentAppId: text().primaryKey(),
  since: moment().notNull(),
  nextCheckAt: moment().notNull(),
  checks: integer().notNull(),
});
