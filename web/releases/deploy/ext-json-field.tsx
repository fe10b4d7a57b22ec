import Button from "antd/es/button";
import { useMessages } from "../../i18n/messages.ts";
import { Field } from "../../ui/field.tsx";
import { tellUndoable } from "../../ui/toasts.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { readTyped } from "./ext-json.ts";
import { catalogue } from "./messages.ts";
import css from "./deploy.module.css";

export interface EarlierExtJson {
  name: string;
  text: string;
}

interface ExtJsonFieldProps {
  text: string;
  onChange: (text: string) => void;
  /** What the server finds wrong with it. */
  error: string | undefined;
  earlier: readonly EarlierExtJson[];
}

/** ext.json, checked while it is typed; what was sent before is one click away. */
export function ExtJsonField({ text, onChange, error, earlier }: ExtJsonFieldProps) {
  const texts = useMessages(catalogue);
  const typed = readTyped(text);
  const problem =
    "problem" in typed
      ? typed.problem
        ? texts.notJsonAt(typed.problem.line, typed.problem.column)
        : texts.notJson
      : error;
  const use = (other: string): void => {
    onChange(other);
    if (text.trim() !== "" && text !== other) {
      tellUndoable(texts.replaced, { name: texts.undo, run: () => onChange(text) });
    }
  };
  return (
    <>
      <Field
        label={texts.extJson}
        error={problem}
        help={text.trim() === "" ? texts.extJsonHelp : `${texts.extJsonValid} · ${texts.extJsonHelp}`}
      >
        {(control) => (
          <TextArea
            {...control}
            mono
            rows={3}
            spellCheck={false}
            autoCapitalize="none"
            placeholder="{}"
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {earlier.length > 0 && (
        <div className={css["earlier"]}>
          <span>{texts.useLast}</span>
          {earlier.map(({ name, text: other }) => (
            <Button key={name} size="small" disabled={text === other} onClick={() => use(other)}>
              <bdi>{name}</bdi>
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
