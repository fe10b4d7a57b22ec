import { sql } from "drizzle-orm";
import {
  boolean,
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
} from "../db/columns.ts";

/** Merchants' accounts that were authorized to the platform. A cancelled one keeps its row. */
export const authorizers = table(
  "authorizers",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    appId: text().notNull(),
    kind: text({ enum: ["OFFICIAL_ACCOUNT", "MINI_PROGRAM", "MINI_SHOP", "OTHER"] }).notNull(),
    status: text({ enum: ["AUTHORIZED", "REVOKED", "NEEDS_REAUTHORIZATION"] }).notNull(),
    nickName: text().notNull(),
    headImageUrl: text(),
    principalName: text(),
    /** 原始 ID, `gh_…`. */
    originalId: text(),
    alias: text(),
    signature: text(),
    qrcodeUrl: text(),
    serviceType: integer(),
    verifyType: integer(),
    accountStatus: integer(),
    registerType: integer(),
    remark: text(),
    authorizedAt: moment().notNull(),
    revokedAt: moment(),
    /** The newest CreateTime (or exchange) that decided about the authorization; older events are ignored. */
    authorizationChangedAt: moment().notNull(),
    profileReadAt: moment(),
    /** Lower-cased name, appid, original id and legal entity, for the search box. */
    searchText: text().notNull(),
  },
  (t) => [
    uniqueIndex("authorizers_app_id").on(t.componentAppId, t.appId),
    index("authorizers_newest").on(t.componentAppId, t.authorizedAt, t.id),
    index("authorizers_status").on(t.componentAppId, t.status, t.authorizedAt, t.id),
    index("authorizers_kind").on(t.componentAppId, t.kind, t.authorizedAt, t.id),
    index("authorizers_original_id").on(t.componentAppId, t.originalId),
    check("authorizers_kind_known", sql`${t.kind} in ('OFFICIAL_ACCOUNT', 'MINI_PROGRAM', 'MINI_SHOP', 'OTHER')`),
    check("authorizers_status_known", sql`${t.status} in ('AUTHORIZED', 'REVOKED', 'NEEDS_REAUTHORIZATION')`),
  ],
);

/** Sealed tokens, apart from the rows that lists read. */
export const authorizerTokens = table("authorizer_tokens", {
  authorizerId: integer()
    .primaryKey()
    .references(() => authorizers.id, { onDelete: "cascade" }),
  accessToken: bytes(),
  accessTokenObtainedAt: moment(),
  accessTokenExpiresAt: moment(),
  refreshToken: bytes(),
  /** Grows with every stored pair; a write with an older fence is refused. */
  fence: integer().notNull().default(0),
});

export const authorizerTags = table(
  "authorizer_tags",
  {
    authorizerId: integer()
      .notNull()
      .references(() => authorizers.id, { onDelete: "cascade" }),
    tag: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.authorizerId, t.tag] }), index("authorizer_tags_tag").on(t.tag, t.authorizerId)],
);

export const grantedPermissionSets = table(
  "granted_permission_sets",
  {
    authorizerId: integer()
      .notNull()
      .references(() => authorizers.id, { onDelete: "cascade" }),
    permissionSetId: integer().notNull(),
    grantedAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorizerId, t.permissionSetId] }),
    index("granted_permission_sets_set").on(t.permissionSetId, t.authorizerId),
  ],
);

/** What happened to an authorization: sets that came and went, cancellations, re-authorizations. */
export const authorizationChanges = table(
  "authorization_changes",
  {
    id: rowId(),
    authorizerId: integer()
      .notNull()
      .references(() => authorizers.id, { onDelete: "cascade" }),
    at: moment().notNull(),
    change: text({ enum: ["AUTHORIZED", "UPDATED", "REVOKED", "NEEDS_REAUTHORIZATION", "RESTORED"] }).notNull(),
    granted: json().$type<number[]>().notNull(),
    withdrawn: json().$type<number[]>().notNull(),
  },
  (t) => [index("authorization_changes_authorizer").on(t.authorizerId, t.id)],
);

/** Invitations to a merchant: our own page, which leads to WeChat. */
export const authorizationLinks = table(
  "authorization_links",
  {
    id: rowId(),
    componentAppId: text().notNull(),
    /** Random, one-time, part of the URL. */
    state: text().notNull(),
    channel: text({ enum: ["PC_QR", "H5", "MINI_PROGRAM_PLUGIN"] }).notNull(),
    kinds: json().$type<string[]>().notNull(),
    /** The one account that may use it (WeChat's biz_appid). */
    appId: text(),
    permissionSetIds: json().$type<number[]>().notNull(),
    label: text(),
    returnUrl: text(),
    status: text({ enum: ["PENDING", "COMPLETED", "EXPIRED", "REVOKED", "FAILED"] }).notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    createdBy: text(),
    openedAt: moment(),
    leftAt: moment(),
    completedAt: moment(),
    revokedAt: moment(),
    /** When a merchant who found it ended last asked for a new one. */
    askedAgainAt: moment(),
    /** Short reference shown to the merchant, for a phone call. */
    reference: text().notNull(),
    authorizerId: integer().references(() => authorizers.id),
    failure: json().$type<{ errcode: number; errmsg: string; rid?: string; endpoint: string }>(),
  },
  (t) => [
    uniqueIndex("authorization_links_state").on(t.state),
    index("authorization_links_newest").on(t.componentAppId, t.id),
    index("authorization_links_status").on(t.componentAppId, t.status, t.expiresAt),
    check(
      "authorization_links_status_known",
      sql`${t.status} in ('PENDING', 'COMPLETED', 'EXPIRED', 'REVOKED', 'FAILED')`,
    ),
  ],
);

/** A fresh pre-auth code per press and form; pushes name it, and that leads back to the link. */
export const preAuthCodes = table(
  "pre_auth_codes",
  {
    codeHash: bytes().primaryKey(),
    linkId: integer()
      .notNull()
      .references(() => authorizationLinks.id, { onDelete: "cascade" }),
    sealedCode: bytes().notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
  },
  (t) => [index("pre_auth_codes_link").on(t.linkId, t.createdAt)],
);

/** Authorization codes on their way to an exchange, whichever of redirect and push brought them. */
export const authorizationCodes = table(
  "authorization_codes",
  {
    codeHash: bytes().primaryKey(),
    componentAppId: text().notNull(),
    sealedCode: bytes().notNull(),
    /** Null while only the redirect is known. */
    appId: text(),
    linkId: integer().references(() => authorizationLinks.id, { onDelete: "set null" }),
    receivedAt: moment().notNull(),
    /** CreateTime of the push, or when the redirect came. */
    changedAt: moment().notNull(),
    expiresAt: moment(),
    fromRedirect: boolean().notNull(),
    exchangedAt: moment(),
    authorizerId: integer().references(() => authorizers.id),
    failure: json().$type<{ errcode: number; errmsg: string; rid?: string; endpoint: string }>(),
  },
  (t) => [index("authorization_codes_link").on(t.linkId)],
);

/** How far the last reading of WeChat's authorizer list came; a kill goes on where it was. */
export const authorizerSyncs = table("authorizer_syncs", {
  componentAppId: text().primaryKey(),
  startedAt: moment().notNull(),
  endedAt: moment(),
  /** The next page begins here. */
  offset: integer().notNull(),
  found: integer().notNull(),
  added: integer().notNull(),
  total: integer(),
  failure: json().$type<{ errcode: number; errmsg: string; rid?: string; endpoint: string }>(),
});
