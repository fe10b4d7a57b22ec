import CloseOutlined from "@ant-design/icons/es/icons/CloseOutlined";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { formatNumber, plural } from "../i18n/formats.ts";
import { messages, useMessages } from "../i18n/messages.ts";
import css from "./filters.module.css";

/** Search field, facets and what else stands above a list. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <div className={css["bar"]}>{children}</div>;
}

export interface Chip {
  key: string;
  /** "Kind: mini program" */
  label: string;
  onRemove: () => void;
}

interface FilterChipsProps {
  chips: readonly Chip[];
  onClear: () => void;
  totalCount: number | undefined;
}

/** What narrows the list, each removable, and how many match. */
export function FilterChips({ chips, onClear, totalCount }: FilterChipsProps) {
  const texts = useMessages(catalogue);
  return (
    <div className={css["chips"]}>
      {chips.map((chip) => (
        <span key={chip.key} className={css["chip"]}>
          <bdi>{chip.label}</bdi>
          <button
            type="button"
            aria-label={texts.remove(chip.label)}
            title={texts.remove(chip.label)}
            onClick={chip.onRemove}
          >
            <CloseOutlined aria-hidden style={{ fontSize: 10 }} />
          </button>
        </span>
      ))}
      {chips.length > 0 && (
        <Button type="link" size="small" onClick={onClear}>
          {texts.clear}
        </Button>
      )}
      <span className={css["total"]} role="status">
        {totalCount !== undefined && (chips.length > 0 ? texts.match(totalCount) : texts.total(totalCount))}
      </span>
    </div>
  );
}

const catalogue = messages({
  zh: {
    remove: (what: string) => `去掉「${what}」`,
    clear: "全部清除",
    match: (count: number) => `${formatNumber(count)} 个符合`,
    total: (count: number) => `共 ${formatNumber(count)} 个`,
  },
  en: {
    remove: (what) => `Remove “${what}”`,
    clear: "Clear all",
    match: (count) => plural(count, "# matches", "# match"),
    total: (count) => `${formatNumber(count)} in all`,
  },
});
