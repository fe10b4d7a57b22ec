import type { Database } from "../db/open.ts";
import type { Vault } from "../db/secret-column.ts";
import { maskedPayload, readPlaintext } from "../wechat/index.ts";
import { findEvent } from "./store.ts";
import type { CallbackEventRow } from "./store.ts";

interface Parts {
  database: Database;
  vault: Vault;
  componentAppId: string;
}

/** The decrypted text of an event; null when it was refused, or is a repeat. */
export function openText({ vault, componentAppId }: Omit<Parts, "database">, row: CallbackEventRow): string | null {
  if (!row.sealedXml || !row.dedupeKey) return null;
  return vault.open(row.sealedXml, textPlace(componentAppId, row.dedupeKey)).reveal();
}

/** The row's id is not known before it is written; its dedupe key is, and it is as much its own. */
export function textPlace(componentAppId: string, dedupeKey: string) {
  return { table: "callback_events", row: `${componentAppId} ${dedupeKey}`, column: "sealed_xml" };
}

/** See `Callbacks.payload`. */
export async function payloadOf(parts: Parts, row: CallbackEventRow): Promise<Record<string, unknown>> {
  const { database, componentAppId } = parts;
  const first = row.duplicateOf === null ? row : await findEvent(database.db, componentAppId, row.duplicateOf);
  const text = first && openText(parts, first);
  return text ? maskedPayload(readPlaintext(text)) : {};
}
