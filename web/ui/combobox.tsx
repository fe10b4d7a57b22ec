import Input from "antd/es/input/Input";
import { useId, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { messages, useMessages } from "../i18n/messages.ts";
import { classNames } from "./class-names.ts";
import css from "./combobox.module.css";

export interface ComboboxOption {
  key: string;
  /** What is read out and shown. */
  label: ReactNode;
  disabled?: boolean;
}

interface ComboboxProps {
  /** From `Field`. */
  control: { id: string; "aria-describedby"?: string | undefined; "aria-invalid"?: boolean };
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  /** What fits the text; undefined while it is read. */
  options: readonly ComboboxOption[] | undefined;
  onPick: (key: string) => void;
  disabled?: boolean;
}

/** A field that offers what fits what is typed. Arrow keys move, Enter picks, Esc closes; the text stays for the next pick. */
export function Combobox({ control, placeholder, text, onText, options, onPick, disabled = false }: ComboboxProps) {
  const texts = useMessages(catalogue);
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const shown = open && !disabled;
  const at = Math.min(active, (options?.length ?? 1) - 1);

  const pick = (option: ComboboxOption | undefined): void => {
    if (option && !option.disabled) onPick(option.key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!open) setOpen(true);
        else if (options) setActive((at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length);
        return;
      }
      case "Enter":
        // Enter must not submit the form around it while something can be picked.
        if (shown && options && options.length > 0) {
          event.preventDefault();
          pick(options[at]);
        }
        return;
      case "Escape":
        if (open) {
          event.preventDefault();
          event.stopPropagation();
          setOpen(false);
        }
        return;
    }
  };

  return (
    <div className={css["box"]}>
      <Input
        {...control}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={listId}
        aria-activedescendant={shown && options?.[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        disabled={disabled}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={placeholder}
        className={css["list"]}
        hidden={!shown}
        // A press must not take the focus from the field, or the list closes before the pick.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown &&
          options?.map((option, index) => (
            <div
              key={option.key}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              aria-disabled={option.disabled}
              className={classNames(css["option"], index === at && css["active"])}
              onPointerMove={() => setActive(index)}
              onClick={() => pick(option)}
            >
              {option.label}
            </div>
          ))}
      </div>
      {shown && (!options || options.length === 0) && (
        <div className={css["nothing"]} role="status">
          {options ? texts.nothing : texts.reading}
        </div>
      )}
    </div>
  );
}

const catalogue = messages({
  zh: { nothing: "没有符合的", reading: "正在查找…" },
  en: { nothing: "Nothing fits", reading: "Looking…" },
});
