import type { ReactNode } from "react";
import css from "./page.module.css";

/** A part of a page on its own ground. */
export function Card({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <section className={css["card"]}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** Names and their values, in two columns. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [name: string, value: ReactNode] | null | undefined | false)[];
}) {
  return (
    <dl className={css["facts"]}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]} style={{ display: "contents" }}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1] ?? "–"}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
