import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import { useMessages } from "../../i18n/messages.ts";
import { Field, Tick } from "../../ui/field.tsx";
import deployCss from "../deploy/deploy.module.css";
import { NumberField } from "./number-field.tsx";
import { PlanTimes } from "./plan-times.tsx";
import { catalogue } from "./plan-messages.ts";
import { emptyWave } from "./typed-plan.ts";
import type { TypedPlan, TypedWave } from "./typed-plan.ts";
import css from "./wizard.module.css";

const mostWaves = 10; // on screen; the API takes 20

export interface PlanFieldsProps {
  plan: TypedPlan;
  onChange: (plan: TypedPlan) => void;
  /** What is wrong at a path such as "plan.waves.0.accounts". */
  errorAt: (path: string) => string | undefined;
}

/** Waves with their gates, when it stops by itself, and behind "more" the times in which it works. */
export function PlanFields({ plan, onChange, errorAt }: PlanFieldsProps) {
  const texts = useMessages(catalogue);
  const change = (part: Partial<TypedPlan>): void => onChange({ ...plan, ...part });
  const setWave = (place: number, part: Partial<TypedWave>): void =>
    change({ waves: plan.waves.map((wave, index) => (index === place ? { ...wave, ...part } : wave)) });
  const isWrong = ["windows", "freezes", "concurrency"].some((part) => errorAt(`plan.${part}`) !== undefined);
  return (
    <>
      <fieldset className={css["part"]}>
        <legend>{texts.plan}</legend>
        <p className={deployCss["help"]}>{texts.planHelp}</p>
        {plan.waves.map((wave, place) => (
          // Waves have no name of their own; their place is all there is.
          <fieldset key={place} className={css["wave"]}>
            <legend>{texts.wave(place + 1)}</legend>
            <WaveFields wave={wave} place={place} onChange={(part) => setWave(place, part)} errorAt={errorAt} />
            <div className={css["ends"]}>
              <Tick checked={wave.manual} onChange={(manual) => setWave(place, { manual })}>
                {texts.manual}
              </Tick>
              <Button
                size="small"
                onClick={() => change({ waves: plan.waves.filter((_wave, index) => index !== place) })}
              >
                {texts.removeWave(place + 1)}
              </Button>
            </div>
          </fieldset>
        ))}
        <div className={css["acts"]}>
          <span>{texts.rest}</span>
          {plan.waves.length < mostWaves && (
            <Button
              size="small"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => change({ waves: [...plan.waves, emptyWave] })}
            >
              {texts.addWave}
            </Button>
          )}
        </div>
      </fieldset>
      <fieldset className={css["part"]}>
        <legend>{texts.halt}</legend>
        <p className={deployCss["help"]}>{texts.haltHelp}</p>
        <div className={css["numbers"]}>
          <NumberField
            label={texts.haltShare}
            value={plan.haltShare}
            error={errorAt("plan.halt.problemShare")}
            onChange={(haltShare) => change({ haltShare })}
          />
          <NumberField
            label={texts.haltMinimum}
            value={plan.haltMinimum}
            error={errorAt("plan.halt.minimum")}
            onChange={(haltMinimum) => change({ haltMinimum })}
          />
          <NumberField
            label={texts.haltErrcode}
            value={plan.haltErrcode}
            error={errorAt("plan.halt.sameErrcode")}
            onChange={(haltErrcode) => change({ haltErrcode })}
          />
        </div>
      </fieldset>
      <details className={deployCss["more"]} open={isWrong || undefined}>
        <summary>{texts.more}</summary>
        <PlanTimes plan={plan} onChange={onChange} errorAt={errorAt} />
        <NumberField
          label={texts.concurrency}
          value={plan.concurrency}
          help={texts.concurrencyHelp}
          error={errorAt("plan.concurrency")}
          onChange={(concurrency) => change({ concurrency })}
        />
      </details>
    </>
  );
}

interface WaveFieldsProps {
  wave: TypedWave;
  place: number;
  onChange: (part: Partial<TypedWave>) => void;
  errorAt: (path: string) => string | undefined;
}

function WaveFields({ wave, place, onChange, errorAt }: WaveFieldsProps) {
  const texts = useMessages(catalogue);
  const at = `plan.waves.${place}`;
  return (
    <div className={css["numbers"]}>
      <NumberField
        label={texts.size}
        value={wave.size}
        error={errorAt(`${at}.accounts`) ?? errorAt(`${at}.share`)}
        onChange={(size) => onChange({ size })}
      />
      <Field label={texts.unit}>
        {({ status: _status, ...control }) => (
          <select
            {...control}
            className={deployCss["select"]}
            value={wave.unit}
            onChange={(event) => onChange({ unit: event.target.value === "share" ? "share" : "accounts" })}
          >
            <option value="accounts">{texts.accounts}</option>
            <option value="share">{texts.share}</option>
          </select>
        )}
      </Field>
      <NumberField
        label={texts.approved}
        value={wave.approved}
        error={errorAt(`${at}.gate.approvedShare`)}
        onChange={(approved) => onChange({ approved })}
      />
      <NumberField
        label={texts.problems}
        value={wave.problems}
        error={errorAt(`${at}.gate.problemShare`)}
        onChange={(problems) => onChange({ problems })}
      />
      <NumberField
        label={texts.minutes}
        value={wave.minutes}
        error={errorAt(`${at}.gate.minutes`)}
        onChange={(minutes) => onChange({ minutes })}
      />
    </div>
  );
}
