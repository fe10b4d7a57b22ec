import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import Input from "antd/es/input/Input";
import { useEffect, useRef, useState } from "react";
import css from "./filters.module.css";

const waitMs = 250; // after the last key

interface SearchFieldProps {
  /** What is searched; the field's name and placeholder. */
  label: string;
  value: string | undefined;
  onSearch: (text: string | undefined) => void;
}

/** Tells what is searched for once typing pauses, never in the middle of an input method's composition. */
export function SearchField({ label, value = "", onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const told = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    // Changed from outside (back, a removed chip), not by our own telling.
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const tell = (typed: string): void => {
    clearTimeout(timer.current);
    const folded = foldSearch(typed);
    if (folded === told.current) return;
    told.current = folded;
    onSearch(folded || undefined);
  };
  const later = (typed: string): void => {
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => tell(typed), waitMs);
  };

  return (
    <div className={css["search"]}>
      <Input
        data-search
        type="search"
        aria-label={label}
        placeholder={label}
        prefix={<SearchOutlined aria-hidden />}
        allowClear
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          later(event.target.value);
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          later(event.currentTarget.value);
        }}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) tell(event.currentTarget.value);
        }}
      />
    </div>
  );
}

/** Full-width letters and digits, as an input method leaves them, are the same as plain ones. */
export function foldSearch(text: string): string {
  return text.normalize("NFKC").trim();
}
