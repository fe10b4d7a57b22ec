import type { ReactNode } from "react";

export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** The column that names the row; exactly one. It stays when the table is scrolled sideways. */
  rowHeader?: boolean;
  align?: "end";
  /** CSS width; without it the column takes what its content needs. */
  width?: string;
  /** Not shown until the viewer asks for it. */
  hidden?: boolean;
}

/** Hidden columns are stored as the ids whose visibility differs from the default. */
export function visibleColumns<Row>(columns: readonly Column<Row>[], toggled: ReadonlySet<string>): Column<Row>[] {
  return columns.filter((column) => column.rowHeader === true || (column.hidden === true) === toggled.has(column.id));
}
