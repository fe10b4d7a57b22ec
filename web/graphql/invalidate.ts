import type { Cache } from "@urql/exchange-graphcache";

/** Forgets a field of Query with all its arguments, so that every list it made is read again when it is shown. */
export function invalidateField(cache: Cache, ...fields: string[]): void {
  for (const { fieldName, fieldKey } of cache.inspectFields("Query")) {
    if (fields.includes(fieldName)) cache.invalidate("Query", fieldKey);
  }
}
