import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import css from "./field.module.css";

interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
  status: "error" | "";
}

interface FieldProps {
  label: string;
  help?: ReactNode;
  /** What the server refused here; the first field with one takes the focus. */
  error?: string | undefined;
  /** Spread into the control: `{(control) => <Input {...control} value=… />}` */
  children: (control: FieldControl) => ReactNode;
}

/** A labelled control with its help and its error. */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!error) return;
    const first = box.current?.closest("form, dialog, main")?.querySelector<HTMLElement>("[aria-invalid='true']");
    if (first && box.current?.contains(first)) first.focus();
  }, [error]);
  const described = error || help ? `${id}-note` : undefined;
  return (
    <div className={css["field"]} ref={box}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": described, "aria-invalid": Boolean(error), status: error ? "error" : "" })}
      {(error ?? help) !== undefined && (
        <div id={`${id}-note`} className={error ? css["error"] : css["help"]} role={error ? "alert" : undefined}>
          {error ?? help}
        </div>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; disabled?: boolean }[];
  onChange: (value: T) => void;
  help?: ReactNode;
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, value, options, onChange, help }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={css["field"]}>
      <legend className={css["label"]} style={{ fontWeight: 600 }}>
        {label}
      </legend>
      <div className={css["choices"]}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled ?? false}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {help && <div className={css["help"]}>{help}</div>}
    </fieldset>
  );
}

/** A box to tick, with its sentence. */
export function Tick({
  checked,
  onChange,
  disabled = false,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={css["choices"]}>
      <label>
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{children}</span>
      </label>
    </div>
  );
}
