import { bytes, integer, json, moment, table, text } from "../db/columns.ts";

/** One row per third-party platform (component appid) this database has served. Tokens and ticket are sealed. */
export const platforms = table("platforms", {
  componentAppId: text().primaryKey(),
  /** Name merchants see on our pages; operators set it. */
  name: text(),
  contact: text(),
  ticket: bytes(),
  /** CreateTime of the push that brought the ticket: a late push must not replace a newer one. */
  ticketCreatedAt: moment(),
  ticketReceivedAt: moment(),
  accessToken: bytes(),
  accessTokenObtainedAt: moment(),
  accessTokenExpiresAt: moment(),
  /** Grows with every stored token; a write with an older fence is refused. */
  accessTokenFence: integer().notNull().default(0),
  pushRequestedAt: moment(),
  /** What WeChat said to the last refused renewal, cleared by the next good one. */
  failure: json().$type<{ errcode: number; errmsg: string; rid?: string; endpoint: string; at: number }>(),
  /** Last reading of the audit quota. */
  auditQuota: json().$type<{
    rest: number;
    limit: number;
    speedupRest: number;
    speedupLimit: number;
    readAt: number;
  }>(),
});

/** One renewal at a time per token, across processes. `fence` grows with each new holder. */
export const leases = table("leases", {
  name: text().primaryKey(),
  owner: text().notNull(),
  fence: integer().notNull(),
  expiresAt: moment().notNull(),
});
