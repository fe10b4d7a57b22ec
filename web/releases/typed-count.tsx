import Input from "antd/es/input/Input";
import { messages, useMessages } from "../i18n/messages.ts";
import { Field } from "../ui/field.tsx";

/** Above so many accounts their number is typed before an act that touches all of them. */
export const typedAbove = 50;

export function isCounted(count: number, typed: string): boolean {
  return count <= typedAbove || typed.replaceAll(/[,\s]/g, "") === String(count);
}

interface TypedCountProps {
  count: number;
  typed: string;
  tried: boolean;
  onType: (typed: string) => void;
}

/** Whoever acts on many accounts types how many: a slip of the hand does not know the number. */
export function TypedCount({ count, typed, tried, onType }: TypedCountProps) {
  const texts = useMessages(catalogue);
  if (count <= typedAbove) return null;
  return (
    <Field label={texts.type(count)} error={tried && !isCounted(count, typed) ? texts.differs : undefined}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}

const catalogue = messages({
  zh: { type: (count: number) => `输入账号数 ${count} 以确认`, differs: "与账号数不一致" },
  en: { type: (count) => `Type ${count} to confirm how many accounts`, differs: "Not the number of accounts" },
});
