import type { ReactNode } from "react";
import css from "./page.module.css";

interface EmptyStateProps {
  /** One sentence: why nothing is here, or what fills it. */
  children: ReactNode;
  /** One primary button, one link. */
  acts?: ReactNode;
}

/** What a list or page shows when there is nothing. */
export function EmptyState({ children, acts }: EmptyStateProps) {
  return (
    <div className={css["empty"]}>
      <svg width="112" height="64" viewBox="0 0 112 64" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
        <path d="M34 38h44l-6 11H41z" strokeLinejoin="round" />
        <path d="M38 33l8-11v11zM51 33l10-19v19zM66 33l8-13v13" strokeLinejoin="round" strokeDasharray="3 3" />
        <path
          d="M4 56c6 0 6-3 12-3s6 3 12 3 6-3 12-3 6 3 12 3 6-3 12-3 6 3 12 3 6-3 12-3 6 3 12 3"
          strokeLinecap="round"
        />
      </svg>
      <p>{children}</p>
      {acts && <div className={css["emptyActs"]}>{acts}</div>}
    </div>
  );
}
