import { authorizers } from "../../authorizers/tables.ts";
import { bytes, index, integer, moment, primaryKey, table, text } from "../../db/columns.ts";

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
    trialVersion: text(),
    trialDescription: text(),
    trialAt: moment(),
    /** When WeChat was asked last; null as long as only our own releases are known. */
    readAt: moment(),
  },
  (t) => [index("account_versions_online").on(t.componentAppId, t.onlineVersion, t.authorizerId)],
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
