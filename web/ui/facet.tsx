import DownOutlined from "@ant-design/icons/es/icons/DownOutlined";
import { Popover } from "./popover.tsx";
import css from "./filters.module.css";

export interface FacetOption<T extends string | number> {
  value: T;
  label: string;
}

interface FacetProps<T extends string | number> {
  label: string;
  options: readonly FacetOption<T>[];
  chosen: readonly T[] | undefined;
  /** undefined when nothing is chosen any more. */
  onChange: (chosen: T[] | undefined) => void;
}

/** One way to narrow a list: a button that opens a few boxes to tick. */
export function Facet<T extends string | number>(props: FacetProps<T>) {
  const { label, chosen = [] } = props;
  return (
    <Popover
      className={css["facet"]}
      button={
        <>
          {label}
          {chosen.length > 0 && <span className={css["count"]}>{chosen.length}</span>}
          <DownOutlined aria-hidden style={{ fontSize: 10 }} />
        </>
      }
    >
      <FacetOptions {...props} />
    </Popover>
  );
}

/** The boxes alone, where several ways to narrow share one button. */
export function FacetOptions<T extends string | number>({ label, options, chosen = [], onChange }: FacetProps<T>) {
  const toggle = (value: T): void => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset className={css["options"]}>
      <legend className={css["legend"]}>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
          <bdi>{option.label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
