import { formatNumber } from "../i18n/formats.ts";
import { classNames } from "./class-names.ts";
import hueCss from "./hue.module.css";
import type { Hue } from "./hues.ts";
import css from "./stage-bar.module.css";

export interface Stage {
  id: string;
  label: string;
  count: number;
  hue: Hue;
  /** hatched: waits for a person · outlined: ended without an effect */
  look?: "hatched" | "outlined";
}

interface StageBarProps {
  /** From done to problem. */
  stages: readonly Stage[];
  /** The whole bar in one sentence. */
  sentence: string;
  legend?: boolean;
  /** The legend's counts then filter. */
  picked?: string | undefined;
  onPick?: (id: string | undefined) => void;
}

/** How many are where; the legend's counts are buttons where something can be filtered by them. */
export function StageBar({ stages, sentence, legend = false, picked, onPick }: StageBarProps) {
  const shown = stages.filter(({ count }) => count > 0);
  return (
    <div>
      <div className={css["bar"]} role="img" aria-label={sentence}>
        {shown.map(({ id, count, hue, look }) => (
          <div
            key={id}
            className={classNames(css["segment"], hueCss[hue], look && css[look])}
            style={{ flexGrow: count, flexBasis: 0 }}
          />
        ))}
      </div>
      {legend && (
        <div className={css["legend"]}>
          {shown.map((stage) => {
            const content = (
              <>
                <span className={classNames(css["swatch"], hueCss[stage.hue], stage.look && css[stage.look])} />
                {stage.label} {formatNumber(stage.count)}
              </>
            );
            return onPick ? (
              <button
                key={stage.id}
                type="button"
                aria-pressed={picked === stage.id}
                onClick={() => onPick(picked === stage.id ? undefined : stage.id)}
              >
                {content}
              </button>
            ) : (
              <span key={stage.id}>{content}</span>
            );
          })}
        </div>
      )}
    </div>
  );
}
