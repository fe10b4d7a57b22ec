import { memo, useEffect, useRef } from "react";
import { classNames } from "../class-names.ts";
import type { Column } from "./columns.ts";
import css from "./data-table.module.css";

interface RowProps<Row> {
  row: Row;
  rowKey: string;
  label: string;
  columns: readonly Column<Row>[];
  active: boolean;
  seen: boolean;
  faded: boolean;
  /** undefined: rows of this table cannot be selected. */
  selected: boolean | undefined;
  onSelect: (key: string, selected: boolean) => void;
  onActivate: (key: string) => void;
}

function RowView<Row>({
  row,
  rowKey,
  label,
  columns,
  active,
  seen,
  faded,
  selected,
  onSelect,
  onActivate,
}: RowProps<Row>) {
  const element = useRef<HTMLTableRowElement>(null);
  const before = useRef(row);
  useEffect(() => {
    // Patched in place by something that happened: a short tint says where.
    if (before.current !== row && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      const tint = getComputedStyle(document.documentElement).getPropertyValue("--blue-tint");
      element.current?.animate([{ backgroundColor: tint }, {}], { duration: 1_000 });
    }
    before.current = row;
  }, [row]);

  return (
    <tr
      ref={element}
      data-row={rowKey}
      tabIndex={active ? 0 : -1}
      aria-selected={selected}
      className={classNames(css["row"], selected && css["selected"], seen && css["seen"], faded && css["faded"])}
      onFocus={() => onActivate(rowKey)}
    >
      {selected !== undefined && (
        <td className={css["check"]}>
          <label>
            <input
              type="checkbox"
              aria-label={label}
              tabIndex={-1}
              checked={selected}
              onChange={(event) => onSelect(rowKey, event.target.checked)}
            />
          </label>
        </td>
      )}
      {columns.map((column) =>
        column.rowHeader ? (
          <th key={column.id} scope="row" className={css["rowHeader"]}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} data-title={column.title} className={column.align === "end" ? css["end"] : undefined}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

/** Rendered again only when its own row, selection or place changes: patching one of a hundred costs one. */
export const TableRow = memo(RowView) as typeof RowView;
