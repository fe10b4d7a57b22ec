import { Column, is, SQL } from "drizzle-orm";

/** A column of a selection, as Drizzle hands it to the statement it prepares. */
export interface SelectedField {
  path: string[];
  field: unknown;
}

interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

const plain = Column.prototype.mapFromDriverValue;

/**
 * Makes objects of the driver's rows as Drizzle does. Drizzle finds out anew for every cell where it goes and how it
 * is decoded, which cost a list of fifty accounts more than SQLite did; here that is found out once for a statement.
 *
 * @returns undefined for selections it leaves to Drizzle: nested ones, as whole tables of a join are
 */
export function rowMapper(fields: readonly SelectedField[] | undefined) {
  if (!fields || fields.some(({ path }) => path.length !== 1)) return undefined;
  const columns = fields.map(({ path, field }) => ({ name: path[0] ?? "", decode: decoderOf(field) }));
  return (rows: readonly (readonly unknown[])[]) =>
    rows.map((values) => {
      const row: Record<string, unknown> = {};
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index];
        const value = values[index];
        if (column) row[column.name] = value === null || !column.decode ? value : column.decode(value);
      }
      return row;
    });
}

function decoderOf(field: unknown): ((value: unknown) => unknown) | undefined {
  if (is(field, Column)) {
    return field.mapFromDriverValue === plain ? undefined : (value) => field.mapFromDriverValue(value);
  }
  const decoder = is(field, SQL) ? decoderIn(field) : is(field, SQL.Aliased) ? decoderIn(field.sql) : undefined;
  if (!decoder) throw new Error("a selection holds something that is neither a column nor SQL");
  return (value) => decoder.mapFromDriverValue(value);
}

function decoderIn(sql: SQL): Decoder {
  // Not in Drizzle's types, though its own mapper reads it.
  return (sql as unknown as { decoder: Decoder }).decoder;
}
