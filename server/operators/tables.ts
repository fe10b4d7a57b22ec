import { sql } from "drizzle-orm";
import { bytes, check, index, integer, moment, rowId, table, text, uniqueIndex } from "../db/columns.ts";

/** People who sign in to the console. */
export const operators = table(
  "operators",
  {
    id: rowId(),
    /** Lower-cased, trimmed; what a person types to sign in. */
    loginName: text().notNull(),
    displayName: text().notNull(),
    role: text({ enum: ["viewer", "operator", "releaser", "admin"] }).notNull(),
    /** Argon2id, PHC string. */
    passwordHash: text().notNull(),
    language: text({ enum: ["zh", "en"] }),
    createdAt: moment().notNull(),
    disabledAt: moment(),
    lastSignInAt: moment(),
  },
  (t) => [
    uniqueIndex("operators_login_name").on(t.loginName),
    check("operators_role", sql`${t.role} in ('viewer', 'operator', 'releaser', 'admin')`),
  ],
);

/** Sessions are opaque tokens; only their SHA-256 is kept. */
export const sessions = table(
  "sessions",
  {
    tokenHash: bytes().primaryKey(),
    operatorId: integer()
      .notNull()
      .references(() => operators.id, { onDelete: "cascade" }),
    createdAt: moment().notNull(),
    lastSeenAt: moment().notNull(),
    expiresAt: moment().notNull(),
    userAgent: text(),
  },
  (t) => [index("sessions_operator").on(t.operatorId), index("sessions_expiry").on(t.expiresAt)],
);

/** The one-time secret printed at first start; a row disappears when its link is used. */
export const setupLinks = table("setup_links", {
  secretHash: bytes().primaryKey(),
  createdAt: moment().notNull(),
  expiresAt: moment().notNull(),
});

/** Failed sign-ins, counted per login name and per client address within a dated window. */
export const signInFailures = table("sign_in_failures", {
  subject: text().primaryKey(),
  windowStartedAt: moment().notNull(),
  failures: integer().notNull(),
});
