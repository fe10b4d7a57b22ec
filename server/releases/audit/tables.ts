import { sql } from "drizzle-orm";
import { authorizers } from "../../authorizers/tables.ts";
import {
  bytes,
  check,
  index,
  integer,
  json,
  moment,
  primaryKey,
  rowId,
  table,
  text,
  uniqueIndex,
} from "../../db/columns.ts";
import { releases } from "../tables.ts";
import type { AuditProfile } from "./profile.ts";

/** How versions of a template line are submitted; one for an account lies over it. */
export const auditProfiles = table(
  "audit_profiles",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    scope: text({ enum: ["TEMPLATE", "ACCOUNT"] }).notNull(),
    /** Appid of the template's development mini program, or id of the account. */
    target: text().notNull(),
    profile: json().$type<AuditProfile>().notNull(),
    changedBy: text().notNull(),
    changedAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex("audit_profiles_target").on(t.componentAppId, t.scope, t.target),
    check("audit_profiles_scope", sql`${t.scope} in ('TEMPLATE', 'ACCOUNT')`),
  ],
);

/** Pictures and videos for the reviewer, as they were handed to us. */
export const auditMedia = table(
  "audit_media",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    name: text().notNull(),
    contentType: text().notNull(),
    bytes: bytes().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    addedBy: text().notNull(),
    addedAt: moment().notNull(),
  },
  (t) => [uniqueIndex("audit_media_content").on(t.componentAppId, t.sha256)],
);

/** What WeChat calls them, per account; good for three days. */
export const auditMediaUploads = table(
  "audit_media_uploads",
  {
    auditMediaId: integer()
      .notNull()
      .references(() => auditMedia.id, { onDelete: "cascade" }),
    authorizerId: integer()
      .notNull()
      .references(() => authorizers.id, { onDelete: "cascade" }),
    mediaId: text().notNull(),
    expiresAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.auditMediaId, t.authorizerId] })],
);

/** Screenshots of a rejection, fetched from the account's material before they are gone. */
export const rejectionScreenshots = table(
  "rejection_screenshots",
  {
    releaseId: integer()
      .notNull()
      .references(() => releases.id, { onDelete: "cascade" }),
    mediaId: text().notNull(),
    /** From 0, in WeChat's order. */
    place: integer().notNull(),
    contentType: text(),
    /** Null while they are not fetched, and when they cannot be. */
    bytes: bytes(),
    fetchedAt: moment(),
    failure: json().$type<{ errcode: number; errmsg: string; rid?: string; endpoint: string }>(),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.mediaId] })],
);

/** Readings of the platform's monthly audit quota over time, for the forecast and its chart. */
export const auditQuotaReadings = table(
  "audit_quota_readings",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    readAt: moment().notNull(),
    rest: integer().notNull(),
    limit: integer().notNull(),
    speedUpRest: integer().notNull(),
    speedUpLimit: integer().notNull(),
  },
  (t) => [index("audit_quota_readings_time").on(t.componentAppId, t.readAt)],
);
