import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { formatNumber } from "../i18n/formats.ts";
import css from "./page.module.css";

const firstPageMs = 3_000; // later pages are reached by the viewer's own act

interface PageHeaderProps {
  title: ReactNode;
  /** The browser tab's title, where it says more than the heading ("64 % · #128 Orders 2.3.1"). */
  tabTitle?: string;
  /** How many there are, beside the title of a list. */
  count?: number | undefined;
  /** A link to where one came from. */
  back?: ReactNode;
  /** One line below the title. */
  children?: ReactNode;
  acts?: ReactNode;
}

/** A page's one `h1`. Title and focus move with the route. */
export function PageHeader({ title, tabTitle, count, back, children, acts }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const tab = tabTitle ?? (typeof title === "string" ? title : undefined);
  useEffect(() => {
    if (tab) document.title = `${tab} · Minifleet`;
  }, [tab]);
  useEffect(() => {
    // Not on the first page, and not when something on the new page has taken the focus already.
    const nowhere = document.activeElement === document.body || document.activeElement?.closest("[data-nav]");
    if (nowhere && performance.now() > firstPageMs) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={css["head"]}>
      <div className={css["titles"]}>
        {back && <div className={css["back"]}>{back}</div>}
        <div className={css["title"]}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {count !== undefined && <span className={css["count"]}>{formatNumber(count)}</span>}
        </div>
        {children}
      </div>
      {acts && <div className={css["acts"]}>{acts}</div>}
    </header>
  );
}
