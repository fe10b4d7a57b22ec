import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useMessages } from "../../i18n/messages.ts";
import { Field } from "../../ui/field.tsx";
import { catalogue } from "./messages.ts";
import { emptyItem } from "./more-settings.ts";
import type { TypedItem } from "./more-settings.ts";
import css from "./deploy.module.css";

const maxItems = 5; // WeChat's (85023)
const levels = [1, 2, 3] as const;

interface AuditItemsProps {
  items: readonly TypedItem[];
  onChange: (items: TypedItem[]) => void;
  errorAt: (path: string) => string | undefined;
}

/** Pages and categories for the reviewer. */
export function AuditItems({ items, onChange, errorAt }: AuditItemsProps) {
  const texts = useMessages(catalogue);
  const change = (place: number, part: Partial<TypedItem>): void =>
    onChange(items.map((item, index) => (index === place ? { ...item, ...part } : item)));
  return (
    <>
      <p className={css["help"]}>{texts.auditHelp}</p>
      {items.map((item, place) => (
        // Items have no name of their own; their place is all there is.
        <fieldset key={place} className={css["item"]}>
          <legend>{texts.item(place + 1)}</legend>
          <div className={css["pairs"]}>
            <TextField
              label={texts.address}
              value={item.address}
              onChange={(address) => change(place, { address })}
              error={errorAt(`auditProfile.items.${place}.address`)}
            />
            <TextField
              label={texts.pageTitle}
              value={item.title}
              onChange={(title) => change(place, { title })}
              error={errorAt(`auditProfile.items.${place}.title`)}
            />
            <TextField
              label={texts.tag}
              value={item.tag}
              onChange={(tag) => change(place, { tag })}
              error={errorAt(`auditProfile.items.${place}.tag`)}
            />
          </div>
          <div className={css["pairs"]}>
            {levels.map((level) => (
              <div key={level} className={css["category"]}>
                <TextField
                  label={texts.category(level)}
                  value={item.classes[level - 1] ?? ""}
                  onChange={(name) => change(place, { classes: replaced(item.classes, level, name) })}
                />
                <TextField
                  label={texts.categoryId(level)}
                  value={item.ids[level - 1] ?? ""}
                  onChange={(id) => change(place, { ids: replaced(item.ids, level, id.replaceAll(/\D/g, "")) })}
                />
              </div>
            ))}
          </div>
          <Button size="small" onClick={() => onChange(items.filter((_item, index) => index !== place))}>
            {texts.removeItem(place + 1)}
          </Button>
        </fieldset>
      ))}
      {items.length < maxItems && (
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...items, emptyItem])}>
          {texts.addItem}
        </Button>
      )}
    </>
  );
}

type Three = readonly [string, string, string];

function replaced([first, second, third]: Three, level: (typeof levels)[number], value: string): Three {
  return [level === 1 ? value : first, level === 2 ? value : second, level === 3 ? value : third];
}

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

function TextField({ label, value, onChange, error }: TextFieldProps) {
  return (
    <Field label={label} error={error}>
      {(control) => <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
