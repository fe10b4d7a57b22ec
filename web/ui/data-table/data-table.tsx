import { useCallback, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { messages, useMessages } from "../../i18n/messages.ts";
import { classNames } from "../class-names.ts";
import { useStoredChoice } from "../stored-choice.ts";
import { visibleColumns } from "./columns.ts";
import type { Column } from "./columns.ts";
import { KeySheet } from "./key-sheet.tsx";
import { useTableKeys } from "./keys.ts";
import type { TableKey } from "./keys.ts";
import { TableRow } from "./row.tsx";
import css from "./data-table.module.css";

interface DataTableProps<Row> {
  /** Under which hidden columns are remembered. */
  name: string;
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** undefined until the first answer. Old rows stay while new ones are read. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Names a row in "Select …". */
  rowLabel: (row: Row) => string;
  fetching: boolean;
  /** Shown in place of rows when there are none. */
  empty: ReactNode;
  onOpen?: (row: Row) => void;
  selection?: { selected: ReadonlySet<string>; onChange: (selected: ReadonlySet<string>) => void };
  /** For `[` and `]`; undefined where there is no such page. */
  onPage?: { previous?: (() => void) | undefined; next?: (() => void) | undefined };
  /** Keys of this list alone, beside those of every list. */
  keys?: readonly TableKey[] | undefined;
  /** One of several tables on a page: the keys of lists would move all of them. */
  keyless?: boolean;
  /** Columns keep their widths whatever the rows hold: for lists that grow while one looks. */
  fixed?: boolean;
  /** The row one just came back from. */
  seenKey?: string | undefined;
  /** Rows that do not fit the filter any more; they fade and stay until the list is read again. */
  fadedKeys?: ReadonlySet<string> | undefined;
}

/** Every list of the console. Give it stable `columns` and functions (module level or `useMemo`), or each row renders again. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, rowLabel, selection } = props;
  const texts = useMessages(catalogue);
  const toggled = useToggledColumns(props.name);
  const shown = useMemo(() => visibleColumns(columns, toggled), [columns, toggled]);
  const [density] = useStoredChoice("density", densities, "compact");
  const [shortcuts] = useStoredChoice("shortcuts", ["on", "off"], "on");
  const [activeKey, setActiveKey] = useState<string>();
  const [helpOpen, setHelpOpen] = useState(false);

  const keys = useMemo(() => rows?.map(rowKey) ?? [], [rows, rowKey]);
  const active = activeKey && keys.includes(activeKey) ? activeKey : keys[0];
  const select = useStable((key: string, on: boolean) => {
    if (!selection) return;
    const next = new Set(selection.selected);
    if (on) next.add(key);
    else next.delete(key);
    selection.onChange(next);
  });

  useTableKeys(
    {
      move(step) {
        const at = active === undefined ? -1 : keys.indexOf(active);
        // The first `j` goes to the first row, not to the second.
        const target = activeKey === undefined ? active : keys[Math.max(0, Math.min(keys.length - 1, at + step))];
        if (target === undefined) return;
        setActiveKey(target);
        document.querySelector<HTMLElement>(`[data-row="${CSS.escape(target)}"]`)?.focus();
      },
      select() {
        if (active !== undefined && activeKey !== undefined) select(active, !selection?.selected.has(active));
      },
      open() {
        const row = rows?.find((candidate) => rowKey(candidate) === active);
        if (row !== undefined) props.onOpen?.(row);
      },
      search: () => document.querySelector<HTMLElement>("[data-search]")?.focus(),
      page: (step) => (step === 1 ? props.onPage?.next?.() : props.onPage?.previous?.()),
      clear: () => selection?.onChange(new Set()),
      help: () => setHelpOpen(true),
      more: props.keys ?? [],
    },
    shortcuts === "on" && !props.keyless,
  );

  const columnCount = shown.length + (selection ? 1 : 0);
  const pageSelected = keys.filter((key) => selection?.selected.has(key)).length;
  return (
    <div className={css["scroll"]} tabIndex={-1} role="region" aria-label={props.label} aria-busy={props.fetching}>
      {props.fetching && rows && <div className={css["refetching"]} role="presentation" />}
      <table
        className={classNames(
          css["table"],
          density === "comfortable" && css["comfortable"],
          props.fixed && css["fixed"],
        )}
      >
        <caption className="visually-hidden">{props.label}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className={css["check"]}>
                <label>
                  <input
                    type="checkbox"
                    aria-label={texts.selectPage}
                    disabled={keys.length === 0}
                    checked={keys.length > 0 && pageSelected === keys.length}
                    ref={(box) => {
                      if (box) box.indeterminate = pageSelected > 0 && pageSelected < keys.length;
                    }}
                    onChange={(event) => selection.onChange(new Set(event.target.checked ? keys : []))}
                  />
                </label>
              </th>
            )}
            {shown.map((column) => (
              <th
                key={column.id}
                scope="col"
                style={{ width: column.width }}
                className={classNames(column.align === "end" && css["end"], column.rowHeader && css["rowHeader"])}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows?.map((row) => {
            const key = rowKey(row);
            return (
              <TableRow
                key={key}
                row={row}
                rowKey={key}
                label={texts.select(rowLabel(row))}
                columns={shown}
                active={key === active}
                seen={key === props.seenKey}
                faded={props.fadedKeys?.has(key) ?? false}
                selected={selection?.selected.has(key)}
                onSelect={select}
                onActivate={setActiveKey}
              />
            );
          })}
          {!rows && props.fetching && <SkeletonRows columns={columnCount} />}
        </tbody>
      </table>
      {rows?.length === 0 && props.empty}
      {helpOpen && <KeySheet more={props.keys ?? []} onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

export const densities = ["compact", "comfortable"] as const;

/** Which columns the viewer has switched away from their default; shared with `ColumnPicker`. */
export function useToggledColumns(name: string): ReadonlySet<string> {
  const [stored] = useStoredChoice<string>(`columns.${name}`, null, "");
  return useMemo(() => new Set(stored.split(",").filter(Boolean)), [stored]);
}

function SkeletonRows({ columns }: { columns: number }) {
  return Array.from({ length: 8 }, (_, index) => (
    <tr key={index} className={css["skeleton"]} aria-hidden>
      {Array.from({ length: columns }, (_cell, cell) => (
        <td key={cell}>
          <span style={{ width: `${40 + ((index * 7 + cell * 13) % 5) * 12}%` }} />
        </td>
      ))}
    </tr>
  ));
}

/** A function that stays the same while what it does follows the last render. */
function useStable<Arguments extends unknown[]>(run: (...values: Arguments) => void): (...values: Arguments) => void {
  const [box] = useState({ run });
  box.run = run;
  return useCallback((...values: Arguments) => box.run(...values), [box]);
}

const catalogue = messages({
  zh: { selectPage: "选择本页全部", select: (name: string) => `选择${name}` },
  en: { selectPage: "Select all on this page", select: (name) => `Select ${name}` },
});
