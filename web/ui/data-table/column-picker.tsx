import SettingOutlined from "@ant-design/icons/es/icons/SettingOutlined";
import { messages, useMessages } from "../../i18n/messages.ts";
import { Popover } from "../popover.tsx";
import { useStoredChoice } from "../stored-choice.ts";
import type { Column } from "./columns.ts";
import { useToggledColumns } from "./data-table.tsx";
import filterCss from "../filters.module.css";

/** Chooses which columns of a list are shown. `name` is the table's. */
export function ColumnPicker<Row>({ name, columns }: { name: string; columns: readonly Column<Row>[] }) {
  const texts = useMessages(catalogue);
  const toggled = useToggledColumns(name);
  const [, store] = useStoredChoice<string>(`columns.${name}`, null, "");
  const toggle = (id: string): void => {
    const next = new Set(toggled);
    if (!next.delete(id)) next.add(id);
    store([...next].join(","));
  };
  return (
    <Popover button={<SettingOutlined aria-hidden />} label={texts.columns} className={filterCss["facet"]} align="end">
      <fieldset className={filterCss["options"]}>
        <legend className={filterCss["legend"]}>{texts.columns}</legend>
        {columns.map((column) => (
          <label key={column.id}>
            <input
              type="checkbox"
              disabled={column.rowHeader ?? false}
              checked={column.rowHeader === true || (column.hidden === true) === toggled.has(column.id)}
              onChange={() => toggle(column.id)}
            />
            {column.title}
          </label>
        ))}
      </fieldset>
    </Popover>
  );
}

const catalogue = messages({ zh: { columns: "显示的列" }, en: { columns: "Columns" } });
