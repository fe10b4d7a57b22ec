import { useId } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { formatNumber } from "../i18n/formats.ts";
import css from "./tabs.module.css";

export interface Tab<T extends string> {
  id: T;
  label: string;
  count?: number | string | undefined;
}

interface TabsProps<T extends string> {
  /** What the tabs divide, for screen readers. */
  label: string;
  tabs: readonly Tab<T>[];
  chosen: T;
  onChoose: (id: T) => void;
  /** What the chosen tab shows. */
  children: ReactNode;
}

/** Parts of a page, one at a time. Arrow keys, Home and End move among the tabs. */
export function Tabs<T extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<T>) {
  const id = useId();
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const target = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!target) return;
    event.preventDefault();
    onChoose(target.id);
    document.getElementById(`${id}-${target.id}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} className={css["tabs"]} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            className={css["tab"]}
            onClick={() => onChoose(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className={css["count"]}>
                {typeof tab.count === "number" ? formatNumber(tab.count) : tab.count}
              </span>
            )}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  );
}
