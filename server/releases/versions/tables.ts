import { authorizers } from "../../authorizers/tables.ts";
import { boolean, bytes, index, integer, json, moment, primaryKey, rowId, table, text } from "../../db/columns.ts";
import type { WechatFailure } from "../../graphql/user-error.ts";

/** Which version each account runs, as WeChat said last (getversioninfo) or as our own release made it. */
export const accountVersions = table(
  "account_versions",
  {
    authorizerId: integer()
      .primaryKey()
      .references(() => authorizers.id, { onDelete: "cascade" }),
    componentAppId: text().notNull(),
    onlineVersion: text(),
    onlineDescription: text(),
    onlineAt: moment(),
    /** The release of ours that it is, and its template (row ids); null for what others uploaded. */
    onlineReleaseId: integer(),
    onlineTemplateId: integer(),
    trialVersion: text(),
    trialDescription: text(),
    trialAt: moment(),
    trialReleaseId: integer(),
    /** When WeChat was asked last; null as long as only our own releases are known. */
    readAt: moment(),
    /** When a release of ours was written here last: an answer that was asked for before that is out of date. */
    notedAt: moment(),
    /** Whether users can open it, as WeChat said last. */
    isVisible: boolean(),
    visibilityReadAt: moment(),
  },
  (t) => [index("account_versions_online").on(t.componentAppId, t.onlineVersion, t.onlineTemplateId, t.authorizerId)],
);

/** QR codes of trial versions, kept as long as the trial version is the same. */
export const trialQrCodes = table(
  "trial_qr_codes",
  {
    authorizerId: integer()
      .notNull()
      .references(() => authorizers.id, { onDelete: "cascade" }),
    /** Page with its query; empty for the first page. */
    path: text().notNull(),
    contentType: text().notNull(),
    bytes: bytes().notNull(),
    fetchedAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.authorizerId, t.path] })],
);

/** A reading of many accounts' versions from WeChat, and how far it came. */
export const versionReadings = table(
  "version_readings",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    /** Accounts, by row id; null while `filter` says which. */
    authorizerIds: json().$type<number[]>(),
    filter: json().$type<Record<string, unknown>>(),
    total: integer().notNull(),
    done: integer().notNull(),
    /** Of those done: what WeChat refused. */
    failed: integer().notNull(),
    /** What it refused last. */
    failure: json().$type<WechatFailure>(),
    /** The last account that was read; the next are those with greater ids. */
    afterId: integer().notNull(),
    startedBy: text().notNull(),
    startedAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [index("version_readings_newest").on(t.componentAppId, t.id)],
);
