import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import { useMessages } from "../../i18n/messages.ts";
import deployCss from "../deploy/deploy.module.css";
import { NumberField } from "./number-field.tsx";
import { catalogue } from "./plan-messages.ts";
import type { TypedPhase } from "./typed-phases.ts";
import css from "./wizard.module.css";

interface PhaseFieldsProps {
  phases: readonly TypedPhase[];
  onChange: (phases: TypedPhase[]) => void;
  /** What is wrong at a path such as "phases.0.percentage". */
  errorAt: (path: string) => string | undefined;
}

/** Shares of each account's users, one after the other. */
export function PhaseFields({ phases, onChange, errorAt }: PhaseFieldsProps) {
  const texts = useMessages(catalogue);
  const change = (place: number, part: Partial<TypedPhase>): void =>
    onChange(phases.map((phase, index) => (index === place ? { ...phase, ...part } : phase)));
  return (
    <fieldset className={css["part"]}>
      <legend>{texts.phases}</legend>
      <p className={deployCss["help"]}>{texts.phasesHelp}</p>
      {phases.map((phase, place) => (
        // Phases have no name of their own; their place is all there is.
        <div key={place} className={css["phase"]}>
          <NumberField
            label={texts.percentage(place + 1)}
            value={phase.percentage}
            error={errorAt(`phases.${place}.percentage`)}
            onChange={(percentage) => change(place, { percentage })}
          />
          <NumberField
            label={place === 0 ? texts.afterApproval : texts.afterPhase}
            value={phase.minutes}
            error={errorAt(`phases.${place}.afterMinutes`)}
            onChange={(minutes) => change(place, { minutes })}
          />
          {phases.length > 1 && (
            <Button size="small" onClick={() => onChange(phases.filter((_phase, index) => index !== place))}>
              {texts.removePhase(place + 1)}
            </Button>
          )}
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => onChange([...phases, { percentage: "100", minutes: "60" }])}
      >
        {texts.addPhase}
      </Button>
    </fieldset>
  );
}
