import Input from "antd/es/input/Input";
import { Field } from "../../ui/field.tsx";

interface NumberFieldProps {
  label: string;
  value: string;
  help?: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** Text, so that what is half typed stays; the server judges it. */
export function NumberField({ label, value, help, error, onChange }: NumberFieldProps) {
  return (
    <Field label={label} error={error} help={help}>
      {(control) => (
        <Input {...control} inputMode="decimal" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
