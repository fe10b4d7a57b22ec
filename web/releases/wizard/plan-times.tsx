import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useId } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { Field } from "../../ui/field.tsx";
import deployCss from "../deploy/deploy.module.css";
import fieldCss from "../../ui/field.module.css";
import { catalogue } from "./plan-messages.ts";
import type { PlanFieldsProps } from "./plan-fields.tsx";
import type { TypedFreeze, TypedWindow } from "./typed-plan.ts";
import css from "./wizard.module.css";

const dayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const chinaZone = "Asia/Shanghai";

/** When it works: windows of the week, and days on which it does nothing. */
export function PlanTimes({ plan, onChange, errorAt }: PlanFieldsProps) {
  const texts = useMessages(catalogue);
  const { windows, freezes } = plan;
  const setWindow = (place: number, part: Partial<TypedWindow>): void =>
    onChange({ ...plan, windows: windows.map((window, index) => (index === place ? { ...window, ...part } : window)) });
  const setFreeze = (place: number, part: Partial<TypedFreeze>): void =>
    onChange({ ...plan, freezes: freezes.map((freeze, index) => (index === place ? { ...freeze, ...part } : freeze)) });
  return (
    <>
      <fieldset>
        <legend>{texts.windows}</legend>
        <p className={deployCss["help"]}>{texts.windowsHelp}</p>
        {windows.map((window, place) => (
          <div key={place} className={css["times"]}>
            <TimeField
              label={texts.from}
              type="time"
              value={window.from}
              error={errorAt(`plan.windows.${place}.from`)}
              onChange={(from) => setWindow(place, { from })}
            />
            <TimeField
              label={texts.until}
              type="time"
              value={window.to}
              error={errorAt(`plan.windows.${place}.to`)}
              onChange={(to) => setWindow(place, { to })}
            />
            <ZoneField value={window.zone} onChange={(zone) => setWindow(place, { zone })} />
            <Days chosen={window.days} onChange={(days) => setWindow(place, { days })} />
            <Button size="small" onClick={() => onChange({ ...plan, windows: without(windows, place) })}>
              {texts.removeWindow(place + 1)}
            </Button>
          </div>
        ))}
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() =>
            onChange({ ...plan, windows: [...windows, { days: [], from: "09:00", to: "18:00", zone: chinaZone }] })
          }
        >
          {texts.addWindow}
        </Button>
      </fieldset>
      <fieldset>
        <legend>{texts.freezes}</legend>
        <p className={deployCss["help"]}>{texts.freezesHelp}</p>
        {freezes.map((freeze, place) => (
          <div key={place} className={css["times"]}>
            <TimeField
              label={texts.from}
              type="datetime-local"
              value={freeze.from}
              error={errorAt(`plan.freezes.${place}.from`)}
              onChange={(from) => setFreeze(place, { from })}
            />
            <TimeField
              label={texts.until}
              type="datetime-local"
              value={freeze.until}
              error={errorAt(`plan.freezes.${place}.until`)}
              onChange={(until) => setFreeze(place, { until })}
            />
            <Field label={texts.freezeReason} error={errorAt(`plan.freezes.${place}.reason`)}>
              {(control) => (
                <Input
                  {...control}
                  value={freeze.reason}
                  onChange={(event) => setFreeze(place, { reason: event.target.value })}
                />
              )}
            </Field>
            <Button size="small" onClick={() => onChange({ ...plan, freezes: without(freezes, place) })}>
              {texts.removeFreeze(place + 1)}
            </Button>
          </div>
        ))}
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => onChange({ ...plan, freezes: [...freezes, { from: "", until: "", reason: "" }] })}
        >
          {texts.addFreeze}
        </Button>
      </fieldset>
    </>
  );
}

interface TimeFieldProps {
  label: string;
  type: "time" | "datetime-local";
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function TimeField({ label, type, value, error, onChange }: TimeFieldProps) {
  return (
    <Field label={label} error={error}>
      {(control) => <Input {...control} type={type} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

/** WeChat's time, or the viewer's. */
function ZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const texts = useMessages(catalogue);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Field label={texts.zone}>
      {({ status: _status, ...control }) => (
        <select
          {...control}
          className={deployCss["select"]}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {[...new Set([chinaZone, own, value])].map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Days on which a window opens; none ticked is every day. */
function Days({ chosen, onChange }: { chosen: readonly number[]; onChange: (days: number[]) => void }) {
  const texts = useMessages(catalogue);
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={css["legend"]}>
        {texts.days} {chosen.length === 0 && <small>({texts.everyDay})</small>}
      </span>
      <div className={fieldCss["choices"]}>
        {dayNames.map((name, index) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(index + 1)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...chosen, index + 1].toSorted((a, b) => a - b)
                    : chosen.filter((day) => day !== index + 1),
                )
              }
            />
            {texts[name]}
          </label>
        ))}
      </div>
    </div>
  );
}

function without<T>(list: readonly T[], place: number): T[] {
  return list.filter((_item, index) => index !== place);
}
