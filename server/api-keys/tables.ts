import { bytes, moment, rowId, table, text, uniqueIndex } from "../db/columns.ts";

/** Keys of partner integrations. The key itself is shown once; only its SHA-256 is kept. */
export const apiKeys = table(
  "api_keys",
  {
    id: rowId(),
    name: text().notNull(),
    /** The first characters of the key, for people to tell keys apart. */
    prefix: text().notNull(),
    keyHash: bytes().notNull(),
    scope: text({ enum: ["read", "write"] }).notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment(),
    lastUsedAt: moment(),
    revokedAt: moment(),
  },
  (t) => [uniqueIndex("api_keys_hash").on(t.keyHash)],
);
