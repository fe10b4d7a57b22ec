import { type Placeholder, sql } from "drizzle-orm";
import { type Prepared, prepared } from "./prepared.ts";
import type { Db } from "./work.ts";

/** A page has at most 100 rows, and statements are prepared for these lengths; the rest is filled up with the last id. */
const lengths = [1, 10, 50, 100] as const;

/**
 * A prepared read for a list of ids, which may be of any length: one statement per hundred.
 *
 * @param build gets the placeholders for `inArray`
 */
export function preparedForIds<T>(
  name: string,
  build: (on: Db, ids: Placeholder[], name: string) => Prepared<T[]>,
): (on: Db, ids: readonly number[]) => Promise<T[]> {
  const statements = lengths.map((length) => {
    const ids = Array.from({ length }, (_, place) => sql.placeholder(`id${place}`));
    return { length, run: prepared(`${name}_${length}`, (on, own) => build(on, ids, own)) };
  });
  const longest = lengths[lengths.length - 1] ?? 1;

  return async (on, ids) => {
    const rows: T[] = [];
    for (let start = 0; start < ids.length; start += longest) {
      const some = ids.slice(start, start + longest);
      const statement = statements.find(({ length }) => length >= some.length);
      if (!statement) throw new Error("a list of ids is longer than the longest statement");
      const values = Array.from({ length: statement.length }, (_, place) => some[place] ?? some[some.length - 1]);
      const found = await statement.run(on).execute(Object.fromEntries(values.map((id, place) => [`id${place}`, id])));
      rows.push(...found);
    }
    return rows;
  };
}
